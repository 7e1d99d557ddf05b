using RetentionBot.Skills.Offers;

namespace RetentionBot.Host.Turns;

/// <summary>Removes what need not be remembered any longer, once an hour.</summary>
internal sealed class Forgetting(SeenBook seen, Expiry expiry, KeptLists lists, TimeProvider time, ILogger<Forgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ConfigureAwait(false))
        {
            lists.Forget(time.GetUtcNow());
            try
            {
                while (await seen.ForgetAsync(time.GetUtcNow(), stoppingToken) > 0)
                {
                }

                await expiry.RunAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.NotForgotten(exception.GetType().Name);
            }
        }
    }
}
