using RetentionBot.Skills.History.InWords;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.Tests.LanguageModel;

public sealed class CitedAnswerTests
{
    private const string NotRead = "an id that was not read";
    private const string NoRecord = "a sentence without a record behind it";
    private const string Brackets = "brackets that are no ids";

    private static readonly EvidenceRecord[] _read =
    [
        Record("C3-20261116", "Complaint, open: torn sacks"),
        Record("I3-20260914T1005.2", "Call by you: wants samples"),
        Record("F12", "Follow-up: send the samples"),
        Record("P3-20260504", "Bought Tin no. 4 by Mr. Lind"),
    ];

    /// <summary>Sentences are parted by a stroke, records by a comma.</summary>
    [Theory]
    [InlineData("The sacks were torn [C3-20261116].", "The sacks were torn [1].", "C3-20261116")]
    [InlineData("The sacks were torn. [C3-20261116]", "The sacks were torn [1].", "C3-20261116")]
    [InlineData("The sacks were torn! [C3-20261116] [F12]", "The sacks were torn [1] [2]!", "C3-20261116,F12")]
    [InlineData("The sacks were torn [c3-20261116].", "The sacks were torn [1].", "C3-20261116")]
    [InlineData("They want samples [I3-20260914t1005.2].", "They want samples [1].", "I3-20260914T1005.2")]
    [InlineData("They want samples [F12, I3-20260914T1005.2].", "They want samples [1][2].", "F12,I3-20260914T1005.2")]
    [InlineData("They want samples [F12; I3-20260914T1005.2 ].", "They want samples [1][2].", "F12,I3-20260914T1005.2")]
    [InlineData("They want samples [F12][C3-20261116].", "They want samples [1][2].", "F12,C3-20261116")]
    [InlineData("Samples are wanted [F12]. Sacks were torn [C3-20261116]. Samples again [f12].", "Samples are wanted [1].|Sacks were torn [2].|Samples again [1].", "F12,C3-20261116")]
    [InlineData("Samples are wanted [F12]\nSacks were torn [C3-20261116]", "Samples are wanted [1]|Sacks were torn [2]", "F12,C3-20261116")]
    [InlineData("  The sacks were torn [C3-20261116].\n\n", "The sacks were torn [1].", "C3-20261116")]
    [InlineData("Not all of them. The sacks were torn [C3-20261116].", "Not all of them. The sacks were torn [1].", "C3-20261116")]
    [InlineData("No, not yet. They want samples [F12].", "No, not yet. They want samples [1].", "F12")]
    [InlineData("Yes! They want samples [F12]. Sacks were torn [C3-20261116].", "Yes! They want samples [1].|Sacks were torn [2].", "F12,C3-20261116")]
    [InlineData("Tin no. 4 was bought by Mr. Lind [P3-20260504]. They want samples [F12].", "Tin no. 4 was bought by Mr. Lind [1].|They want samples [2].", "P3-20260504,F12")]
    public void Answer_WithIdsThatWereRead_IsShownWithTheirNumbers(string said, string sentences, string cited)
    {
        var (answer, fault) = Of(said);

        Assert.Null(fault);
        Assert.NotNull(answer);
        Assert.Equal(sentences.Split('|'), answer.Sentences);
        Assert.Equal(cited.Split(','), answer.Cited.Select(record => record.Id));
    }

    [Theory]
    [InlineData("", NoRecord)]
    [InlineData("The sacks were torn.", NoRecord)]
    [InlineData("The sacks were torn [C3-20261116]. They want samples.", NoRecord)]
    [InlineData("They want samples. The sacks were torn [C3-20261116].", NoRecord)]
    [InlineData("They want samples\nThe sacks were torn [C3-20261116].", NoRecord)]
    [InlineData("The sacks were torn [C3-20261117].", NotRead)]
    [InlineData("The sacks were torn [C3-20261116, C1-20230707].", NotRead)]
    [InlineData("They want samples [I3-20260914].", NotRead)]
    [InlineData("They want samples [I3-20260914T1005].", NotRead)]
    [InlineData("They want samples [F1].", NotRead)]
    [InlineData("They want samples [F12.3].", NoRecord)]
    [InlineData("The sacks were torn [ C3-20261116 ].", NoRecord)]
    [InlineData("The sacks were torn (C3-20261116).", NoRecord)]
    [InlineData("The sacks were torn [1].", NoRecord)]
    [InlineData("The sacks [sic] were torn [C3-20261116].", Brackets)]
    [InlineData("The sacks were torn] [C3-20261116].", Brackets)]
    [InlineData("[C3-20261116]", Brackets)]
    [InlineData("[C3-20261116].", Brackets)]
    [InlineData("The sacks of Helena were torn [C3-20261116].", "a name or a day it was not given")]
    [InlineData("The 7 sacks were torn [C3-20261116].", "a number it was not given")]
    [InlineData("The sacks were torn, see collect.example [C3-20261116].", "a link, an address or markup")]
    [InlineData("Yes, they want samples, too. The sacks were torn [C3-20261116]. No. ", NoRecord)]
    [InlineData("The sacks were torn [C3-20261116]. Not all of them.", NoRecord)]
    [InlineData("Yes, they want a lot more of them. The sacks were torn [C3-20261116].", NoRecord)]
    [InlineData("Yes. They want more. The sacks were torn [C3-20261116].", NoRecord)]
    [InlineData("The answer is no. They want samples [F12].", NoRecord)]
    [InlineData("Nothing was ever solved. They want samples [F12].", NoRecord)]
    [InlineData("No, they are leaving. They want samples [F12].", NoRecord)]
    [InlineData("They moved to Market St. They want samples [F12].", NoRecord)]
    [InlineData("NONE. The sacks were torn [C3-20261116].", NoRecord)]
    public void Answer_ThatDoesNotHold_IsNone(string said, string fault)
    {
        var (answer, found) = Of(said);

        Assert.Null(answer);
        Assert.Equal(fault, found);
    }

    [Fact]
    public void Answer_IsHeldAgainstWhatWasSent_AndNotAgainstWhatIsShown()
    {
        var shown = new EvidenceRecord("C3-20261116", new DateOnly(2026, 11, 16), "Complaint of Helena: 7 sacks", "Complaint");

        Assert.NotNull(CitedAnswer.Of("Helena complained [C3-20261116].", [shown], [], ModelWords.Of("en")).Fault);
    }

    [Fact]
    public void Answer_LongerThanAShortOne_IsNone() =>
        Assert.Equal("more than a short answer", Of(string.Concat(Enumerable.Repeat("The sacks were torn [C3-20261116]. ", 60))).Fault);

    [Fact]
    public void Answer_WithMoreRecordsThanAreShown_IsNone()
    {
        EvidenceRecord[] many = [.. Enumerable.Range(1, 21).Select(number => Record($"F{number}", "Follow-up"))];

        Assert.NotNull(CitedAnswer.Of($"Much is open [{string.Join(", ", many.Take(20).Select(record => record.Id))}].", many, [], ModelWords.Of("en")).Answer);
        Assert.Equal(NoRecord, CitedAnswer.Of($"Much is open [{string.Join(", ", many.Select(record => record.Id))}].", many, [], ModelWords.Of("en")).Fault);
    }

    private static (CitedAnswer? Answer, string? Fault) Of(string said) => CitedAnswer.Of(said, _read, ["what is it about?"], ModelWords.Of("en"));

    private static EvidenceRecord Record(string id, string what) => new(id, new DateOnly(2026, 11, 16), what, what);
}
