using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts a thank-you: for an order, for a recommendation, or for what the person says.</summary>
public sealed class ThankYou(Drafting drafting, LedgerEvidence evidence, WorkCalendars calendars, FollowUpOptions followUps) : IMessageSource
{
    internal const string Function = "draft.thankYou";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Thanks;

    /// <param name="text">What they are thanked for, where the ledger does not say it.</param>
    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a thank-you to a customer, for their last order or for what you name.")]
    [Phrase("thank {customer} [please]")]
    [Phrase("(draft|write|prepare) [a] (thank-you|thank you|thankyou) (to|for) {customer}")]
    [Phrase("thank {customer} for (the|their|her|his) {text}")]
    [Example("thank {customer}")]
    [Example("draft a thank-you to {customer}")]
    [Example("write a thank you for {customer}")]
    [Example("thank {customer} for the recommendation")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, new DraftBrief { About = SaidBrief.Of(text, "reason", isThe: true) }, new DraftWish(channel, tone), turn, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        if (brief.About is { } deed)
        {
            return new FactSheet("deed").With("deed", new FactValue.Words(deed));
        }

        var orders = await evidence.OrdersAsync(customer, cancellationToken);
        var recognition = await evidence.RecognitionAsync(customer, cancellationToken);
        var thanked = await evidence.LastOfAsync(customer, ContactPurpose.Thanks, isInbound: false, cancellationToken);
        var referral = (await evidence.ReferralsAsync(customer, cancellationToken)) is [var newest, ..] && !(thanked?.On >= newest.On) ? newest : null;
        if (referral is not null && (customer.Activity.Thanks?.Reason == ThanksReason.Referral || orders.Count == 0 || referral.On > orders[^1].On))
        {
            return LedgerEvidence.WithYears(new FactSheet("referral").With("referred", new FactValue.Words(referral.Referred), referral.Id.ToString()), recognition, orders, today);
        }

        if (orders.Count == 0)
        {
            return new FactSheet("deed") { Notes = ["No order of theirs is recorded here, so tell me what they are thanked for: \"thank them for the recommendation\"."] };
        }

        var last = orders[^1];
        var due = customer.Activity.Thanks;
        var reason = ReasonOf(due, recognition);
        var sheet = new FactSheet(reason) { Notes = [.. Notes(last, thanked, calendars.Of(sender).Before(today, followUps.ThanksDays))] }.With(last);
        if (reason == "milestone")
        {
            sheet.With("nth", new FactValue.Nth(due!.Orders), last.Id.ToString()); // that reason comes from it
        }

        return reason == "first" ? sheet : LedgerEvidence.WithYears(sheet, recognition, orders, today);
    }

    /// <summary>A first order and a milestone are named only where the ledger is sure of the number.</summary>
    private static string ReasonOf(ThanksDue? due, Recognition recognition) => due?.Reason switch
    {
        ThanksReason.First when recognition.Orders == 1 => "first",
        ThanksReason.Milestone when recognition.Orders == due.Orders => "milestone",
        ThanksReason.Return when recognition.Orders is not null => "return",
        ThanksReason.Large => "large",
        _ => "order",
    };

    private static IEnumerable<string> Notes(PurchaseOrder last, Interaction? thanked, DateOnly fresh)
    {
        if (thanked?.On >= last.On)
        {
            yield return $"They were thanked since that order already ({thanked.Id}).";
        }

        if (last.On <= fresh)
        {
            yield return "That order is older than a thank-you should be; better thank them at their next one.";
        }
    }
}
