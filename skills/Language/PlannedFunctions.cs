using System.Collections.Frozen;

namespace RetentionBot.Skills.Language;

/// <summary>
/// What is understood and cannot be done yet: each request for it gets a plain "not yet". A function that is built takes its name out of here; nothing has to be learnt anew.
/// </summary>
public static class PlannedFunctions
{
    private static readonly FrozenDictionary<string, string> Purposes = new Dictionary<string, string>
    {
        ["insight.top"] = "rank customers",
        ["insight.pareto"] = "show how much revenue comes from how few customers",
        ["insight.atRisk"] = "list customers at risk",
        ["insight.quiet"] = "list customers nobody has contacted for a while",
        ["insight.new"] = "list new customers",
        ["insight.retention"] = "work out how many customers stay",
        ["insight.referrals"] = "list referrals",
        ["insight.segments"] = "compare groups of customers",
    }.ToFrozenDictionary();

    /// <summary>The intents.</summary>
    public static IReadOnlyList<string> Intents => Purposes.Keys;

    /// <summary>What it would do, as in "I cannot … yet"; null for what is not planned.</summary>
    public static string? PurposeOf(string intent) => Purposes.GetValueOrDefault(intent);
}
