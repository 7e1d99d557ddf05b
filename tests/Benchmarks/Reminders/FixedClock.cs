namespace RetentionBot.Benchmarks.Reminders;

/// <summary>A clock that always shows the same instant. What is measured and waited for goes on in real time.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
