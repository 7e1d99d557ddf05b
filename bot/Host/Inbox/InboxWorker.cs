using System.Text.Json;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Turns;
using RetentionBot.Store;

namespace RetentionBot.Host.Inbox;

/// <summary>Answers what an earlier process acknowledged and did not come to answer.</summary>
internal sealed class InboxWorker(TurnSteps steps, IStore store, TimeProvider time, ILogger<InboxWorker> logger) : BackgroundService
{
    /// <summary>Rows are found at start; later ones only when a turn gave up.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(30);

    /// <summary>A message whose answering ended the process this often is put aside.</summary>
    private const int MostAttempts = 3;

    private const int AtOnce = 4;

    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Makes the rows of earlier processes due: one process uses a data file, so at start nobody works on them.</summary>
    public async Task ReviveAsync(CancellationToken cancellationToken) =>
        await WorkRows.MakeDueAsync(store, await WorkRows.WaitingAsync(store, InboxQueue.Kind, cancellationToken), time.GetUtcNow(), cancellationToken);

    /// <summary>Answers what is due; returns how many messages that were.</summary>
    public async Task<int> AnswerDueAsync(CancellationToken cancellationToken)
    {
        var claims = await store.ClaimAsync(InboxQueue.Kind, time.GetUtcNow(), AtOnce, _owner, TurnSteps.Longest + LooksEvery, cancellationToken);
        foreach (var claim in claims)
        {
            await AnswerAsync(claim, cancellationToken);
        }

        return claims.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isRevived = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isRevived)
                {
                    await ReviveAsync(stoppingToken);
                    isRevived = true;
                }

                if (await AnswerDueAsync(stoppingToken) == 0)
                {
                    await Task.Delay(LooksEvery, time, stoppingToken);
                }
            }
            catch (StoreUnavailableException exception)
            {
                logger.InboxUnreadable(exception);
                await Task.Delay(LooksEvery, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(Claim claim, CancellationToken cancellationToken)
    {
        try
        {
            if (claim.Item.Attempts > MostAttempts)
            {
                logger.InboxParked(claim.Item.Name, claim.Item.Attempts);
                await store.CompleteAsync(claim, ClaimOutcome.Park("Answering it ended the bot several times."), new Batch(), cancellationToken);
                return;
            }

            await steps.RunAsync(TurnRun.Resumed(InboxQueue.MessageOf(claim.Item), claim), cancellationToken);
        }
        catch (JsonException)
        {
            logger.InboxParked(claim.Item.Name, claim.Item.Attempts);
            await store.CompleteAsync(claim, ClaimOutcome.Park("The row cannot be read."), new Batch(), cancellationToken);
        }
        catch (ClaimLostException)
        {
            // Somebody else has answered it.
        }
    }
}
