using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Channels;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>Checks the templates of a language before anybody gets one: that every message can be written, and that no line breaks the style list.</summary>
internal static class TemplateCheck
{
    private const int FewestClosings = 4;

    /// <summary>What stands for a fact while a line is checked: about as long as facts are.</summary>
    private const string AnyFact = "Lorem Ipsum";

    /// <summary>What is wrong, a sentence each with the file and, where there is one, the line.</summary>
    public static IEnumerable<string> FaultsOf(LanguageTemplates templates) =>
        PhraseFaults(templates).Concat(MessageKind.All.SelectMany(kind => MissingParts(kind, templates).Concat(templates.Messages[kind.Purpose].Lines.SelectMany(line => LineFaults(kind, line, templates)))));

    private static IEnumerable<string> PhraseFaults(LanguageTemplates templates)
    {
        var certain = TemplateVocabulary.Common.Where(name => name is "sender" or "name").Concat(["order_day", "talk_day", "count", "mention"]).ToDictionary(name => name, _ => AnyFact);
        foreach (var form in FormsOf(templates))
        {
            foreach (var (phrase, meanings) in TemplateVocabulary.Phrases)
            {
                foreach (var of in meanings.DefaultIfEmpty())
                {
                    if (templates.Phrase(phrase, of, form, Voice.Neutral, certain) is null)
                    {
                        yield return $"{templates.Phrases.Path}: there is nothing for [{Head(phrase, of, form)}] that can always be said; add a line.";
                    }
                }
            }
        }
    }

    /// <summary>Every part of every reason can be said with what is always known, and the ending in more than one way.</summary>
    private static IEnumerable<string> MissingParts(MessageKind kind, LanguageTemplates templates)
    {
        var vocabulary = TemplateVocabulary.Of(kind.Purpose);
        foreach (var form in FormsOf(templates))
        {
            foreach (var reason in vocabulary.Reasons)
            {
                foreach (var part in vocabulary.PartsFor(reason))
                {
                    var ways = templates.Ways(kind.Purpose, part, reason, form, Voice.Neutral).Count(line => line.Placeholders.All(name => IsCertain(name, vocabulary, reason)));
                    if (ways < (part == "closing" ? FewestClosings : 1))
                    {
                        yield return $"{templates.Messages[kind.Purpose].Path}: [{Head(part, reason, form)}] can be said in {ways} ways that need nothing uncertain; add a line{(part == "closing" ? $" until there are {FewestClosings}" : "")}.";
                    }
                }
            }
        }
    }

    private static IEnumerable<string> LineFaults(MessageKind kind, TemplateLine line, LanguageTemplates templates)
    {
        if (line.Section.Part is "avoid" or "point")
        {
            yield break; // for whoever calls, not for the customer
        }

        var text = line.Say(line.Placeholders.ToDictionary(name => name, _ => AnyFact));
        var faults = StyleCheck.FaultsOfWords(kind.Purpose, text, templates.Style).ToList();
        if (kind.Purpose == ContactPurpose.CheckIn && templates.Style.SalesWordsIn(text) is { Count: > 0 } sales)
        {
            faults.Add($"\"{string.Join("\", \"", sales)}\" sells, and a check-in does not.");
        }

        if (line.Section.Part == "subject" && text.Length > StyleCheck.LongestSubject)
        {
            faults.Add($"a subject has {StyleCheck.LongestSubject} characters at the most, and this has {text.Length}.");
        }

        if (line.Section.Part == "sms" && SmsText.Of(text) is { Segments: > SmsText.MostSegments } sms)
        {
            faults.Add($"an SMS has {SmsText.MostSegments} segments at the most, and this has {sms.Segments}.");
        }

        if (text.Count(character => character == '!') > (line.Section.Part == "closing" ? 1 : 0))
        {
            faults.Add("only a closing has an exclamation mark, and only one.");
        }

        if (line.Section.Part == "question" != text.Contains('?', StringComparison.Ordinal) && line.Section.Part != "sms")
        {
            faults.Add(line.Section.Part == "question" ? "a question has a question mark." : "only a question has a question mark.");
        }

        foreach (var fault in faults)
        {
            yield return $"{templates.Messages[kind.Purpose].Path}, line {line.Number}: {fault}";
        }
    }

    private static bool IsCertain(string placeholder, TemplateVocabulary vocabulary, string reason) =>
        placeholder == "sender" || vocabulary.Gaps.Contains(placeholder)
        || (placeholder is "order" or "order_short" or "order_day" && reason is "order" or "first" or "return" or "milestone" or "large" or "new" or "line" or "division")
        || (placeholder, reason) is ("nth", "milestone") or ("solved_day", "solved") or ("talk" or "talk_day", "talk") or ("line", "line") or ("division", "division");

    private static IEnumerable<string?> FormsOf(LanguageTemplates templates) => templates.Style.Forms.DefaultIfEmpty();

    private static string Head(params IEnumerable<string?> words) => string.Join(' ', words.OfType<string>());
}
