using System.CommandLine;
using System.Globalization;
using RetentionBot.Host.Outbox;
using RetentionBot.Store;

namespace RetentionBot.Host.Commands;

/// <summary><c>outbox</c>: what waits to be said and what became of the rest; never what it says.</summary>
internal sealed class OutboxCommand(IStoreAccess access, TimeProvider time)
{
    /// <summary>Counting further, and listing more, tells nobody more.</summary>
    private const int CountedUpTo = 100_000;
    private const int MostListed = 100;

    /// <summary>Every state with the word for it, in the order in which a message passes them.</summary>
    private static readonly (WorkState State, string Word)[] States =
    [
        (WorkState.Waiting, "pending"), (WorkState.Leased, "sending"), (WorkState.Done, "sent"), (WorkState.Lapsed, "lapsed"), (WorkState.Parked, "parked"), (WorkState.Unknown, "unknown"),
    ];

    private readonly Option<string?> _retry = new("--retry") { Description = "The name of a parked or unknown message that is to be sent after all. An unknown one may have arrived already." };
    private readonly Option<string?> _drop = new("--drop") { Description = "The name of a parked or unknown message that is not to be sent." };

    public Command Build()
    {
        var command = new Command("outbox", "Counts what the bot has to say unasked, and lists what was not sent or may not have arrived, with the reason.") { _retry, _drop };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_retry) is not null && result.GetValue(_drop) is not null)
            {
                result.AddError("outbox takes --retry NAME or --drop NAME, not both.");
            }
        });
        command.SetAction((parsed, cancellationToken) => access.WithStoreAsync(
            (store, cancellation) => (parsed.GetValue(_retry), parsed.GetValue(_drop)) switch
            {
                ({ } name, _) => ChangeAsync(store, name, isRetry: true, parsed.InvocationConfiguration.Output, cancellation),
                (_, { } name) => ChangeAsync(store, name, isRetry: false, parsed.InvocationConfiguration.Output, cancellation),
                _ => ShowAsync(store, parsed.InvocationConfiguration.Output, cancellation),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(IStore store, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (state, word) in States)
        {
            await output.WriteLineAsync($"{word,-8} {Number(await store.CountAsync(WorkItem.ByState, OutboxQueue.In(state), CountedUpTo, cancellationToken)),7}");
        }

        foreach (var (state, word) in States[^3..])
        {
            var rows = await store.ByIndexAsync(WorkItem.ByState, OutboxQueue.In(state), MostListed + 1, descending: false, cancellationToken);
            foreach (var row in rows.Take(MostListed).Select(row => row.Document))
            {
                await output.WriteLineAsync($"{word}: {row.Name}, {row.Attempts} {(row.Attempts == 1 ? "attempt" : "attempts")}{(row.EndedAt is { } at ? string.Create(CultureInfo.InvariantCulture, $", since {at:u}") : "")}: {row.LastError}");
            }

            if (rows.Count > MostListed)
            {
                await output.WriteLineAsync($"{word}: and more");
            }
        }

        return 0;
    }

    private async Task<int> ChangeAsync(IStore store, string name, bool isRetry, TextWriter output, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(OutboxQueue.Kind, name)], cancellationToken);
        if (found is not [{ Document.State: WorkState.Parked or WorkState.Unknown } row])
        {
            var what = found is [var other] ? $"is {Array.Find(States, state => state.State == other.Document.State).Word}" : "is not in the outbox";
            await output.WriteLineAsync($"'{name}' {what}; name a parked or unknown message, as outbox lists them.");
            return 1;
        }

        await store.CommitAsync(
            isRetry
                ? new Batch().Put(WorkItem.Collection, row.Document.Anew(time.GetUtcNow()), row.Version)
                : new Batch().Delete(WorkItem.Collection, WorkItem.KeyOf(OutboxQueue.Kind, name), row.Version),
            cancellationToken);
        await output.WriteLineAsync(isRetry ? $"'{name}' is sent when the bot serves." : $"'{name}' was dropped.");
        return 0;
    }

    private static string Number(int count) => count == CountedUpTo ? $"{CountedUpTo}+" : count.ToString(CultureInfo.InvariantCulture);
}
