using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host.Recording;

/// <summary>The process ends at each step of a turn that records something: all of it is there, or nothing, and in the end it is there once.</summary>
public sealed class RecordingEndTests
{
    private static readonly SkillCall Purchase = new SkillCall("log.purchase").With("customer", "#7").With("amount", "12.50").With("currency", "EUR").With("product", "Assam");

    [Fact]
    public async Task Wherever_the_process_ends_fact_totals_audit_undo_and_reply_are_all_there_or_none()
    {
        var (whole, _) = await LiveAsync(endsAt: null);
        Assert.True(whole.Count >= 4, string.Join(", ", whole));
        for (var step = 0; step < whole.Count; step++)
        {
            var (_, left) = await LiveAsync(step);

            Assert.True(left.Distinct().Count() == 1, $"Ended at {whole[step]}: fact {left[0]}, totals {left[1]}, audit {left[2]}, undo {left[3]}, coverage {left[4]}, message answered {left[5]}");
        }
    }

    /// <summary>The steps of a life, and what its end left behind.</summary>
    private static async Task<(IReadOnlyList<string> Steps, bool[] Left)> LiveAsync(int? endsAt)
    {
        var (store, time, fate) = (new InMemoryStore(), new FakeTimeProvider(TurnHost.Now), new Fate { EndsAt = endsAt });
        await using var first = new TurnHost(new MortalStore(store, fate), time) { IsAnonymous = true };
        await using var second = new TurnHost(store, time) { IsAnonymous = true };
        await second.StoreAsync();
        var message = TurnHost.Message("", "m1") with { Call = Purchase, CardId = "card-1" };
        try
        {
            await first.RunAsync(message, new Answers { Fate = fate });
        }
        catch (ProcessEndedException)
        {
        }

        await first.Get<BackgroundTurns>().StopAsync(default);
        var left = await LeftAsync(store);

        // The next process gets the message again, and answers it once.
        time.Advance(TimeSpan.FromMinutes(10));
        await second.RunAsync(message, new Answers());
        await second.WorkAsync();
        Assert.Single(await store.RangeAsync(Schema.Purchases, KeyRange.AllNumbers, 10, descending: false, default));
        Assert.Equal(1, (await store.GetAsync(Schema.Customers, [7L], default))[0].Document.Activity.Orders);
        Assert.Single(await store.RangeAsync(Schema.Undo, KeyRange.AllTexts, 10, descending: false, default));
        return (fate.Steps, left);
    }

    private static async Task<bool[]> LeftAsync(InMemoryStore store) =>
    [
        (await store.RangeAsync(Schema.Purchases, KeyRange.AllNumbers, 10, descending: false, default)).Count == 1,
        (await store.GetAsync(Schema.Customers, [7L], default))[0].Document.Activity.Totals.Count == 1,
        (await store.RangeAsync(Schema.Audit, KeyRange.AllTexts, 10, descending: false, default)).Count(entry => entry.Document is { IsChange: true, Function: "log.purchase" }) == 1,
        (await store.RangeAsync(Schema.Undo, KeyRange.AllTexts, 10, descending: false, default)).Count == 1,
        (await store.RangeAsync(Schema.Coverage, KeyRange.AllTexts, 10, descending: false, default)).Count == 1,
        (await store.RangeAsync(HostSchema.Seen, KeyRange.AllTexts, 10, descending: false, default)).Count > 0,
    ];
}
