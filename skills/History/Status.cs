using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>Whether somebody is a prospect, a new, an existing or a lapsed customer, and why.</summary>
public sealed class Status(HistoryBook history, OrderPages orders, HistoryOptions options, Freshness freshness)
{
    [SkillFunction("customer.status", Deed.ReadCustomer, "Says whether somebody is a prospect, a new, an existing or a lapsed customer, and why.")]
    [Phrase("is {customer} [already|still] (a|an|our) [new|existing|active|current|lapsed|lost|former] (customer|client|prospect) [of ours|or a prospect|or not|yet|or an existing one]")]
    [Phrase("(is|are) {customer} [already|still|a|an] (new|existing|active|lapsed|inactive|lost) [customer|client] [or [a|an] (new|existing|lapsed|prospect) [customer|client|one]]")]
    [Phrase("(has|have) {customer} (lapsed|left|churned|gone)")]
    [Phrase("[what is|what's|show|show me|tell me] [the] [customer] (status|stage) (of|for) {customer}")]
    [Phrase("[what is|what's|show|show me|tell me] {customer} (status|stage)")]
    [Phrase("(how long|since when) (has|have|is|are) {customer} been (a|our) (customer|client)")]
    [Phrase("since when is {customer} (a|our) (customer|client)")]
    [Phrase("does {customer} [already] buy from us")]
    [Example("Is {customer} a customer?")]
    [Example("what is the status of {customer}")]
    [Example("has {customer} lapsed")]
    [Example("is she new or existing?")]
    [Example("how long has {customer} been a customer")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var stage = CustomerStage.Of(customer, options, turn.Say);
        var last = await orders.LastStandingAsync(customer, cancellationToken);
        var coverage = await history.CoverageAsync(RecordKind.Purchase, cancellationToken);
        var isUnsure = stage.Stage is Stage.New or Stage.Prospect && !coverage.IsComplete && customer.CustomerSince is null;
        return new Answer($"{CustomerLabel.Full(customer)} is {Name(stage.Stage)}: {stage.Reason}.")
            .Facts(
                ("Orders", customer.Activity.Orders == 0 ? null : turn.Say.Count(customer.Activity.Orders, "order")),
                ("First purchase", customer.Activity.FirstPurchase is { } first ? turn.Say.Day(first) : null),
                ("Customer since, as stated", customer.CustomerSince is { } since ? turn.Say.Day(since) : null))
            .Records(last is null ? [] : [OrderWording.Row(last, turn.Say)])
            .Say(stage.Disagreement is null ? null : $"Not all agree: {stage.Disagreement}")
            .Say(Disagreement.About(customer, "existing") is { } disagreement ? $"The sources disagree. {disagreement.Sentence(turn.Say)}." : null)
            .Say(isUnsure ? "No source says that purchases here reach back to everybody's first one, so an earlier purchase may be missing." : null)
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Note($"New: for {turn.Say.Count(options.NewForDays, "day")} after the first purchase. Lapsed: {turn.Say.Count(options.LapsedAfterDays, "day")} after the last one.")
            .Note(await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken))
            .Reply(turn);
    }

    /// <summary>The stage with its article.</summary>
    internal static string Name(Stage stage) => stage switch
    {
        Stage.Prospect => "a prospect, not a customer yet",
        Stage.New => "a new customer",
        Stage.Lapsed => "a lapsed customer",
        _ => "an existing customer",
    };
}
