using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>What is known of a line when it is worded.</summary>
/// <param name="Line">The line.</param>
/// <param name="Customer">Whom it is about.</param>
/// <param name="Rules">How often they are contacted.</param>
public sealed record LineFacts(DigestLine Line, Customer Customer, CadenceRules Rules)
{
    /// <summary>The follow-up of the line; null for another kind.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The complaint of the line; null for another kind.</summary>
    public Complaint? Complaint { get; init; }

    /// <summary>The last contact the reader may know of; null when none is.</summary>
    public Interaction? LastContact { get; init; }

    /// <summary>Who had it, as the reader knows them; null when nobody knows.</summary>
    public string? ContactedBy { get; init; }

    /// <summary>Whom it is seen to for; null for one's own.</summary>
    public string? For { get; init; }

    /// <summary>How many unprompted messages they got lately; 0 where that does not matter for the line.</summary>
    public int Messages { get; init; }

    /// <summary>For the question how satisfied they are, the day of the order; null for another line.</summary>
    public DateOnly? OrderedOn { get; init; }

    /// <summary>Whether this contact is one to ask how the firm could do better: that was not asked for a year.</summary>
    public bool AsksForFeedback { get; init; }

    /// <summary>Who is told when it stays as it is; null when nobody is.</summary>
    public string? Lead { get; init; }

    /// <summary>Whether it is dealt with in this very turn: what was written is not to be read yet.</summary>
    public bool IsJustDealtWith { get; init; }

    /// <summary>Whether what dealt with it was taken back.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Whether the line was dealt with and nobody has taken that back since.</summary>
    public bool IsDealtWith => IsJustDealtWith || (Line.DealtWithAt is not null && !IsTakenBack);

    /// <summary>The day they are told, with the digest of that day; null for never.</summary>
    public DateOnly? LeadToldOn { get; init; }

    /// <summary>Whether that is so near that the line says so.</summary>
    public bool IsLeadNear { get; init; }
}

/// <summary>Words a line of the digest: one customer on one line, why they are there first.</summary>
public static class DigestWording
{
    private const int LongestReason = 80;
    private const int LongestSummary = 60;

    /// <summary>The line: name, why, tier, channel, last contact.</summary>
    public static string Of(LineFacts facts, Wording say, FollowUpOptions options) => string.Join(" · ", Parts(facts, say, options).Where(part => part.Length > 0));

    /// <summary>The line once it was dealt with: <c>Ada Byron · done, 09:12</c>.</summary>
    public static string DealtWith(LineFacts facts, string how, DateTimeOffset at, Wording say, TimeZoneInfo zone) =>
        $"{facts.Customer.Name} · {how}, {TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", say.Culture)}";

    /// <summary>What a kind of line asks for, in a word or two.</summary>
    public static string Also(LineKind kind) => kind switch
    {
        LineKind.Complaint => "an open complaint",
        LineKind.FollowUp => "a follow-up",
        LineKind.Contact => "a contact due",
        LineKind.Thanks => "a thank-you",
        LineKind.Welcome => "a welcome",
        LineKind.AfterSales => "a satisfaction question",
        _ => "a key date",
    };

    private static IEnumerable<string> Parts(LineFacts facts, Wording say, FollowUpOptions options)
    {
        var (line, customer) = (facts.Line, facts.Customer);
        yield return $"{customer.Name} (#{customer.Number})";
        yield return Why(facts, say);
        yield return $"tier {facts.Rules.TierOf(customer)}";
        yield return (facts.FollowUp?.Channel ?? customer.PreferredChannel) is { } channel ? ContactWording.InSentence(channel) : "";
        yield return LastContact(facts, say);
        yield return line.Also.Count == 0 ? "" : $"also {Wording.Together([.. line.Also.Select(Also)])}";
        yield return facts.Messages >= options.Ceiling ? $"{say.Count(facts.Messages, "message")} in {options.CeilingDays} days: call rather than write" : "";
        yield return facts.AsksForFeedback ? facts.Customer.Activity.AskedFeedback is { } asked ? $"ask for feedback: last asked {say.Day(asked)}" : "ask for feedback: never asked" : "";
        yield return facts.For is { } colleague ? $"for {colleague}" : "";
        yield return Escalation(facts, say);
        yield return line.CanBeLeftOut && line.TimesBefore >= options.StillRightAfter ? "still right?" : "";
    }

    private static string Why(LineFacts facts, Wording say)
    {
        var (line, late) = (facts.Line, say.Today.DayNumber - facts.Line.Due.DayNumber);
        var overdue = late <= 0 ? "due today" : $"{say.Count(late, "day")} overdue";
        return line.Kind switch
        {
            LineKind.Complaint => $"open complaint{Quoted(facts.Complaint?.Text)}, {(late > 0 ? overdue : late == 0 ? "to be solved today" : $"to be solved by {say.Day(line.Due)}")}",
            LineKind.FollowUp when late > 0 => $"{(facts.FollowUp?.IsPromise == true ? "broken promise" : "follow-up")}{Quoted(facts.FollowUp?.Reason)}, {overdue}",
            LineKind.FollowUp => $"{(facts.FollowUp?.IsPromise == true ? "promised for today" : "today")}{(facts.FollowUp?.DueAt is { } at ? $" at {at.ToString("HH:mm", say.Culture)}" : "")}{Quoted(facts.FollowUp?.Reason)}",
            LineKind.Contact => facts.Customer.Activity.LastContact is null ? $"no recorded contact{(late > 0 ? $", {overdue}" : "")}" : overdue,
            LineKind.Thanks => $"thank-you for {ThanksFor(facts.Customer)} of {say.Day(line.Due)}",
            LineKind.Welcome => $"welcome: new {(line.Reference.Length == 0 ? "" : $"to {ShortText.Of(line.Reference, LongestReason)} ")}since {say.Day(line.Due)}",
            LineKind.AfterSales => $"ask how satisfied they are with the {(facts.OrderedOn is { } day && facts.Customer.Activity.Deliveries.Contains(day) ? "delivery" : "order")} of {say.Day(facts.OrderedOn ?? line.Due)}",
            _ => $"{line.Reference} {(late == 0 ? "today" : $"on {say.Day(line.Due)}")}",
        };
    }

    /// <summary>How many orders somebody made is not said of a customer who was one before the orders recorded here.</summary>
    private static string ThanksFor(Customer customer) => customer.Activity.Thanks switch
    {
        { Reason: ThanksReason.First or ThanksReason.Milestone } when DueItems.IsKnownLonger(customer, customer.Activity.FirstPurchase ?? DateOnly.MaxValue) => "the order",
        { Reason: ThanksReason.First } => "the first order",
        { Reason: ThanksReason.Return } => "coming back: the order",
        { Reason: ThanksReason.Milestone } => $"the {customer.Activity.Thanks.Orders}th order",
        { Reason: ThanksReason.Large } => "an unusually large order",
        { Reason: ThanksReason.Referral } => "the referral",
        { Reason: ThanksReason.Quarter } => "the orders of the quarter, the last",
        _ => "an order",
    };

    private static string Quoted(string? text) => string.IsNullOrEmpty(text) ? "" : $": {ShortText.Of(text, LongestReason)}";

    private static string LastContact(LineFacts facts, Wording say) => facts.LastContact is not { } last
        ? facts.Line.Kind == LineKind.Contact && facts.Customer.Activity.LastContact is null ? "" : "no contact recorded"
        : $"last contact {say.Day(last.On)}{(facts.ContactedBy is { } who ? $" by {who}" : "")}{(last.Summary.Length == 0 ? "" : $": {ShortText.Of(last.Summary, LongestSummary)}")}";

    private static string Escalation(LineFacts facts, Wording say)
    {
        if (facts is not { Lead: { } lead, LeadToldOn: { } on, IsLeadNear: true, For: null })
        {
            return "";
        }

        var left = on.DayNumber - say.Today.DayNumber;
        return left == 0 ? $"{lead} is told today" : $"{lead} is told in {say.Count(left, "day")}";
    }
}
