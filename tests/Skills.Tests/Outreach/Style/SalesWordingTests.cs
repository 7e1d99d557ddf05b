using System.Text.Json;
using Xunit.Abstractions;

namespace RetentionBot.Skills.Tests.Outreach.Style;

/// <summary>How well selling is told from what only sounds like it: labelled sentences, measured with the style list of each language.</summary>
public sealed class SalesWordingTests(ITestOutputHelper output)
{
    /// <summary>Of what is called selling, at least so much is: who writes a check-in is not to be scolded for nothing.</summary>
    private const double LeastPrecision = 0.95;

    private const double LeastRecallInEnglish = 0.60;
    private const double LeastRecallInGerman = 0.60;
    private const double LeastRecallInFrench = 0.60;

    /// <summary>Enough of each language for a figure to mean something.</summary>
    private const int FewestSentences = 60;

    [Theory]
    [InlineData("en", LeastRecallInEnglish)]
    [InlineData("de", LeastRecallInGerman)]
    [InlineData("fr", LeastRecallInFrench)]
    public void Selling_IsToldFromWhatSoundsLikeIt(string language, double leastRecall)
    {
        var style = TestTemplates.In(language).Style;
        var heard = Labelled().Where(sentence => sentence.Language == language).Select(sentence => (sentence.Text, sentence.IsSales, Words: style.SalesWordsIn(sentence.Text))).ToList();
        var right = heard.Count(sentence => sentence.IsSales && sentence.Words.Count > 0);
        var wrong = heard.Where(sentence => !sentence.IsSales && sentence.Words.Count > 0).ToList();
        var missed = heard.Where(sentence => sentence.IsSales && sentence.Words.Count == 0).ToList();
        var precision = (double)right / (right + wrong.Count);
        var recall = (double)right / (right + missed.Count);

        output.WriteLine($"{language}: precision {precision:P1}, recall {recall:P1}; {heard.Count} sentences, {right} found, {wrong.Count} called selling wrongly, {missed.Count} missed");
        wrong.ForEach(sentence => output.WriteLine($"wrongly ({string.Join(", ", sentence.Words)}): {sentence.Text}"));
        missed.ForEach(sentence => output.WriteLine($"missed: {sentence.Text}"));

        Assert.True(heard.Count >= FewestSentences, $"There are {heard.Count} sentences in {language}.");
        Assert.True(precision >= LeastPrecision, $"Precision in {language}: {precision:P1}.");
        Assert.True(recall >= leastRecall, $"Recall in {language}: {recall:P1}.");
    }

    /// <summary>The sentences of the file in the source tree, a JSON object a line.</summary>
    private static IEnumerable<(string Language, string Text, bool IsSales)> Labelled()
    {
        foreach (var line in File.ReadLines(FindFile(new DirectoryInfo(AppContext.BaseDirectory))).Where(line => line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return (root.GetProperty("language").GetString()!, root.GetProperty("text").GetString()!, root.GetProperty("sales").GetBoolean()); // the file has them
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
}
