using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Holds calls back until Slack's limits allow them: per method and workspace, and for messages per conversation. What nobody asked for takes its turn besides, one message a second in each workspace, so that
/// a thousand reminders leave room for answers. Safe for several threads; what is idle is forgotten.
/// See https://docs.slack.dev/apis/web-api/rate-limits
/// </summary>
/// <remarks>Several processes of one bot would have to divide the limits; one process knows its own calls only.</remarks>
internal sealed class SlackPacing(TimeProvider time)
{
    /// <summary>Calls do not arrive as evenly as they leave, so every stretch is counted a little longer than Slack does.</summary>
    private static readonly TimeSpan _margin = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two messages of one conversation. https://docs.slack.dev/apis/web-api/rate-limits#posting-messages</summary>
    private static readonly TimeSpan _betweenMessages = TimeSpan.FromSeconds(1) + _margin;

    /// <summary>
    /// Between two unasked messages of one workspace. Slack allows bursts above it and may drop them.
    /// https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
    /// </summary>
    private static readonly TimeSpan _betweenUnasked = TimeSpan.FromSeconds(1) + _margin;

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1) + _margin;

    private static readonly TimeSpan _forgetsEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Tenant, string Method), MethodCalls> _methods = [];
    private readonly Dictionary<(string Tenant, string Channel), CallTimes> _channels = [];
    private readonly Dictionary<string, Queue> _queues = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _forgotAt;

    /// <summary>How many methods, conversations and workspaces are remembered just now.</summary>
    public int Remembered
    {
        get
        {
            lock (_gate)
                return _methods.Count + _channels.Count + _queues.Count;
        }
    }

    /// <summary>Returns when the call may be made, and counts it.</summary>
    /// <param name="patience">The longest it waits.</param>
    /// <exception cref="ChannelException">It would have to wait longer; it says for how long.</exception>
    public async Task EnterAsync(SlackRequest request, TimeSpan patience, CancellationToken cancellationToken)
    {
        var last = Now + patience;
        if (request.IsUnasked && TakeTurn(request, last) is { } turn)
            await WaitAsync(turn, cancellationToken);
        while (TryEnter(request, last) is { } wait)
            await WaitAsync(wait, cancellationToken);
    }

    /// <summary>Lets no call of that method pass in that workspace for that time, because Slack asked for it.</summary>
    public void Hold(SlackRequest request, TimeSpan wait)
    {
        lock (_gate)
        {
            var calls = CallsOf(request);
            calls.HeldUntil = Later(calls.HeldUntil, Now + wait);
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_start);

    // Whole milliseconds: a timer that counts in them would otherwise end a moment too early, again and again.
    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);

    /// <summary>
    /// How long until its turn, which is kept for it. Whoever would wait too long is told to come back at a moment promised to nobody else, so that not all of them come back at once.
    /// </summary>
    private TimeSpan? TakeTurn(SlackRequest request, TimeSpan last)
    {
        lock (_gate)
        {
            var now = Now;
            ThrowIfLater(request, CallsOf(request).HeldUntil, last, now);
            if (!_queues.TryGetValue(request.Tenant, out var queue))
                _queues[request.Tenant] = queue = new Queue();

            if (queue.Next > last)
            {
                queue.Promised = Later(queue.Promised, last) + _betweenUnasked;
                throw TooLong(request, queue.Promised - now);
            }

            var turn = Later(queue.Next, now);
            queue.Next = turn + _betweenUnasked;
            return turn > now ? turn - now : null;
        }
    }

    // How long to wait before asking again; null when the call may be made and was counted. Both are decided in one step, so no limit is ever broken by two calls at once.
    private TimeSpan? TryEnter(SlackRequest request, TimeSpan last)
    {
        lock (_gate)
        {
            var now = Now;
            ForgetIdle(now);
            var ofMethod = CallsOf(request);
            var ofChannel = request.Method.IsMessage && request.Channel is { } channel ? CallsOf(request.Tenant, channel) : null;
            var next = Later(Later(ofMethod.Times.Next(), ofMethod.HeldUntil), ofChannel?.Next() ?? TimeSpan.MinValue);
            ThrowIfLater(request, next, last, now);
            if (next > now)
                return next - now;

            ofMethod.Times.Add(now);
            ofChannel?.Add(now);
            return null;
        }
    }

    private static void ThrowIfLater(SlackRequest request, TimeSpan next, TimeSpan last, TimeSpan now)
    {
        if (next > now && next > last)
            throw TooLong(request, next - now);
    }

    private static ChannelException TooLong(SlackRequest request, TimeSpan wait) =>
        new(ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"Slack takes no {request.Method.Name} of this workspace for {Math.Ceiling(wait.TotalSeconds):0} seconds more."))
        {
            Code = SlackFaults.RateLimited, RetryAfter = wait,
        };

    private MethodCalls CallsOf(SlackRequest request)
    {
        var key = (request.Tenant, request.Method.Name);
        return _methods.TryGetValue(key, out var calls) ? calls : _methods[key] = new MethodCalls(new PaceLimit(request.Method.CallsAMinute, _minute));
    }

    private CallTimes CallsOf(string tenant, string channel) =>
        _channels.TryGetValue((tenant, channel), out var calls) ? calls : _channels[(tenant, channel)] = new CallTimes([new PaceLimit(1, _betweenMessages)]);

    private void ForgetIdle(TimeSpan now)
    {
        if (now - _forgotAt < _forgetsEvery)
            return;

        _forgotAt = now;
        foreach (var (key, calls) in _methods)
        {
            if (calls.Times.IsOver(now) && calls.HeldUntil <= now)
                _methods.Remove(key); // removing while enumerating is allowed
        }

        foreach (var (key, calls) in _channels)
        {
            if (calls.IsOver(now))
                _channels.Remove(key);
        }

        foreach (var (tenant, queue) in _queues)
        {
            if (queue.Next <= now && queue.Promised <= now)
                _queues.Remove(tenant);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class MethodCalls(PaceLimit limit)
    {
        public CallTimes Times { get; } = new([limit]);

        public TimeSpan HeldUntil { get; set; } = TimeSpan.Zero;
    }

    /// <summary>The unasked messages of a workspace.</summary>
    private sealed class Queue
    {
        /// <summary>The first turn nobody has.</summary>
        public TimeSpan Next { get; set; } = TimeSpan.Zero;

        /// <summary>When the last one comes back that was told to.</summary>
        public TimeSpan Promised { get; set; } = TimeSpan.Zero;
    }
}
