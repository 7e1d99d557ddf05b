using Xunit.Abstractions;

namespace RetentionBot.Skills.Tests.Outreach.Style;

/// <summary>How well selling is told from what only sounds like it: labelled sentences, measured with the style list of each language.</summary>
public sealed class SalesWordingTests(ITestOutputHelper output)
{
    /// <summary>Enough of each language for a figure to mean something.</summary>
    private const int FewestSentences = 30;

    /// <summary>
    /// The lists were written with the sentences of the odd lines of the file in view; nobody has looked at those of the even lines to change a list, and the floors are for these. They stay a little below what was measured.
    /// </summary>
    [Theory]
    [InlineData("en", 0.80, 0.60)]
    [InlineData("de", 0.95, 0.70)]
    [InlineData("fr", 0.88, 0.75)]
    public void Selling_IsToldFromWhatSoundsLikeIt(string language, double leastPrecision, double leastRecall)
    {
        var sentences = Labelled().Where(sentence => sentence.Language == language).ToList();
        Print($"{language}, all", Measure(language, sentences));
        var (heard, right, wrong, missed) = Measure(language, [.. sentences.Where(sentence => sentence.Line % 2 == 0)]);
        Print($"{language}, held out", (heard, right, wrong, missed));

        Assert.True(heard >= FewestSentences, $"There are {heard} sentences in {language}.");
        Assert.True((double)right / (right + wrong) >= leastPrecision, $"Precision in {language}: {right} of {right + wrong}.");
        Assert.True((double)right / (right + missed) >= leastRecall, $"Recall in {language}: {right} of {right + missed}.");
    }

    private void Print(string what, (int Heard, int Right, int Wrong, int Missed) figures) => output.WriteLine(
        $"{what}: precision {(double)figures.Right / (figures.Right + figures.Wrong):P1}, recall {(double)figures.Right / (figures.Right + figures.Missed):P1}; {figures.Heard} sentences, {figures.Right} found, {figures.Wrong} called selling wrongly, {figures.Missed} missed");

    private static (int Heard, int Right, int Wrong, int Missed) Measure(string language, IReadOnlyList<Sentence> sentences)
    {
        var style = TestTemplates.In(language).Style;
        var heard = sentences.Select(sentence => (sentence.IsSales, IsCalledSo: style.SalesWordsIn(sentence.Text).Count > 0)).ToList();
        return (heard.Count, heard.Count(sentence => sentence is { IsSales: true, IsCalledSo: true }), heard.Count(sentence => sentence is { IsSales: false, IsCalledSo: true }), heard.Count(sentence => sentence is { IsSales: true, IsCalledSo: false }));
    }

    private static IEnumerable<Sentence> Labelled() => LabelledLines.Of("Offers", "sales-wording.jsonl")
        .Select(line => new Sentence(line.Line, line.Sentence.GetProperty("language").GetString()!, line.Sentence.GetProperty("text").GetString()!, line.Sentence.GetProperty("sales").GetBoolean())); // the file has them

    private sealed record Sentence(int Line, string Language, string Text, bool IsSales);
}
