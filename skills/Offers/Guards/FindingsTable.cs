using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>What guards found, a row each: what follows, why, and the ids it rests on.</summary>
internal static class FindingsTable
{
    /// <summary>The table, and the turn notes what it shows; null for none.</summary>
    public static Table? Of(IReadOnlyList<GuardFinding> findings, SkillTurn turn)
    {
        foreach (var finding in findings)
        {
            finding.Records.ToList().ForEach(turn.Showed);
            finding.Customers.ToList().ForEach(turn.SawNumber);
        }

        return findings.Count == 0 ? null : new Table(
            [new Column("", Weight: 2), new Column("Why", Weight: 7), new Column("Ids", Weight: 3)],
            [.. findings.Select(finding => (IReadOnlyList<string>)[finding.Verdict.ToString(), finding.Reason, Ids(finding)])]);
    }

    /// <summary>The ids a finding rests on: records and other customers.</summary>
    public static string Ids(GuardFinding finding) => string.Join(", ", finding.Records.Concat(finding.Customers.Select(customer => $"#{customer}")));
}
