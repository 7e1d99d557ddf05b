using FsCheck;
using FsCheck.Fluent;
using RetentionBot.Skills.Language;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Something that may be typed or pasted, sense or nonsense.</summary>
/// <param name="Text">Up to 10,000 characters and some more.</param>
/// <param name="Today">The day it is read on.</param>
/// <param name="Culture">How its dates are written.</param>
/// <param name="Subject">Whom the conversation is about; null for nobody.</param>
public sealed record SpoiltText(string Text, DateOnly Today, string Culture, string? Subject);

/// <summary>Makes requests some of whose letters and words are exchanged, rows of pieces that mean something to some reader, arbitrary texts and very long ones.</summary>
public static class SpoiltTexts
{
    private const int Longest = 10_000;

    private static readonly string[] Pieces =
    [
        "", " ", "\t\r\n", "\u00a0", "😀", "👨‍👩‍👧", "🇳🇴", "\ud83d", "\udc4d", "\udc4d\ud83d", "\u202e", "\u200f", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "e\u0301", "\u0301", "\0", "\u0001", "\uffff",
        "<b>", "</script>", "<script>alert(1)</script>", "<at>bot</at>", "&amp;", "**", "[x](http://a)", "{{7*7}}", "${x}", "{customer}", "{0}", "'; DROP TABLE customers;--", "\" OR 1=1", "%s%n", "../../etc/passwd", "\\",
        "99999999999999999999999999999999", "in 99999999999 days", "31/02/2026", "29/02/2025", "0/0/0", "year 0", "in 0000", "since 9999", "before year 1", "next 9999 months", "99:99", "25:00", "at 24:30", "12/31/9999",
        "every 0 days", "every 99999999999 months", "every -3 weeks", "-5", "11 out of 10", "score -1", "NPS 100", "1e999", "€", "€-5", "€99999999999999999999999999999999.99", "1.000.000,00", "½", "٣", "Ⅻ", "top 0", "top 2147483648",
        "from 2026 to 2020", "between 9999 and 1", "tomorrow", "last month", "every month", "3pm", "my", "by phone", "shorter", "and", "or", "to", "'s", "’", "?", "!", ",", ";", ":", "–", "#", "#1", "#99999999", "+", "@", "a@b.example",
        "Crowley", "Harriet", "Søren Kjærgaard", "van der", "Zzyzx", "i̇", "ß", "ŉ", "K",
    ];

    private static readonly Gen<string> Piece = Gen.Elements(Pieces);

    private static readonly Gen<string> Request =
        from example in Gen.Elements(ExampleRequests.In("en").Select(example => example.Text).ToArray())
        from customer in Gen.Elements(KnownCustomers.All.Select(customer => customer.Name).ToArray())
        select FilledRequests.Of(example, customer);

    private static readonly Gen<string> Spoilt =
        from request in Request
        from changes in (from kind in Gen.Choose(0, 7) from place in Gen.Choose(0, int.MaxValue) from piece in Piece select (kind, place, piece)).ListOf()
        select changes.Take(12).Aggregate(request, (text, change) => Changed(text, change.kind, change.place, change.piece));

    private static readonly Gen<string> Row = from pieces in Gen.OneOf(Piece, Request).ListOf() from between in Gen.Elements("", " ") select Cut(string.Join(between, pieces));

    private static readonly Gen<string> Long =
        from piece in Gen.OneOf(Piece, Request, Spoilt)
        from length in Gen.Elements(501, 2_000, Longest)
        select string.Concat(Enumerable.Repeat(piece.Length == 0 ? "a" : piece, (length / Math.Max(1, piece.Length)) + 1));

    public static Arbitrary<SpoiltText> Texts() => Arb.From(
        from text in Gen.Frequency((60, Spoilt), (25, Row), (12, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")), (1, Long))
        where !HoldsHalfAPairInAnAddress(text)
        from day in Gen.Choose(0, (2100 - 1950) * 365)
        from culture in Gen.Elements("en-GB", "en-US", "de-DE")
        from subject in Gen.Elements(null, KnownCustomers.All[0].Name)
        select new SpoiltText(text, new DateOnly(1950, 1, 1).AddDays(day), culture, subject), spoilt => Shorter(spoilt).Where(shorter => !HoldsHalfAPairInAnAddress(shorter.Text)));

    /// <summary>Such a text is left out: the store refuses half of a surrogate pair in a key, so that looking up such an address throws.</summary>
    private static bool HoldsHalfAPairInAnAddress(string text) => text.Contains('@', StringComparison.Ordinal) && text.Where((character, i) =>
        (char.IsHighSurrogate(character) && !(i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))) || (char.IsLowSurrogate(character) && !(i > 0 && char.IsHighSurrogate(text[i - 1])))).Any();

    private static string Changed(string text, int kind, int place, string piece)
    {
        var at = text.Length == 0 ? 0 : place % text.Length;
        return kind switch
        {
            0 => text.Insert(at, piece),
            1 => text[..at] + piece + text[Math.Min(text.Length, at + 1 + (place % 5))..],
            2 when at + 1 < text.Length => $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}",
            3 when text.Length > 0 => text.Remove(at, 1),
            4 when text.Length > 0 => text.Insert(at, text[at].ToString()),
            5 => text[..at] + text[at..].ToUpperInvariant(),
            6 => text[at..],
            _ => $"{text} {piece}",
        };
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];

    /// <summary>For a fault: halves, and the text without one of its characters.</summary>
    private static IEnumerable<SpoiltText> Shorter(SpoiltText spoilt)
    {
        var text = spoilt.Text;
        if (text.Length > 1)
        {
            yield return spoilt with { Text = text[..(text.Length / 2)] };
            yield return spoilt with { Text = text[(text.Length / 2)..] };
        }

        for (var i = 0; i < text.Length && text.Length <= 200; i++)
        {
            yield return spoilt with { Text = text.Remove(i, 1) };
        }
    }
}
