using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Holds calls back until the channel's limits allow them: per conversation, and for all conversations of a tenant together. Answers and unasked messages share them. Safe
/// for several threads; what is idle for an hour is forgotten.
/// See https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
/// </summary>
/// <remarks>Several processes of one bot would have to divide the limits; one process knows its own calls only.</remarks>
internal sealed class SendPacing(TimeProvider time)
{
    /// <summary>Calls do not arrive as evenly as they leave, so every stretch is counted a little longer than the platform does.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan _forgetsEvery = TimeSpan.FromMinutes(1);

    private static readonly PaceLimit[] _sendingLimits = [Limit(7, 1), Limit(8, 2), Limit(60, 30), Limit(1800, 3600)];
    private static readonly PaceLimit[] _readingLimits = [Limit(14, 1), Limit(16, 2), Limit(120, 30), Limit(3600, 3600)];
    private static readonly PaceLimit[] _tenantLimits = [Limit(50, 1)];

    private readonly Lock _gate = new();
    private readonly Dictionary<(Pace Pace, string Tenant, string Conversation), CallTimes> _conversations = [];
    private readonly Dictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _forgotAt;

    /// <summary>How many conversations are remembered just now.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
                return _conversations.Count;
        }
    }

    /// <summary>Returns when the call may be made, and counts it. Only Teams has these limits.</summary>
    /// <exception cref="ChannelException">The tenant is held for longer than a call waits; it says for how long.</exception>
    public async Task EnterAsync(ConversationReference conversation, Pace pace, CancellationToken cancellationToken)
    {
        if (conversation.Channel != ChannelIds.Teams)
            return;

        // Whole milliseconds: a timer that counts in them would otherwise end a moment too early, again and again.
        while (TryEnter(conversation, pace) is { } wait)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
    }

    /// <summary>Lets no call of the tenant pass for that time, because the channel asked for it.</summary>
    public void Hold(ConversationReference conversation, TimeSpan wait)
    {
        if (conversation.Channel != ChannelIds.Teams)
            return;

        lock (_gate)
        {
            var tenant = TenantOf(conversation.Tenant);
            var until = Now + wait;
            tenant.HeldUntil = until > tenant.HeldUntil ? until : tenant.HeldUntil;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    // How long to wait before asking again; null when the call may be made and was counted. Both are decided in one step, so no limit is ever broken by two calls at once.
    private TimeSpan? TryEnter(ConversationReference conversation, Pace pace)
    {
        lock (_gate)
        {
            var now = Now;
            ForgetIdle(now);
            var tenant = TenantOf(conversation.Tenant);
            ThrowIfHeldForLong(tenant.HeldUntil - now);

            var key = (pace, conversation.Tenant, conversation.ConversationId);
            if (!_conversations.TryGetValue(key, out var calls))
                _conversations[key] = calls = new CallTimes(pace == Pace.Reading ? _readingLimits : _sendingLimits);

            var next = Later(calls.Next(), Later(tenant.Calls.Next(), tenant.HeldUntil));
            if (next > now)
                return next - now;

            calls.Add(now);
            tenant.Calls.Add(now);
            return null;
        }
    }

    private static void ThrowIfHeldForLong(TimeSpan wait)
    {
        if (wait > ConnectorRetries.Patience)
        {
            throw new ChannelException(ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"The channel asked this tenant to wait {wait.TotalSeconds:0} seconds more."))
            {
                RetryAfter = wait,
            };
        }
    }

    private Tenant TenantOf(string id) => _tenants.TryGetValue(id, out var tenant) ? tenant : _tenants[id] = new Tenant();

    private void ForgetIdle(TimeSpan now)
    {
        if (now - _forgotAt < _forgetsEvery)
            return;

        _forgotAt = now;
        foreach (var (key, calls) in _conversations)
        {
            if (calls.IsOver(now))
                _conversations.Remove(key); // removing while enumerating is allowed
        }

        foreach (var (id, tenant) in _tenants)
        {
            if (tenant.Calls.IsOver(now) && tenant.HeldUntil <= now)
                _tenants.Remove(id);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static PaceLimit Limit(int calls, int seconds) => new(calls, TimeSpan.FromSeconds(seconds) + _margin);

    private sealed class Tenant
    {
        public CallTimes Calls { get; } = new(_tenantLimits);

        public TimeSpan HeldUntil { get; set; } = TimeSpan.Zero;
    }
}
