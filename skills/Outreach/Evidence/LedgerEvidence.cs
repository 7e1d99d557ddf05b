using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach.Evidence;

/// <summary>Reads what the ledger can tell a customer about themselves.</summary>
public sealed class LedgerEvidence(HistoryBook history)
{
    private const int MostRead = 50;

    /// <summary>The orders that stand, oldest first; cancelled and fully returned ones are none.</summary>
    public async ValueTask<IReadOnlyList<PurchaseOrder>> OrdersAsync(Customer customer, CancellationToken cancellationToken) =>
        [.. PurchaseOrder.Group(await history.AllAsync(Schema.Purchases, customer, Period.Always, cancellationToken)).Where(order => order.Stands)];

    /// <summary>What may be told of years and orders.</summary>
    public async ValueTask<Recognition> RecognitionAsync(Customer customer, CancellationToken cancellationToken) =>
        Recognition.Of(customer, await history.CoverageAsync(RecordKind.Purchase, cancellationToken));

    /// <summary>The sheet with their last order and, where they are certain, their years.</summary>
    public async ValueTask<FactSheet> WithOrderAndYearsAsync(FactSheet sheet, Customer customer, DateOnly today, CancellationToken cancellationToken)
    {
        var orders = await OrdersAsync(customer, cancellationToken);
        return WithYears(orders.Count == 0 ? sheet : sheet.With(orders[^1]), await RecognitionAsync(customer, cancellationToken), orders, today);
    }

    /// <summary>The sheet with their years, where they are certain and at least two.</summary>
    public static FactSheet WithYears(FactSheet sheet, Recognition recognition, IReadOnlyList<PurchaseOrder> orders, DateOnly today)
    {
        if (recognition.YearsBy(today) is not { } years || years < 2)
        {
            return sheet;
        }

        string[] ids = orders.Count > 0 && orders[0].On == recognition.Since ? [orders[0].Id.ToString()] : [];
        return sheet.With("years", new FactValue.Words(years.ToString(CultureInfo.InvariantCulture)), ids)
            .With("since", new FactValue.Words(recognition.Since!.Value.Year.ToString(CultureInfo.InvariantCulture)), ids); // years come from it
    }

    /// <summary>The newest conversation somebody had with them: a call or meeting that reached them, or something that came from them. Nothing private.</summary>
    /// <param name="manager">Who had it: nobody remembers what a colleague talked of.</param>
    public async ValueTask<Interaction?> LastTalkAsync(Customer customer, int manager, CancellationToken cancellationToken) =>
        (await history.NewestAsync(Schema.Interactions, customer, Period.Always, MostRead, before: null, cancellationToken)).FirstOrDefault(contact =>
            contact is { IsPrivate: false, Outcome: Outcome.Reached, Channel: not 0 } && contact.By == manager && (contact.IsInbound || contact.Channel.IsSpoken()));

    /// <summary>Their complaints, newest first.</summary>
    public ValueTask<IReadOnlyList<Complaint>> ComplaintsAsync(Customer customer, CancellationToken cancellationToken) =>
        history.NewestAsync(Schema.Complaints, customer, Period.Always, MostRead, before: null, cancellationToken);

    /// <summary>Whom they recommended, newest first.</summary>
    public ValueTask<IReadOnlyList<Referral>> ReferralsAsync(Customer customer, CancellationToken cancellationToken) =>
        history.NewestAsync(Schema.Referrals, customer, Period.Always, MostRead, before: null, cancellationToken);

    /// <summary>The newest contact for a purpose; null when there was none.</summary>
    /// <param name="isInbound">Whether it came from them: their answer.</param>
    public async ValueTask<Interaction?> LastOfAsync(Customer customer, ContactPurpose purpose, bool isInbound, CancellationToken cancellationToken) =>
        (await history.NewestAsync(Schema.Interactions, customer, Period.Always, MostRead * 4, before: null, cancellationToken)).FirstOrDefault(contact => contact.Purpose == purpose && contact.IsInbound == isInbound && !contact.IsPrivate);

    /// <summary>The newest survey score with words to it; null when there is none.</summary>
    public async ValueTask<SurveyScore?> LastCommentAsync(Customer customer, CancellationToken cancellationToken) =>
        (await history.NewestAsync(Schema.Surveys, customer, Period.Always, MostRead, before: null, cancellationToken)).FirstOrDefault(score => score.Comment is not null);
}
