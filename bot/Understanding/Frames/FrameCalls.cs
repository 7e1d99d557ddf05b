using RetentionBot.Conversation;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding.Frames;

/// <summary>Makes a call of a frame. Whom it names is passed on as it was typed: the function decides whether that is certain enough.</summary>
internal static class FrameCalls
{
    private const string Unknown = "unknown";

    /// <summary>The call.</summary>
    public static SkillCall Of(Frame frame, SkillFunction function)
    {
        var call = new SkillCall(function.Name);
        var customers = new Queue<string>(frame.CustomerAsTyped is { } first ? [first, .. frame.Others] : []);
        foreach (var parameter in function.Parameters)
        {
            var said = parameter.Type == typeof(Customer) ? customers.TryDequeue(out var named) ? named : parameter.IsOnlyIfNamed && frame.Slots.ContainsKey(parameter.Name) ? SkillParameter.Subject : null : Said(frame, parameter.Name);
            if (said is not null)
            {
                call = call.With(parameter.Name, said);
            }
        }

        // Who has no place on the card is named there.
        List<string> others = [.. frame.Unknown, .. customers];
        return others.Count > 0 && function.Parameters.Any(parameter => parameter.Name == Unknown) ? call.With(Unknown, string.Join(", ", others)) : call;
    }

    /// <summary>Whether a frame has more than one record in it.</summary>
    public static bool IsOfSeveral(Frame frame) => frame.Others.Count > 0 || frame.Unknown.Count > 0 || frame.Promise is not null;

    private static string? Said(Frame frame, string parameter) => (parameter, frame.Promise) switch
    {
        ("promise", { } promise) => promise.Text,
        ("due", { } promise) => IsoDay.Of(promise.Due),

        // What is promised is not what the contact was about, too.
        ("text", { } promise) when frame.Slots.GetValueOrDefault(parameter) is { } text && promise.Text.Contains(text, StringComparison.Ordinal) => null,
        ("text", _) => frame.Note,
        ("date", _) => frame.Slots.GetValueOrDefault(parameter) ?? (frame.HappenedOn is { } day ? IsoDay.Of(day) : null),
        ("unclearDay", _) => frame.UnclearDay,
        _ => frame.Slots.GetValueOrDefault(parameter),
    };
}
