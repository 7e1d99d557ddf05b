using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using RetentionBot.Host.Telemetry;

namespace RetentionBot.Bot.Tests.Host.Telemetry;

/// <summary>Somebody who listens to the instruments of one host and remembers what they were told.</summary>
internal sealed class Listening : IDisposable
{
    /// <summary>The collection of the tests that listen: spans are listened to by the name of their source, in the whole process.</summary>
    public const string OneAtATime = "telemetry";

    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    /// <param name="meters">The host's own, so that no other test's measurements come in.</param>
    /// <param name="spans">Whether spans are listened to as well; they are those of every host in the process.</param>
    public Listening(IMeterFactory meters, bool spans = false)
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.Name && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Durations.Enqueue($"{instrument.Name} {Written(tags.ToArray())}"));
        _meters.SetMeasurementEventCallback<long>((instrument, count, _, _) => Counts.AddOrUpdate(instrument.Name, count, (_, before) => before + count));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => spans && source.Name == Instruments.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Each as <c>name tag=value …</c>.</summary>
    public ConcurrentQueue<string> Durations { get; } = new();

    /// <summary>What was counted, by the name of the counter.</summary>
    public ConcurrentDictionary<string, long> Counts { get; } = new();

    public ConcurrentQueue<Activity> Spans { get; } = new();

    public static string Written(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }
}
