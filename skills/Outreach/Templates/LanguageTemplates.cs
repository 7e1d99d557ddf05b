using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>Everything that can be said in one language.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Messages">The templates of each kind of message.</param>
/// <param name="Phrases">What is used in all of them: greetings, how an order is named.</param>
/// <param name="Style">What a good message does not say.</param>
public sealed record LanguageTemplates(string Language, IReadOnlyDictionary<ContactPurpose, TemplateFile> Messages, TemplateFile Phrases, StyleList Style)
{
    /// <summary>The ways to say a part of a message: those of the tone first, then those of no tone. Never those of another tone.</summary>
    public IEnumerable<TemplateLine> Ways(ContactPurpose kind, string part, string reason, string? form, Voice voice) =>
        OfTone(Messages[kind].Lines.Where(line => line.Section.Serves(part, reason, form)), voice);

    /// <summary>A phrase with its values: of the fitting ones the first whose values are known; null when there is none.</summary>
    /// <param name="of">Of a phrase of several meanings, which one; null for the others.</param>
    public string? Phrase(string phrase, string? of, string? form, Voice voice, IReadOnlyDictionary<string, string> values) =>
        PhraseWays(phrase, of, form, voice).FirstOrDefault(line => line.CanSay(values))?.Say(values);

    /// <summary>All ways to say a phrase, those of the tone first.</summary>
    public IEnumerable<TemplateLine> PhraseWays(string phrase, string? of, string? form, Voice voice) =>
        OfTone(Phrases.Lines.Where(line => line.Section.For == of && line.Section.Serves(phrase, "", form)), voice);

    private static IEnumerable<TemplateLine> OfTone(IEnumerable<TemplateLine> lines, Voice voice) =>
        lines.Where(line => line.Section.Voice == voice || line.Section.Voice == Voice.Neutral).OrderByDescending(line => line.Section.Voice == voice); // lines of one tone keep their order
}
