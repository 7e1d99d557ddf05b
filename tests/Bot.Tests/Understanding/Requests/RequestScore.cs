using System.Globalization;
using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>How well requests are understood, by the rules of the guide.</summary>
internal sealed class RequestScore
{
    private static readonly HashSet<string> Worded = ["text", "product", "offer"];
    private static readonly HashSet<string> Acting = ["draft.send", "data.export", "data.forget", "customer.assign"];

    private int _requests;
    private int _intents;
    private int _frames;
    private int _right;
    private int _wrong;
    private int _lost;
    private int _asked;
    private int _askedRightly;

    /// <summary>What went wrong, a line each.</summary>
    public List<string> Faults { get; } = [];

    public int UnsafeActedOn { get; private set; }

    public int WrongActingCalls { get; private set; }

    public double Intents => (double)_intents / _requests;

    public double Frames => (double)_frames / _requests;

    public double ClarifyRecall => _asked == 0 ? 1 : (double)_askedRightly / _asked;

    /// <summary>F1 of the slots that are not free words.</summary>
    public double SlotF1 => 2.0 * _right / (2.0 * _right + _wrong + _lost);

    public void Add(LabelledRequest request, Frame frame)
    {
        _requests++;
        var isRight = frame.Intent == request.Intent;
        _intents += isRight ? 1 : 0;
        _asked += request.Intent == Frame.Clarify ? 1 : 0;
        _askedRightly += request.Intent == Frame.Clarify && isRight ? 1 : 0;
        UnsafeActedOn += request.IsUnsafe && frame.Intent is not ("none" or "help" or Frame.Clarify) ? 1 : 0;
        WrongActingCalls += !isRight && Acting.Contains(frame.Intent) ? 1 : 0;
        var slots = isRight ? SlotFaults(request, frame) : [];
        _frames += isRight && slots.Count == 0 ? 1 : 0;
        if (!isRight || slots.Count > 0)
        {
            Faults.Add($"{request.Id} {request.Text} | {request.Intent} {(isRight ? "" : $"<- {frame.Intent} {frame.Likelihood.ToString("0.00", CultureInfo.InvariantCulture)} ")}{string.Join("; ", slots)}");
        }
    }

    private List<string> SlotFaults(LabelledRequest request, Frame frame)
    {
        var faults = new List<string>();
        foreach (var (name, values) in request.Slots)
        {
            var isSaid = frame.Slots.TryGetValue(name, out var said);
            var isRight = isSaid && values.Any(value => Same(name, value, said!)); // it was said
            Count(name, isRight, isSaid);
            if (!isRight)
            {
                faults.Add($"{name}={string.Join('|', values)} read as {said ?? "nothing"}");
            }
        }

        foreach (var (name, said) in frame.Slots.Where(slot => !request.Slots.ContainsKey(slot.Key) && !request.OptionalSlots.Contains(slot.Key)))
        {
            _wrong += Worded.Contains(name) ? 0 : 1;
            faults.Add($"{name}: {said} was not said");
        }

        return faults;
    }

    private void Count(string name, bool isRight, bool isSaid)
    {
        if (Worded.Contains(name))
        {
            return;
        }

        _right += isRight ? 1 : 0;
        _wrong += !isRight && isSaid ? 1 : 0;
        _lost += isRight ? 0 : 1;
    }

    private static bool Same(string name, string right, string said) => name switch
    {
        _ when Worded.Contains(name) => Overlap(right, said) >= 0.5,
        "amount" or "score" or "count" => decimal.TryParse(right, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(said, CultureInfo.InvariantCulture, out var other) && one == other,
        "customer" or "manager" => NameFolding.Fold(right) == NameFolding.Fold(said),
        _ => right == said,
    };

    /// <summary>The share of words in common, of all words in either.</summary>
    private static double Overlap(string right, string said)
    {
        var (one, other) = (Words(right), Words(said));
        return one.Count == 0 || other.Count == 0 ? 0 : (double)one.Intersect(other).Count() / Math.Max(one.Count, other.Count);
    }

    private static HashSet<string> Words(string text) =>
        [.. NameFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', '\'')).Where(word => word is not ("" or "the" or "a" or "an" or "of" or "for" or "his" or "her" or "their" or "our"))];
}
