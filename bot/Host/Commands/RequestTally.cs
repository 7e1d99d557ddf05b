using System.Globalization;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Routing;

namespace RetentionBot.Host.Commands;

/// <summary>How a file of requests was read, and what a language model did for it.</summary>
internal sealed class RequestTally
{
    private int _labelled;
    private int _right;
    private int _rightWithout;
    private int _asked;
    private int _chosen;
    private int _chosenRight;
    private readonly SortedDictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>How many requests there were.</summary>
    public int Count { get; private set; }

    /// <param name="routed">What a request came to.</param>
    /// <param name="intent">What it should come to; null where nobody says.</param>
    public void Add(RoutedFrame routed, string? intent)
    {
        Count++;
        _labelled += intent is null ? 0 : 1;
        _right += IsRight(routed.Frame, routed.WasUnclear && !routed.IsByModel, intent) ? 1 : 0;
        _rightWithout += IsRight(routed.Before, routed.WasUnclear, intent) ? 1 : 0;
        _asked += routed.IsAsked ? 1 : 0;
        _chosen += routed.IsByModel ? 1 : 0;
        _chosenRight += routed.IsByModel && routed.Frame.Intent == intent ? 1 : 0;
        if (routed.Failure is { } failure)
        {
            _failures[failure.ToString()] = _failures.GetValueOrDefault(failure.ToString()) + 1;
        }
    }

    /// <summary>What stays unclear is asked back or not understood: that is right only where it should be.</summary>
    private static bool IsRight(Frame frame, bool isUnclear, string? intent) => isUnclear ? intent is Frame.Clarify or Frame.None : frame.Intent == intent;

    /// <summary>The figures, a line each.</summary>
    /// <param name="isWithModel">Whether a model could be asked.</param>
    public IEnumerable<string> Lines(bool isWithModel)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Count:N0} requests read.");
        if (_labelled > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{_right:N0} of {_labelled:N0} intents right{(isWithModel ? $"; without the model {_rightWithout:N0}" : "")}.");
        }

        if (isWithModel)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The model was asked about {_asked:N0}, chose for {_chosen:N0}{(_labelled > 0 ? $" ({_chosenRight:N0} rightly)" : "")} and failed for {_failures.Values.Sum():N0}{string.Concat(_failures.Select(failure => $", {failure.Key}: {failure.Value}"))}.");
        }
    }
}
