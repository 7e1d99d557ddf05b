using RetentionBot.Store;

namespace RetentionBot.Host.Work;

/// <summary>Keeps rows ours as long as the work on them lasts, however long that is.</summary>
internal sealed class LeaseRenewal(IStore store, TimeProvider time, TimeSpan lease, ILogger logger)
{
    /// <summary>How often a lease is prolonged before it would have ended: once missed, as when the store failed for a moment, it is not lost.</summary>
    private const int RenewalsInALease = 3;

    /// <summary>Returns when the work has ended, or when somebody else took the row over all the same: then the work is cancelled.</summary>
    public async Task HoldWhileAsync(Claim claim, Task work, CancellationTokenSource lost)
    {
        while (!await HasEndedAsync(work))
        {
            try
            {
                await store.RenewAsync(claim, time.GetUtcNow(), lease, CancellationToken.None);
            }
            catch (ClaimLostException)
            {
                await lost.CancelAsync();
                return;
            }
            catch (Exception exception)
            {
                logger.LeaseNotRenewed(claim.Item.Kind, claim.Item.Name, exception.GetType().Name);
            }
        }
    }

    /// <summary>Whether it ends before the lease is to be prolonged.</summary>
    private async Task<bool> HasEndedAsync(Task work)
    {
        await work.WaitAsync(lease / RenewalsInALease, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }
}
