using System.Collections.Frozen;

namespace RetentionBot.Understanding.Phrases;

/// <summary>The polite words around a request, and messages that are nothing but polite.</summary>
internal static class Courtesy
{
    private static readonly string[][] Openings = Phrases(
        "please|pls|kindly|hey|hi|hello|hallo|dear|ok|okay|so|well|and|now|bot|retentionbot|hey bot|hi bot|hello bot|good morning|good afternoon|good evening|" +
        "can you|could you|would you|will you|can you please|could you please|would you please|i'd like to know|i would like to know|i want to know|i need to know|" +
        "do you know|let me know|remind me|quick question|just");

    private static readonly string[][] SoftOpenings = Phrases("tell me|show me|give me|find out|check|say|let me see|i'd like to see|i want to see|i need");

    private static readonly string[][] Closings = Phrases("please|pls|thanks|thank you|thx|for me|asap|right now|again|then|bot|exactly|do you know");

    private static readonly FrozenSet<string> Greetings = Set(
        "hi|hello|hey|hallo|hi there|hello there|hey there|hey bot|hi bot|hello bot|good morning|good afternoon|good evening|start|get started|?");

    private static readonly FrozenSet<string> Thanks = Set(
        "thanks|thank you|thx|cheers|great|perfect|ok|okay|good|nice|cool|thanks a lot|thank you very much|many thanks|great thanks|ok thanks|okay thanks|perfect thanks|got it|bye|goodbye");

    /// <summary>Whether the text only greets.</summary>
    public static bool IsGreeting(PhraseText text) => Greetings.Contains(Whole(text));

    /// <summary>Whether the text only thanks or agrees.</summary>
    public static bool IsThanks(PhraseText text) => Thanks.Contains(Whole(text));

    /// <summary>The text without polite words at both ends; never empty because of it.</summary>
    public static PhraseText Strip(PhraseText text) => StripBehind(StripBefore(text, Openings));

    /// <summary>The text without "tell me" and the like, too.</summary>
    public static PhraseText StripSoft(PhraseText text) => StripBefore(text, SoftOpenings);

    private static PhraseText StripBefore(PhraseText text, string[][] openings)
    {
        while (Array.FindLast(openings, opening => opening.Length < text.Words.Count && Stands(text, 0, opening)) is { } found)
        {
            text = text.Without(0, found.Length);
        }

        return text;
    }

    private static PhraseText StripBehind(PhraseText text)
    {
        while (Array.Find(Closings, closing => closing.Length < text.Words.Count && Stands(text, text.Words.Count - closing.Length, closing)) is { } found)
        {
            text = text.Without(text.Words.Count - found.Length, text.Words.Count);
        }

        return text;
    }

    private static bool Stands(PhraseText text, int at, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (text.Words[at + i].Canonical != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string Whole(PhraseText text) => string.Join(' ', text.Words.Select(word => word.Canonical));

    /// <summary>Ordered by length, so that the longest is the last found.</summary>
    private static string[][] Phrases(string phrases) =>
        [.. phrases.Split('|').Select(phrase => phrase.Split(' ').SelectMany(PhraseText.Canonical).ToArray()).OrderBy(phrase => phrase.Length)];

    private static FrozenSet<string> Set(string texts) => texts.Split('|').ToFrozenSet(StringComparer.Ordinal);
}
