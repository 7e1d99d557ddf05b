namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>A file of templates: heads in brackets, a line below for each way to say it, comments behind <c>#</c>.</summary>
/// <param name="Path">What it is called when something is wrong in it.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record TemplateFile(string Path, IReadOnlyList<TemplateLine> Lines)
{
    /// <summary>Reads a file; what is wrong in it goes to <paramref name="faults"/>, a sentence each with file and line.</summary>
    /// <param name="head">Reads the words of a head; null where they mean nothing.</param>
    /// <param name="placeholders">Those its lines may name.</param>
    public static TemplateFile Read(string path, string text, Func<string[], TemplateSection?> head, IReadOnlyCollection<string> placeholders, ICollection<string> faults)
    {
        var lines = new List<TemplateLine>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        TemplateSection? section = null;
        var isSkipped = false;
        foreach (var (number, line) in Language.TextResource.Lines(text))
        {
            if (line is ['[', .. var words, ']'])
            {
                section = head(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                isSkipped = section is null;
                if (isSkipped)
                {
                    faults.Add($"{path}, line {number}: [{words}] is no section I know; write the part and then what it is for, as [closing warm].");
                }
            }
            else if (section is null)
            {
                if (!isSkipped)
                {
                    faults.Add($"{path}, line {number}: '{ShortText.Of(line, 60)}' stands before any section; write one such as [opening] above it.");
                }
            }
            else if (TemplateLine.TryRead(section, number, line, out var fault) is not { } template)
            {
                faults.Add($"{path}, line {number}, {fault}.");
            }
            else if (template.Placeholders.FirstOrDefault(name => !placeholders.Contains(name)) is { } unknown)
            {
                faults.Add($"{path}, line {number}: nothing is known as {{{{ {unknown} }}}} here; there are {string.Join(", ", placeholders)}.");
            }
            else if (!seen.TryAdd(Place(section, line), number))
            {
                faults.Add($"{path}, line {number}: '{ShortText.Of(line, 60)}' stands in line {seen[Place(section, line)]} already; take one of them out.");
            }
            else
            {
                lines.Add(template);
            }
        }

        return new TemplateFile(path, lines);
    }

    /// <summary>A sentence is said once, whatever the tone; a greeting may serve two tones.</summary>
    private static string Place(TemplateSection section, string line) =>
        TemplateVocabulary.Phrases.ContainsKey(section.Part) ? $"{section.Part}/{section.For}/{section.Voice}/{section.Form}/{line}" : $"{section.Part}/{section.Form}/{line}";
}
