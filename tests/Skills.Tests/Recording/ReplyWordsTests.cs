using RetentionBot.Skills.Recording;
using Xunit.Abstractions;

namespace RetentionBot.Skills.Tests.Recording;

/// <summary>How well a complaint is told from what only sounds like it, measured with labelled sentences customers may reply with.</summary>
public sealed class ReplyWordsTests(ITestOutputHelper output)
{
    /// <summary>Enough of each language for a figure to mean something.</summary>
    private const int FewestSentences = 30;

    /// <summary>
    /// The list was extended with the sentences of the odd lines of the file in view; those of the even lines were written afterwards and changed nothing in it. Of these it finds few: words tell a complaint that
    /// calls itself one, not one that only describes what happened. It proposes and does nothing by itself, so the floor for what it calls a complaint wrongly is the one that counts.
    /// </summary>
    [Theory]
    [InlineData("en", 0.90, 0.55)]
    [InlineData("de", 0.95, 0.45)]
    [InlineData("fr", 0.95, 0.45)]
    public void Complaint_IsToldFromWhatSoundsLikeIt(string language, double leastPrecision, double leastRecall)
    {
        var sentences = Labelled().Where(sentence => sentence.Language == language).ToList();
        var figures = Print($"{language}, all", sentences);
        Print($"{language}, held out", [.. sentences.Where(sentence => sentence.Line % 2 == 0)]);

        Assert.True(sentences.Count >= FewestSentences, $"There are {sentences.Count} sentences in {language}.");
        Assert.True(figures.Right >= leastPrecision * (figures.Right + figures.Wrong), $"Precision in {language}: {figures.Right} of {figures.Right + figures.Wrong}.");
        Assert.True(figures.Right >= leastRecall * (figures.Right + figures.Missed), $"Recall in {language}: {figures.Right} of {figures.Right + figures.Missed}.");
    }

    private (int Right, int Wrong, int Missed) Print(string what, IReadOnlyList<Sentence> sentences)
    {
        var words = new ReplyWords();
        var heard = sentences.Select(sentence => (sentence.IsComplaint, IsCalledSo: words.ComplaintsIn(sentence.Text).Count > 0)).ToList();
        var right = heard.Count(sentence => sentence is { IsComplaint: true, IsCalledSo: true });
        var wrong = heard.Count(sentence => sentence is { IsComplaint: false, IsCalledSo: true });
        var missed = heard.Count(sentence => sentence is { IsComplaint: true, IsCalledSo: false });
        output.WriteLine($"{what}: precision {right} of {right + wrong}, recall {right} of {right + missed}; {heard.Count} sentences");
        return (right, wrong, missed);
    }

    private static IEnumerable<Sentence> Labelled() => LabelledLines.Of("Recording", "reply-wording.jsonl")
        .Select(line => new Sentence(line.Line, line.Sentence.GetProperty("language").GetString()!, line.Sentence.GetProperty("text").GetString()!, line.Sentence.GetProperty("complaint").GetBoolean())); // the file has them

    private sealed record Sentence(int Line, string Language, string Text, bool IsComplaint);
}
