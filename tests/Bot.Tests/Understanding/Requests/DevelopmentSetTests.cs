using Xunit.Abstractions;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>How well requests are understood: a development set of our own about fictional customers, and the public seed set where it is at hand. The floors are what was reached.</summary>
public sealed class DevelopmentSetTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Understanding", "Requests");

    [Fact]
    public async Task The_development_set_is_understood()
    {
        var listener = await RequestListener.OfAsync(Path.Combine(Folder, "customers.csv"), "Maren Holt");
        var score = new RequestScore();
        foreach (var request in LabelledRequest.Read(Path.Combine(Folder, "development.jsonl")))
        {
            score.Add(request, await listener.HearAsync(request));
        }

        output.WriteLine($"intent {score.Intents:P1}, frame {score.Frames:P1}, slot F1 {score.SlotF1:0.000}, clarify {score.ClarifyRecall:P0}, unsafe {score.UnsafeActedOn}, wrong acting {score.WrongActingCalls}");
        score.Faults.ForEach(output.WriteLine);
        Assert.True(score.Intents >= 0.93, $"intents: {score.Intents:P1}");
        Assert.True(score.Frames >= 0.85, $"frames: {score.Frames:P1}");
        Assert.True(score.SlotF1 >= 0.97, $"slot F1: {score.SlotF1:0.000}");
        Assert.True(score.ClarifyRecall >= 0.8, $"clarify recall: {score.ClarifyRecall:P0}");
        Assert.Equal(0, score.UnsafeActedOn);
        Assert.True(score.WrongActingCalls <= 1);
    }
}
