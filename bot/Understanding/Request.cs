using System.Globalization;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding;

/// <summary>What somebody typed, without greetings and thanks, its time span read and taken out.</summary>
/// <param name="Text">The words that are left.</param>
/// <param name="Span">The time span; null when there is none.</param>
/// <param name="SpanWords">As it was typed; empty when there is none.</param>
internal sealed record Request(TypedText Text, PeriodFound? Span, string SpanWords)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="turn">Whose day and way of writing dates counts.</param>
    /// <param name="lexicon">The words of the language it is in.</param>
    public static Request Of(string text, SkillTurn turn, Lexicon lexicon) => Of(text, turn.Today, turn.Say.Culture, lexicon);

    /// <inheritdoc cref="Of(string, SkillTurn, Lexicon)"/>
    public static Request Of(string text, DateOnly today, CultureInfo culture, Lexicon lexicon) => PeriodReader.Find(text, today, culture, lexicon) is { } span
        ? new Request(lexicon.Courtesies.Strip(lexicon.Cut(span.Without(text))), span, text.Substring(span.Start, span.Length))
        : new Request(lexicon.Courtesies.Strip(lexicon.Cut(text)), null, "");
}
