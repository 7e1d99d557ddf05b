using RetentionBot.Host.Turns;
using RetentionBot.Host.Work;
using RetentionBot.Store;

namespace RetentionBot.Host.Inbox;

/// <summary>Answers what an earlier process acknowledged and did not come to answer, in the order in which it was acknowledged.</summary>
internal sealed class InboxWorker(TurnSteps steps, IStore store, TimeProvider time, ILogger<InboxWorker> logger) : WorkLoop(Inbox, store, time, logger)
{
    /// <summary>A message whose answering ended the process this often is put aside.</summary>
    private const int MostInterruptions = 3;

    /// <summary>Rows are found at start; later ones only when a turn gave up.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(30);

    private static readonly WorkQueue Inbox = new(InboxQueue.Kind, AtOnce: 1, LooksEvery, Lease: TurnSteps.Longest + LooksEvery);

    protected override async Task<ClaimOutcome?> WorkAsync(Claim claim, CancellationToken cancellationToken)
    {
        if (claim.Item.Interruptions >= MostInterruptions)
        {
            return Aside(claim.Item, "Answering it ended the bot several times.");
        }

        await steps.RunAsync(TurnRun.Resumed(InboxQueue.MessageOf(claim.Item), claim), cancellationToken);
        return null; // together with what it wrote
    }
}
