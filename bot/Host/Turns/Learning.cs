using RetentionBot.Understanding;

namespace RetentionBot.Host.Turns;

/// <summary>Lets the understanding learn while the host already serves.</summary>
internal sealed class Learning(LearntRequests requests, TimeProvider time, ILogger<Learning> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(
        () =>
        {
            var started = time.GetTimestamp();
            requests.Learn();
            logger.Learnt(time.GetElapsedTime(started).TotalMilliseconds);
        },
        stoppingToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
