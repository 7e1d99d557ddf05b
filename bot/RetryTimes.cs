namespace RetentionBot;

/// <summary>How long a busy service asks to be left alone.</summary>
/// <remarks>Compiled into every channel that calls others over HTTP: they have no other in common.</remarks>
internal static class RetryTimes
{
    /// <summary>The longest wait that is believed. What comes back within an hour is looked at within an hour, whatever a broken header says.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The response's <c>Retry-After</c>, in seconds or as a date, zero to <see cref="Longest"/>; null without one that can be read.</summary>
    public static TimeSpan? AskedBy(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => Within(wait),
        { Date: { } until } => Within(until - now),
        _ => null,
    };

    private static TimeSpan Within(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
