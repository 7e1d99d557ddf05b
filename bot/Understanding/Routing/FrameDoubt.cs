using RetentionBot.Understanding.Frames;

namespace RetentionBot.Understanding.Routing;

/// <summary>Tells which requests were left unclear, so that a language model may be asked what they mean. Pure.</summary>
internal static class FrameDoubt
{
    /// <summary>Whether a frame leaves open what is asked. Whom of several it is about, and what else is missing, is asked back by the function itself.</summary>
    public static bool IsUnclear(Frame frame) => frame switch
    {
        { IsRefused: true } or { IsEither: true } => false,
        { Intent: Frame.Clarify, Intents: [_] } or { Intent: not (Frame.Clarify or Frame.None) } => frame.Likelihood < LearntCalls.LeastCertain,
        { Intent: Frame.None } => frame.Likelihood < RequestReader.SurelyNone || frame.CustomerAsTyped is not null,
        _ => true,
    };
}
