using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RetentionBot.Host.Telemetry;

/// <summary>
/// What the host measures, as a span and as a duration: turns, understanding, the store and calls to channels; and how often: what became of the outbox's messages. When nobody listens, each costs two comparisons.
/// Safe for many turns at once.
/// </summary>
internal sealed class Instruments : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "RetentionBot";

    private readonly ActivitySource _source = new(Name);
    private readonly TimeProvider _time;
    private readonly Histogram<double> _turns;
    private readonly Histogram<double> _understanding;
    private readonly Histogram<double> _store;
    private readonly Histogram<double> _calls;

    public Instruments(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(Name);
        _time = time;
        _turns = Durations(meter, "turn", "From a message to its answer being given.");
        _understanding = Durations(meter, "understanding", "From a text to what is to be done.");
        _store = Durations(meter, "store", "Reads that were not served from memory, and writes.");
        _calls = Durations(meter, "call", "One call over HTTP to a channel or for its tokens.");
        OutboxSent = Messages(meter, "sent", "A channel took them.");
        OutboxResent = Messages(meter, "resent", "Sent although they may have been sent before: the process ended while they were.");
        OutboxUnknown = Messages(meter, "unknown", "Not sent a third time; whether they arrived is not known.");
        OutboxParked = Messages(meter, "parked", "Given up; a person should look at them.");
        OutboxLapsed = Messages(meter, "lapsed", "Not sent any more, as it would be too late or nobody is there.");
    }

    /// <summary>Messages of the outbox that a channel took, those of <see cref="OutboxResent"/> too.</summary>
    public Counter<long> OutboxSent { get; }

    /// <summary>Messages that a channel took and may have taken before, because the process ended while they were sent.</summary>
    public Counter<long> OutboxResent { get; }

    /// <summary>Messages during whose sending the process ended again and again.</summary>
    public Counter<long> OutboxUnknown { get; }

    /// <summary>Messages that were given up.</summary>
    public Counter<long> OutboxParked { get; }

    /// <summary>Messages whose time was over before they could be said, or whose reader is gone.</summary>
    public Counter<long> OutboxLapsed { get; }

    /// <summary>Whether anybody listens.</summary>
    public bool IsOn => _source.HasListeners() || _turns.Enabled || _understanding.Enabled || _store.Enabled || _calls.Enabled;

    /// <summary>
    /// A turn; null when nobody listens. It is a trace of its own: the web server's span around it is not exported, and a sampler drops what belongs to a trace that is not kept.
    /// </summary>
    public Measure? Turn(string channel)
    {
        if (!IsWanted(_turns))
        {
            return null;
        }

        if (_source.HasListeners())
        {
            Activity.Current = null;
        }

        return new Measure(_source.StartActivity("turn"), _turns, _time) { Channel = channel };
    }

    /// <summary>The understanding of a text; null when nobody listens.</summary>
    public Measure? Understanding() => IsWanted(_understanding) ? new Measure(_source.StartActivity("understanding"), _understanding, _time) : null;

    /// <summary>A call over HTTP; null when nobody listens.</summary>
    /// <param name="client">The name of the HTTP client.</param>
    public Measure? Call(string? client) =>
        IsWanted(_calls) ? new Measure(_source.StartActivity("call", ActivityKind.Client), _calls, _time) { Client = client } : null;

    /// <summary>An operation of the store; null when nobody listens.</summary>
    public Measure? Store(string operation) => IsWanted(_store) ? new Measure(StoreSpan(), _store, _time) { Operation = operation } : null;

    public void Dispose() => _source.Dispose();

    /// <summary>
    /// Only ever part of a trace: what asks every few seconds whether there is work makes none. Nothing is traced below it, so it never becomes the current one: it ends in
    /// another flow than it began in, and would stay the current one of whoever called the store.
    /// </summary>
    private Activity? StoreSpan()
    {
        if (Activity.Current is not { } around || around.Source != _source)
        {
            return null;
        }

        var span = _source.StartActivity("store");
        Activity.Current = around;
        return span;
    }

    private bool IsWanted(Histogram<double> durations) => durations.Enabled || _source.HasListeners();

    private static Counter<long> Messages(Meter meter, string what, string description) => meter.CreateCounter<long>($"retentionbot.outbox.{what}", "{message}", description);

    private static Histogram<double> Durations(Meter meter, string what, string description) => meter.CreateHistogram(
        $"retentionbot.{what}.duration", "s", description, tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 120] });
}
