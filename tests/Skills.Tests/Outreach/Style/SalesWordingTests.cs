using System.Text.Json;
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

    /// <summary>The sentences of the file in the source tree, a JSON object a line.</summary>
    private static IEnumerable<Sentence> Labelled()
    {
        foreach (var (line, number) in File.ReadLines(FindFile(new DirectoryInfo(AppContext.BaseDirectory))).Select((line, index) => (line, index + 1)).Where(line => line.line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return new Sentence(number, root.GetProperty("language").GetString()!, root.GetProperty("text").GetString()!, root.GetProperty("sales").GetBoolean()); // the file has them
        }
    }

    private static string FindFile(DirectoryInfo? from)
    {
        for (; from is not null; from = from.Parent)
        {
            var file = Path.Combine(from.FullName, "tests", "Skills.Tests", "Offers", "sales-wording.jsonl");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException($"There is no tests/Skills.Tests/Offers/sales-wording.jsonl above {AppContext.BaseDirectory}.");
    }

    private sealed record Sentence(int Line, string Language, string Text, bool IsSales);
}
