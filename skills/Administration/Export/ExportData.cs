using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>Takes data out of the bot as a file: everything of one customer, or a list of customers.</summary>
public sealed class ExportData(CallerRights rights, ExportedCustomers exported, Book book, ExportOffer offer)
{
    internal const string Function = "data.export";

    /// <param name="customer">Whose data; left out, a list of customers is meant.</param>
    /// <param name="scope">Whose customers: mine, the team's or all; mine when left out.</param>
    [SkillFunction(Function, Deed.Export, "Exports one customer, or a list of customers, as a file.")]
    [Phrase("(export|download) {customer}")]
    [Phrase("(export|download) (everything|all data|all records|the data|the history) (of|about|on) {customer}")]
    [Phrase("(export|download) {scope} (customers|clients|accounts|book|customer list)")]
    [Example("export {customer}")]
    [Example("download everything about {customer}")]
    [Example("export my customers")]
    [Example("export the team's customers")]
    [Example("export all customers")]
    public async Task<Reply> AnswerAsync(Customer? customer, string? scope, SkillCall call, SkillTurn turn, CancellationToken cancellationToken) =>
        customer is not null && (scope is null || call.Argument("customer") is not null) // "my customers" is not about whom was spoken of last
            ? await OfCustomerAsync(customer, turn, cancellationToken)
            : await OfBookAsync(ScopeOf(scope), turn, cancellationToken);

    private async ValueTask<Reply> OfCustomerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var hasContactData = await rights.MayAsync(Deed.ExportContactData, turn.Caller, customer, cancellationToken);
        var who = CustomerLabel.Full(customer);
        if (turn.Confirmed)
        {
            return offer.Of(
                new ExportRequest(ExportKind.Customer) { Customer = customer.Number, HasContactData = hasContactData }, $"The file about {who} can be fetched now.",
                hasContactData ? null : "It is without addresses and numbers: those leave me only through a lead or an administrator.", turn);
        }

        var whole = await exported.ReadAsync(customer, turn.Caller.Number, hasContactData, cancellationToken);
        return Questions.Ask(turn, $"Export everything recorded of {who}?",
            [
                new Facts(
                [
                    new Fact("Holds", $"every field, {turn.Say.Count(whole.Count<Purchase>(), "purchase")}, {turn.Say.Count(whole.Count<Interaction>(), "contact")}, {turn.Say.Count(whole.Count<OfferSent>(), "offer")}, {turn.Say.Count(whole.Count<Complaint>(), "complaint")}, {turn.Say.Count(whole.Count<SurveyScore>(), "score")}, {turn.Say.Count(whole.Count<Referral>(), "referral")}, {turn.Say.Count(whole.FollowUps.Count, "follow-up")}, {turn.Say.Count(whole.Drafts.Count, "draft")}"),
                    new Fact("Addresses and numbers", hasContactData ? "included" : "left out: they leave me only through a lead or an administrator"),
                    new Fact("Left out", "colleagues' private notes"),
                    new Fact("As", "CSV or JSON, as you choose then"),
                ]),
            ],
            "Yes, export", Answer.About(customer, Function));
    }

    private async ValueTask<Reply> OfBookAsync(BookScope scope, SkillTurn turn, CancellationToken cancellationToken)
    {
        await rights.DemandAsync(Book.DeedOf(scope), turn.Caller, customer: null, cancellationToken);
        turn.LetGo();
        var count = turn.Say.Count((await book.NumbersAsync(scope, turn.Caller, cancellationToken)).Count, "customer");
        var whose = scope switch { BookScope.Mine => "of yours", BookScope.Team => "of your team", _ => "of everybody and of the pool" };
        return turn.Confirmed
            ? offer.Of(new ExportRequest(ExportKind.Book) { Scope = scope }, $"The list of {count} {whose} can be fetched now.", note: null, turn)
            : Questions.Ask(turn, $"Export the list of {count} {whose}?",
                [new Facts([new Fact("Holds", "name, company, tier, account manager, purchases in figures, days of the last purchase and contact, open complaints, tags"), new Fact("Addresses and numbers", "never in a list"), new Fact("As", "CSV")])],
                "Yes, export", new SkillCall(Function).With("scope", scope.ToString()));
    }

    /// <summary>As it was understood, or as the phrase has it: "the team's".</summary>
    private static BookScope ScopeOf(string? said) => said?.ToLowerInvariant() switch
    {
        null or "mine" or "my" or "my own" or "own" => BookScope.Mine,
        "all" or "all of the" or "all the" or "everybody's" or "everyone's" or "all our" => BookScope.All,
        { } team when team.Contains("team", StringComparison.Ordinal) => BookScope.Team,
        _ => throw new SkillException($"I cannot read '{ShortText.Of(said, 40)}' as whose customers. Say export my customers, export the team's customers or export all customers."),
    };
}
