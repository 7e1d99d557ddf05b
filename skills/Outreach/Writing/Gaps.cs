using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>What a message should tell and nobody has said yet: it stands in brackets, and nothing with a gap in it is sent.</summary>
internal static class Gaps
{
    /// <summary>The gap a placeholder leaves.</summary>
    public static string Of(LanguageTemplates templates, string placeholder) =>
        $"[{templates.Phrase("missing", placeholder, form: null, Voice.Neutral, new Dictionary<string, string>()) ?? placeholder}]";

    /// <summary>The gaps a text has, as they stand there. Other words in brackets are no gaps; a placeholder in braces is.</summary>
    public static IReadOnlyList<string> In(string text, LanguageTemplates templates)
    {
        var known = TemplateVocabulary.Phrases["missing"].Select(placeholder => Of(templates, placeholder));
        return [.. known.Where(gap => text.Contains(gap, StringComparison.Ordinal)).Distinct(), .. text.Contains("{{", StringComparison.Ordinal) ? ["{{"] : Array.Empty<string>()];
    }
}
