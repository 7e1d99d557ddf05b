using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>Reads what account managers write for themselves: greetings, sign-offs and whole templates, a paragraph a line.</summary>
internal static class OwnTemplates
{
    private static readonly TemplateSection Section = new("own", For: null, [], Voice.Neutral, Form: null);

    /// <summary>The lines; those that cannot be read are left out, for none is kept that could not be.</summary>
    public static List<TemplateLine> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, index) => TemplateLine.TryRead(Section, index + 1, line, out _)).OfType<TemplateLine>()];

    /// <summary>What is wrong with a text, in a sentence; null when nothing is.</summary>
    /// <param name="placeholders">Those it may name.</param>
    public static string? FaultOf(string text, IReadOnlyCollection<string> placeholders)
    {
        foreach (var (number, line) in text.Split('\n', StringSplitOptions.TrimEntries).Select((line, index) => (index + 1, line)).Where(line => line.line.Length > 0))
        {
            if (TemplateLine.TryRead(Section, number, line, out var fault) is not { } template)
            {
                return $"Line {number} {fault}.";
            }

            if (template.Placeholders.FirstOrDefault(name => !placeholders.Contains(name)) is { } unknown)
            {
                return $"Line {number} names {{{{ {unknown} }}}}, which I do not know here. There are {string.Join(", ", placeholders)}.";
            }
        }

        return null;
    }
}
