using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding.Frames;

/// <summary>Makes a call of a frame. Whom it names is passed on as it was typed: the function decides whether that is certain enough.</summary>
internal static class FrameCalls
{
    /// <summary>The call.</summary>
    public static SkillCall Of(Frame frame, SkillFunction function)
    {
        var call = new SkillCall(function.Name);
        foreach (var parameter in function.Parameters)
        {
            var said = parameter.Type == typeof(Customer) ? frame.CustomerAsTyped : frame.Slots.GetValueOrDefault(parameter.Name);
            if (said is not null)
            {
                call = call.With(parameter.Name, said);
            }
        }

        return call;
    }
}
