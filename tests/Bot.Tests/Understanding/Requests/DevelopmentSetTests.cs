using RetentionBot.Bot.Tests.Import;
using RetentionBot.Import;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Testing;
using Xunit.Abstractions;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>How well requests are understood: a development set of our own about fictional customers, and the public seed set where it is at hand.</summary>
public sealed class DevelopmentSetTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Understanding", "Requests");

    [Fact]
    public async Task The_development_set_is_understood()
    {
        var score = await ScoreOfAsync(await RequestListener.OfAsync(Path.Combine(Folder, "customers.csv"), "Maren Holt"), Path.Combine(Folder, "development.jsonl"));

        Assert.True(score.Intents >= 0.95, $"intents: {score.Intents:P1}");
        Assert.True(score.Frames >= 0.92, $"frames: {score.Frames:P1}");
        Assert.True(score.SlotF1 >= 0.985, $"slot F1: {score.SlotF1:0.000}");
        Assert.True(score.ClarifyRecall >= 0.85, $"clarify recall: {score.ClarifyRecall:P0}");
        Assert.Equal(0, score.UnsafeActedOn);
        Assert.True(score.WrongActingCalls <= 1);
    }

    [SkippableFact]
    public async Task The_public_seed_set_is_understood()
    {
        var requests = Path.Combine(PublicData.Folder("."), "utterances-seed.jsonl");
        Skip.IfNot(File.Exists(requests), "The labelled requests are not beside the checkout (../shared/data/utterances-seed.jsonl).");

        var store = new InMemoryStore();
        await new Importer(store, TimeProvider.System).ImportSetAsync("chinook", PublicData.Folder("chinook"), new ImportOptions(), progress: null, default);
        var asker = await new AccountManagerBook(store).ByNameAsync("Jane Peacock", default);

        var score = await ScoreOfAsync(RequestListener.Of(store, asker?.Number ?? 0), requests);

        Assert.True(score.Intents >= 0.98, $"intents: {score.Intents:P1}");
        Assert.True(score.Frames >= 0.98, $"frames: {score.Frames:P1}");
        Assert.Equal(0, score.UnsafeActedOn);
    }

    private async Task<RequestScore> ScoreOfAsync(RequestListener listener, string requests)
    {
        var score = new RequestScore();
        foreach (var request in LabelledRequest.Read(requests))
        {
            score.Add(request, await listener.HearAsync(request));
        }

        output.WriteLine($"intent {score.Intents:P1}, frame {score.Frames:P1}, slot F1 {score.SlotF1:0.000}, clarify {score.ClarifyRecall:P0}, unsafe {score.UnsafeActedOn}, wrong acting {score.WrongActingCalls}");
        score.Faults.ForEach(output.WriteLine);
        return score;
    }
}
