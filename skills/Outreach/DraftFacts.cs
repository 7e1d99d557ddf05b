using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Outreach;

/// <summary>The facts a draft tells, as they are named to its owner.</summary>
internal static class DraftFacts
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["order"] = "Order", ["order_day"] = "Order", ["order_short"] = "Order", ["products"] = "Order", ["nth"] = "Which order", ["years"] = "Years as a customer", ["since"] = "Customer since",
        ["referred"] = "Recommended", ["deed"] = "Thanks for", ["solved_day"] = "Complaint solved", ["talk"] = "Last conversation", ["talk_day"] = "Last conversation", ["occasion"] = "Occasion", ["occasion_day"] = "Occasion on",
        ["interest"] = "Interest", ["fault"] = "What went wrong", ["fix"] = "What is done", ["fix_day"] = "Until", ["responsible"] = "Who sees to it", ["offer"] = "Offer", ["terms"] = "Terms", ["value"] = "Value", ["until"] = "Valid until",
        ["predecessor"] = "Before you", ["line"] = "New to", ["division"] = "New to", ["next"] = "What happens next", ["first_step"] = "First step", ["support"] = "Support", ["stand_in"] = "Stand-in", ["links"] = "Links",
    };

    /// <summary>A fact with what it is: <c>Years as a customer: 7</c>; an order names itself.</summary>
    public static string InWords(DraftFact fact) => fact.Name is "order" or "order_short" || !Labels.TryGetValue(fact.Name, out var label) ? fact.Value : $"{label}: {fact.Value}";

    /// <summary>What a fact is, in a word or two; null for one that names itself.</summary>
    public static string? LabelOf(string name) => Labels.GetValueOrDefault(name);

    /// <summary>What a draft that waits tells, each with the records it rests on; null for nothing.</summary>
    public static Facts? Of(Draft draft, SkillTurn turn)
    {
        List<Fact> facts = [.. draft.Current.Facts.Where(fact => Labels.ContainsKey(fact.Name))
            .GroupBy(fact => (Label: Labels[fact.Name], Ids: string.Join(", ", fact.Ids)))
            .Select(group => (group.Key.Label, group.Key.Ids, Value: group.MaxBy(fact => fact.Value.Length)!.Value)) // a group has one
            .Select(fact => new Fact(fact.Label, fact.Ids.Length > 0 ? $"{fact.Value} ({fact.Ids})" : fact.Label == Labels["years"] || fact.Label == Labels["since"] ? $"{fact.Value} (stated)" : fact.Value))];
        return facts.Count == 0 || !draft.WaitsOn(turn.Today) ? null : new Facts(facts);
    }
}
