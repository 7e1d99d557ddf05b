using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts a welcome for somebody new to the firm, to a division or to a product line, with the kit for it. The thank-you goes first.</summary>
public sealed class Welcome(Drafting drafting, LedgerEvidence evidence, OutreachOptions options) : IMessageSource
{
    internal const string Function = "draft.welcome";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Welcome;

    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    /// <param name="isThanked">Whether they were thanked, though nothing of it is recorded; read from the sentence when left out.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a welcome for a new customer: what happens next, the first step, who is there for them.")]
    [Phrase("welcome {customer}")]
    [Phrase("(draft|write|prepare) [a] welcome (to|for) {customer}")]
    [Phrase("[i|i have|i've] already thanked {customer}")]
    [Example("welcome {customer}")]
    [Example("draft a welcome for {customer}")]
    [Example("write a welcome to {customer}")]
    [Example("prepare a welcome for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, Tone? tone, bool? isThanked, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        if (orders.Count == 0)
        {
            throw new SkillException($"No order of {CustomerLabel.Full(customer)} that stands is recorded here, so there is nobody new to welcome. Log the purchase first, or draft a check-in.");
        }

        var thanked = await evidence.LastOfAsync(customer, ContactPurpose.Thanks, isInbound: false, cancellationToken);
        isThanked ??= said?.Contains("already thanked", StringComparison.OrdinalIgnoreCase);
        if (isThanked != true && !(thanked?.On >= orders[^1].On))
        {
            return new Answer($"The thank-you goes first: {CustomerLabel.Full(customer)} was not thanked yet for the order of {turn.Say.Day(orders[^1].On)} ({orders[^1].Id}).")
                .Button("Draft the thank-you", Answer.About(customer, ThankYou.Function))
                .Button("Already thanked", Answer.About(customer, Function).With("isThanked", "true"))
                .Reply(turn);
        }

        return await drafting.BeginAsync(Kind, customer, new DraftBrief(), new DraftWish(channel, tone), turn, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        var recognition = await evidence.RecognitionAsync(customer, cancellationToken);
        var newTo = orders.Count == 0 ? null : NewTo.Of(orders);
        var isNewHere = orders.Count > 0 && recognition.Orders == orders.Count && newTo is { Division: null, Line: null };
        var (reason, what) = newTo?.Division is { } division && orders.Count > 1 ? ("division", division) : newTo?.Line is { } line && orders.Count > 1 ? ("line", line) : ("new", null);
        var isNewcomer = orders.Count > 0 && customer.Activity is { WelcomeTo: null, Welcome: { } due } && due == orders[0].On;
        (reason, what) = isNewcomer ? ("new", null) : (reason, what);
        if (orders.Count > 1 && reason == "new" && !isNewcomer)
        {
            throw new SkillException($"{CustomerLabel.Full(customer)} is not new: {orders.Count} orders of theirs stand, and the last one is of no new division or product line. Draft a check-in instead.");
        }

        var language = TemplateLibrary.MainOf(customer.Language ?? options.Language);
        var kit = KitFor(what, language) ?? KitFor(null, language) ?? KitFor(what, null) ?? KitFor(null, null);
        List<string> notes = [];
        if (reason == "new" && !isNewHere && recognition.Orders is null && (customer.StatedExisting == true || customer.CustomerSince < orders[0].On))
        {
            notes.Add("They were a customer before the first order that is recorded here; read whether a welcome is right.");
        }

        if (what is not null && recognition.Orders is null)
        {
            notes.Add($"Their earliest orders may not be recorded here; read whether {what} is new to them.");
        }

        if (kit is null)
        {
            notes.Add($"There is no welcome kit{(what is null ? "" : $" for {what}")} in the settings (Outreach:Kits), so what happens next and the first step are yours to fill in.");
        }
        else if (!TemplateLibrary.MainOf(kit.Language).Equals(language, StringComparison.Ordinal))
        {
            notes.Add($"The welcome kit is in another language ({kit.Language}); put its words into theirs.");
        }

        var sheet = new FactSheet(reason) { Notes = notes };
        sheet = orders.Count == 0 ? sheet : sheet.With(isNewcomer ? orders[0] : orders[^1]);
        return sheet
            .With("division", reason == "division" ? new FactValue.Words(what!) : null, orders.Count == 0 ? [] : [orders[^1].Id.ToString()]) // that reason comes with it
            .With("line", reason == "line" ? new FactValue.Words(what!) : null, orders.Count == 0 ? [] : [orders[^1].Id.ToString()])
            .With("next", Words(kit?.Next)).With("first_step", Words(kit?.FirstStep)).With("support", Words(kit?.Support)).With("stand_in", Words(kit?.StandIn))
            .With("links", kit is { Links.Count: > 0 } ? new FactValue.Words(string.Join(" ", kit.Links)) : null);
    }

    private WelcomeKit? KitFor(string? what, string? language) => options.Kits.FirstOrDefault(kit =>
        NameFolding.Fold(kit.For) == NameFolding.Fold(what) && (language is null || TemplateLibrary.MainOf(kit.Language) == language));

    private static FactValue.Words? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : new FactValue.Words(text.Trim().TrimEnd('.'));
}
