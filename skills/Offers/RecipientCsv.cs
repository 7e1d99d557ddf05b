using System.Globalization;

namespace RetentionBot.Skills.Offers;

/// <summary>How a checked list is written as CSV: what was decided first, then what the list had of each recipient.</summary>
public static class RecipientCsv
{
    /// <summary>What is said of somebody of whom nothing is known, or nothing may be told.</summary>
    public const string Nobody = "Nobody like that is recorded here.";

    /// <summary>The headings, in order.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["row", "decision", "customer", "customer name", "reason", "records", "id", "e-mail", "phone", "name"];

    /// <summary>The line of one recipient.</summary>
    public static IReadOnlyList<string?> Line(RecipientDecision decision)
    {
        var (recipient, customer) = (decision.Recipient, decision.Customer);
        return
        [
            recipient.Row.ToString(CultureInfo.InvariantCulture), Word(decision.Clearance), customer is null ? null : $"#{customer.Number}", customer?.Name, decision.Reason, string.Join(' ', decision.Records),
            recipient.Id, recipient.Email, recipient.Phone, recipient.Name,
        ];
    }

    /// <summary>The decision as lists and files word it.</summary>
    public static string Word(Clearance clearance) => clearance.ToString().ToLowerInvariant();

    /// <summary>The same line for a reader who may no longer see those it names.</summary>
    internal static IReadOnlyList<string?> Without(IReadOnlyList<string?> line) => [line[0], Word(Clearance.Doubtful), null, null, Nobody, null, .. line.Skip(6)];
}
