using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RetentionBot.Host.Telemetry;

/// <summary>
/// One thing under way that is measured until it is disposed of. What can be told of it is what is listed here and nothing else: no text, no name, no address, no message of an exception.
/// </summary>
internal sealed class Measure(Activity? span, Histogram<double> durations, TimeProvider time) : IDisposable
{
    /// <summary>The outcome of what did not come to its end.</summary>
    public const string Failed = "failed";

    private readonly long _started = time.GetTimestamp();

    /// <summary>The channel of a turn; null for anything else.</summary>
    public string? Channel { get; init; }

    /// <summary>The operation of the store; null for anything else.</summary>
    public string? Operation { get; init; }

    /// <summary>The HTTP client of a call; null for anything else.</summary>
    public string? Client { get; init; }

    /// <summary>The function that was chosen, of the catalogue; null when there was none.</summary>
    public string? Function { get; set; }

    /// <summary>The HTTP status a call was answered with; null when it was not.</summary>
    public int? Status { get; set; }

    /// <summary>How it ended, in one word; <see cref="Failed"/> when nobody says.</summary>
    public string? Outcome { get; set; }

    public void Dispose()
    {
        var tags = Tags();
        durations.Record(time.GetElapsedTime(_started).TotalSeconds, tags);
        if (span is null)
        {
            return;
        }

        foreach (var (name, value) in tags)
        {
            span.SetTag(name, value);
        }

        span.SetStatus(Outcome is null or Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        span.Dispose();
    }

    private TagList Tags()
    {
        var tags = new TagList();
        Add(ref tags, "channel", Channel);
        Add(ref tags, "operation", Operation);
        Add(ref tags, "client", Client);
        Add(ref tags, "function", Function);
        Add(ref tags, "http.response.status_code", Status);
        Add(ref tags, "outcome", Outcome ?? Failed);
        return tags;
    }

    private static void Add(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }
}
