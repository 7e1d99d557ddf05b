using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Channels;

namespace RetentionBot.Skills.Outreach.Style;

/// <summary>The rules of a good message, one by one. Pure.</summary>
public static class StyleCheck
{
    /// <summary>The longest subject, in characters.</summary>
    public const int LongestSubject = 50;

    /// <summary>The most words of a thank-you.</summary>
    public const int MostWordsOfThanks = 80;

    private static readonly string[] Links = ["http://", "https://", "www."];

    /// <summary>What is wrong with a message, a sentence each with the rule and the words.</summary>
    /// <param name="hasBought">Whether an order of the customer stands.</param>
    public static IReadOnlyList<string> FaultsOf(ContactPurpose kind, ContactChannel channel, string? subject, string text, StyleList style, bool hasBought)
    {
        var faults = new List<string>();
        var isSpoken = channel.IsSpoken();
        text = isSpoken ? PhoneScript.SaidIn(text) : text;
        var whole = subject is null ? text : $"{subject}\n{text}";
        faults.AddRange(FaultsOfWords(kind, whole, style));
        if (hasBought)
        {
            faults.AddRange(style.Trying.In(whole).Select(words => $"\"{words}\" is nothing to say to somebody who has bought."));
        }

        if (whole.Count(character => character == '!') is > 1 and var marks)
        {
            faults.Add($"There are {marks} exclamation marks; one is the most.");
        }

        if (subject?.Length > LongestSubject)
        {
            faults.Add($"The subject has {subject.Length} characters; {LongestSubject} are the most.");
        }

        if (!isSpoken && (You: style.You.CountIn(text), We: style.We.CountIn(text)) is var told && told.We > told.You)
        {
            faults.Add($"\"We\" and \"I\" stand {told.We} to {told.You} against \"you\"; they come first.");
        }

        if (kind == ContactPurpose.Thanks && !isSpoken && Undated(channel, text).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length is > MostWordsOfThanks and var words)
        {
            faults.Add($"It has {words} words; a thank-you has {MostWordsOfThanks} at the most.");
        }

        if (channel == ContactChannel.Sms && SmsText.Of(text) is { Segments: > SmsText.MostSegments } sms)
        {
            faults.Add($"It is {sms.Segments} SMS long; {SmsText.MostSegments} are the most.");
        }

        if (kind == ContactPurpose.CheckIn && !isSpoken && whole.Count(character => character == '?') is not 1 and var questions)
        {
            faults.Add(questions == 0 ? "It asks nothing; a check-in has one open question." : $"It asks {questions} questions; a check-in has one.");
        }

        return faults;
    }

    /// <summary>A letter without the date above it.</summary>
    private static string Undated(ContactChannel channel, string text) => channel == ContactChannel.Letter && text.IndexOf("\n\n", StringComparison.Ordinal) is > 0 and var at ? text[at..] : text;

    /// <summary>What is wrong with the words alone, of a whole message or of a part of one.</summary>
    public static IEnumerable<string> FaultsOfWords(ContactPurpose kind, string text, StyleList style)
    {
        foreach (var words in style.Banned.In(text))
        {
            yield return $"\"{words}\" is worn out; say it in your own words.";
        }

        foreach (var words in style.Generic.In(text))
        {
            yield return $"\"{words}\" names nobody; a message goes to a named person.";
        }

        foreach (var words in style.Internal.In(text))
        {
            yield return $"\"{words}\" is for the firm, not for the customer.";
        }

        if (kind == ContactPurpose.Apology)
        {
            foreach (var words in style.Conditions.In(text))
            {
                yield return $"\"{words}\" takes the apology back.";
            }
        }

        if (kind == ContactPurpose.Thanks)
        {
            if (text.Contains('?', StringComparison.Ordinal))
            {
                yield return "A thank-you asks nothing.";
            }

            if (Array.Exists(Links, link => text.Contains(link, StringComparison.OrdinalIgnoreCase)))
            {
                yield return "A thank-you has no link.";
            }

            if (style.SalesWordsIn(text) is { Count: > 0 } sales)
            {
                yield return $"A thank-you sells nothing, and this says \"{string.Join("\", \"", sales)}\".";
            }
        }
    }
}
