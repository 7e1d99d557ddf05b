using FsCheck;
using FsCheck.Fluent;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.LanguageModel;

public sealed class GroundedTextTests
{
    private const string Number = "a number it was not given";
    private const string Name = "a name or a day it was not given";
    private const string Link = "a link, an address or markup";
    private const string Hidden = "a hidden sign";
    private const string LookAlike = "letters that only look like others";

    private static readonly string[] _sources =
    [
        "Complaint, open: two sacks of the Müller-Lüdenscheidt blend arrived torn",
        "Bought 3 × Office blend 5 kg for 1,234.50 NOK",
        "Call by Tobias Finch: Liv O'Brien wants samples at 14:30",
        "Letter from Иван about prices",
    ];

    private static readonly DateOnly[] _days = [new(2026, 11, 16), new(2025, 2, 1)];

    [Theory]
    [InlineData("They complained about torn sacks.", null)]
    [InlineData("Liv wants samples at 14:30.", null)]
    // Days, as they may be written; the month and the day of the week too.
    [InlineData("It was on 16 November 2026.", null)]
    [InlineData("It was on Nov 16.", null)]
    [InlineData("It was on 2026-11-16.", null)]
    [InlineData("It was on 16/11/2026.", null)]
    [InlineData("It was on Monday.", null)]
    [InlineData("It was in February 2025.", null)]
    [InlineData("It was on 17 November 2026.", Number)]
    [InlineData("It was in November 2024.", Number)]
    [InlineData("It was on Tuesday.", Name)]
    [InlineData("It was in March.", Name)]
    [InlineData("May was the worst.", Name)]
    [InlineData("They may buy again.", null)]
    // Numbers, in any writing.
    [InlineData("They paid 1,234.50 NOK.", null)]
    [InlineData("They paid 1234.5 NOK.", null)]
    [InlineData("They paid 1.234,50 NOK.", null)]
    [InlineData("They paid 12345 NOK.", Number)]
    [InlineData("They paid 1,234.05 NOK.", Number)]
    [InlineData("They took 03 of them.", null)]
    [InlineData("They took ３ of them.", null)]
    [InlineData("They took ٤ of them.", Number)]
    [InlineData("They took ④ of them.", Hidden)]
    [InlineData("They took x⁴ of them.", Hidden)]
    [InlineData("They took 𝟒 of them.", LookAlike)]
    [InlineData("One of them was torn.", null)]
    [InlineData("Two sacks were torn.", null)]
    [InlineData("Three sacks were torn.", Number)]
    [InlineData("They bought twice.", Number)]
    [InlineData("A dozen were torn.", Number)]
    // Names: with accents or without, with a genitive, joined, at the beginning.
    [InlineData("Tobias Finch's call was about samples.", null)]
    [InlineData("Tobias’ call was about samples.", null)]
    [InlineData("Muller-Ludenscheidt was torn.", null)]
    [InlineData("MÜLLER was torn.", null)]
    [InlineData("O'Brien wants samples.", null)]
    [InlineData("However, the samples are torn.", null)]
    [InlineData("Helena wants samples.", Name)]
    [InlineData("Tobias Fink called.", Name)]
    [InlineData("The winter-Fennimore blend is torn.", Name)]
    [InlineData("They wrote to NATO.", Name)]
    // What it cannot tell: a name in small letters, and a claim in words that name nobody.
    [InlineData("helena wants samples.", null)]
    [InlineData("They love everything.", null)]
    // Ways out.
    [InlineData("See https://collect.example.", Link)]
    [InlineData("See collect.example.", Link)]
    [InlineData("See collect．example.", Link)]
    [InlineData("See collect。example.", Link)]
    [InlineData("Write to liv@office.", Link)]
    [InlineData("Write to liv＠office.", Link)]
    [InlineData("Write to mailto:liv.", Link)]
    [InlineData("Call tel:liv.", Link)]
    [InlineData("They wrote: samples, please.", null)]
    [InlineData("Samples, e.g. of the blend.", null)]
    [InlineData("Samples.They are torn.", Link)]
    [InlineData("**Samples**", Link)]
    [InlineData("<b>samples</b>", Link)]
    // Letters.
    [InlineData("Иван wants samples.", null)]
    [InlineData("Иvan wants samples.", LookAlike)]
    [InlineData("They want sаmples.", LookAlike)]
    [InlineData("They want ｓamples.", LookAlike)]
    [InlineData("They want 𝐬𝐚𝐦𝐩𝐥𝐞𝐬.", LookAlike)]
    [InlineData("They want ⓢⓐⓜⓟⓛⓔⓢ.", LookAlike)]
    [InlineData("They want 🅂🄰🄼🄿🄻🄴🅂.", LookAlike)]
    [InlineData("They want 🇸🇦.", LookAlike)]
    [InlineData("They are happy 🙂.", null)]
    [InlineData("They want sam\u200Bples.", Hidden)]
    [InlineData("They want \u202Eselpmas.", Hidden)]
    [InlineData("They want sam\u00ADples.", Hidden)]
    [InlineData("They want \u001B[31msamples.", Hidden)]
    [InlineData("They want\u2028samples.", Hidden)]
    [InlineData("They want\nsamples.", null)]
    [InlineData("", null)]
    public void FaultIn_Text(string text, string? fault) => Assert.Equal(fault, Grounded(_sources).FaultIn(text));

    [Theory]
    [InlineData("Helena Vargas")]
    [InlineData("35391555010")]
    [InlineData("оrlа")]
    public void Fault_DoesNotRepeatWhatIsWrong(string wrong) => Assert.DoesNotContain(wrong.Split(' ')[0], Grounded(_sources).FaultIn($"They know {wrong}.")!, StringComparison.OrdinalIgnoreCase); // it has a fault

    [LongProperty(times: 300, timesInLongTests: 20_000)]
    public Property Text_OfSentencesOfItsSources_HasNoFault() => Prop.ForAll(Gen.ArrayOf(Sentences()).Where(sentences => sentences.Length > 0).ToArbitrary(), sentences =>
        Grounded(sentences).FaultIn(string.Join(' ', sentences.Reverse())) is null);

    [LongProperty(times: 300, timesInLongTests: 20_000)]
    public Property Text_WithANumberOfNoSource_HasAFault() => Prop.ForAll(Gen.Choose(2_027, int.MaxValue).ToArbitrary(), Sentences().ToArbitrary(), (number, sentence) =>
        Grounded(_sources).FaultIn(FormattableString.Invariant($"{sentence} It was {number} of them.")) is not null);

    private static GroundedText Grounded(string[] sources) => new(sources, _days, ModelWords.Of("en"));

    /// <summary>What people write down, with names and numbers in any order; no markup and no address.</summary>
    private static Gen<string> Sentences() =>
        from words in Gen.NonEmptyListOf(Gen.Elements("Liv", "müller", "O'Brien", "torn", "sacks", "1,234.50", "14:30", "three", "NATO", "March", "May", "Иван", "twice", "2026-11-16", "№ 7", "Zoë's", "(late)", "—", "10%"))
        select $"They said {string.Join(' ', words)}.";
}
