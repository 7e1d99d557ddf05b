using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Telemetry;

/// <summary>Measures the understanding inside it: how long, and which function came of it; never what was said.</summary>
internal sealed class MeasuredUnderstanding(IUnderstanding understanding, Instruments instruments) : IUnderstanding
{
    public ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken) =>
        instruments.IsOn ? MeasureAsync(text, turn, cancellationToken) : understanding.UnderstandAsync(text, turn, cancellationToken);

    private async ValueTask<Understood> MeasureAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        using var measure = instruments.Understanding();
        var understood = await understanding.UnderstandAsync(text, turn, cancellationToken);
        measure?.Function = (understood as Understood.Call)?.Skill.Function;
        measure?.Outcome = understood is Understood.Call ? "understood" : "not understood";
        return understood;
    }
}
