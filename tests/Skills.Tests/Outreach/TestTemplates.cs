using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>The templates that come with the program, read once.</summary>
internal static class TestTemplates
{
    public static TemplateLibrary Library { get; } = TemplateLibrary.Load(folder: null);

    /// <param name="language">One the program has: de, en or fr.</param>
    public static LanguageTemplates In(string language) => Library.Find(language)!; // the program has it

    /// <summary>The forms of address of a language; null alone for one that has no choice.</summary>
    public static IEnumerable<string?> FormsOf(string language) => In(language).Style.Forms.DefaultIfEmpty();
}
