using System.Collections.Frozen;

namespace RetentionBot.Skills.Language;

/// <summary>
/// What is understood and cannot be done yet: each request for it gets a plain "not yet". A function that is built takes its name out of here; nothing has to be learnt anew.
/// </summary>
public static class PlannedFunctions
{
    private static readonly FrozenDictionary<string, string> Purposes = new Dictionary<string, string>
    {
        ["draft.thankYou"] = "draft a thank-you",
        ["draft.welcome"] = "draft a welcome",
        ["draft.checkIn"] = "draft a check-in",
        ["draft.feedback"] = "draft a request for feedback",
        ["draft.winBack"] = "draft a message to win a customer back",
        ["draft.event"] = "draft a message for an occasion",
        ["draft.apology"] = "draft an apology",
        ["draft.offer"] = "draft an offer",
        ["draft.revise"] = "revise a draft",
        ["draft.send"] = "hand over a draft for sending",
        ["draft.discard"] = "discard a draft",
        ["offer.check"] = "check whether a customer may have an offer",
        ["offer.best"] = "find the best offer for a customer",
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
