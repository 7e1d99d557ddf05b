using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>When somebody of the firm last reached a customer. An attempt is listed, but is no contact.</summary>
public sealed class LastContact(VisibleContacts contacts, OrderPages orders, ManagerNames names, Freshness freshness)
{
    [SkillFunction("customer.lastContact", Deed.ReadCustomer, "Says when a customer was last contacted, by whom and about what.")]
    [Phrase("when did (we|i|anyone|anybody|someone) last (talk|speak|chat) (to|with) {customer}")]
    [Phrase("when did (we|i|anyone|anybody|someone) last (contact|call|phone|email|write to|meet|see|reach|hear from|visit) {customer}")]
    [Phrase("when was [the|our|my] last (contact|call|meeting|conversation|touchpoint|email|visit|interaction) (with|to|of) {customer}")]
    [Phrase("[show|show me|what was|what is|give me] [the] [date of] (last|latest|most recent) (contact|call|meeting|conversation|touchpoint|interaction|visit) (with|to|of) {customer} [about]")]
    [Phrase("[show|show me|when was|what was|what is|give me] [the] [date of] {customer} (last|latest|most recent) (contact|call|meeting|conversation|touchpoint|interaction|visit)")]
    [Phrase("what was (our|the|my) (last|latest|most recent) (conversation|call|meeting|contact) with {customer} about")]
    [Phrase("who [last] (talked|spoke|wrote) to {customer} [last]")]
    [Phrase("(have we|did we|has anyone|has anybody) [ever] (contacted|contact|spoken to|talked to|reached|reach|called|call) {customer}")]
    [Phrase("last contact [with] {customer}")]
    [Example("When did we last talk to {customer}?")]
    [Example("last contact {customer}")]
    [Example("what was our latest conversation with {customer} about")]
    [Example("has anyone called {customer} this month")]
    [Example("when was their last touchpoint?")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var span = period ?? Period.Always;
        var read = await contacts.NewestAsync(customer, span, Page<Interaction>.ToRead(Answer.PageSize), before?.Key, turn, cancellationToken);
        var page = Page<Interaction>.Of(read, Answer.PageSize);
        if (page.Shown.Count == 0 && before is null)
        {
            return await NoneAsync(customer, period, turn, cancellationToken);
        }

        var answer = new Answer(before is null ? await FirstLineAsync(customer, span, page.Shown[0], turn, cancellationToken) : $"Earlier contacts with {CustomerLabel.Full(customer)}.");
        var rows = new List<(string, string, string)>();
        foreach (var contact in page.Shown)
        {
            rows.Add((turn.Say.Day(contact.On), ContactWording.Row(contact, await WhoAsync(contact, turn, cancellationToken)), contact.Id.ToString()));
        }

        answer.Records(rows);
        if (page.HasMore)
        {
            var next = Answer.Within(Answer.About(customer, "customer.lastContact"), period).With("before", page.Shown[^1].Id.ToString());
            answer.More(turn, next, page.Remaining);
        }

        return answer
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Note(await freshness.NoteAsync(RecordKind.Interaction, turn, cancellationToken))
            .Reply(turn);
    }

    private async ValueTask<string> FirstLineAsync(Customer customer, Period period, Interaction newest, SkillTurn turn, CancellationToken cancellationToken)
    {
        var who = CustomerLabel.Full(customer);
        var reached = newest.Outcome == Outcome.Reached ? newest : await contacts.LastReachedAsync(customer, period, turn, cancellationToken);
        if (reached is not null)
        {
            return $"The last contact with {who} was on {turn.Say.DayAgo(reached.On)}: {await HowAsync(reached, turn, cancellationToken)} ({reached.Id}).";
        }

        var attempt = $"{await HowAsync(newest, turn, cancellationToken)}, {(newest.Outcome == Outcome.LeftMessage ? "message left" : "no answer")}";
        return $"Nobody has reached {who} as far as recorded here; the last attempt was on {turn.Say.DayAgo(newest.On)}: {attempt} ({newest.Id}).";
    }

    private async ValueTask<string> HowAsync(Interaction contact, SkillTurn turn, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(contact, turn, cancellationToken);
        return who is null ? ContactWording.InSentence(contact.Channel) : $"{ContactWording.InSentence(contact.Channel)} {(contact.IsInbound ? "to" : "by")} {who}";
    }

    private async ValueTask<string?> WhoAsync(Interaction contact, SkillTurn turn, CancellationToken cancellationToken) =>
        await names.OfAsync(contact.By, turn, cancellationToken) ?? (contact.ByName is { } name ? ShortText.Of(name, 60) : null);

    /// <summary>No contact, but perhaps a purchase, which at least says when they were last here.</summary>
    private async ValueTask<Reply> NoneAsync(Customer customer, Period? period, SkillTurn turn, CancellationToken cancellationToken)
    {
        var when = period is { } span ? $" {turn.Say.During(span)}" : "";
        var none = await freshness.NoneAsync(RecordKind.Interaction, turn, cancellationToken);
        var bought = await orders.LastStandingAsync(customer, cancellationToken);
        var last = bought is null ? "" : $" Their last purchase was on {turn.Say.DayAgo(bought.On)}.";
        return new Answer($"No contact with {CustomerLabel.Full(customer)}{when}: {none}.{last}")
            .Say(await freshness.BeforeItBeginsAsync(RecordKind.Interaction, period, turn, cancellationToken))
            .Records(bought is null ? [] : [OrderWording.Row(bought, turn.Say)])
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Button("Summary", Answer.About(customer, "customer.summary"))
            .Note(await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken))
            .Reply(turn);
    }
}
