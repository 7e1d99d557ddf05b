using RetentionBot.Import.Mapping;
using RetentionBot.Import.Values;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>How rows become one kind of history.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Collection">Where it is kept.</param>
/// <param name="BySourceId">How it is found again.</param>
/// <param name="Build">A record without its key out of a row.</param>
/// <param name="Keyed">What depends on the key; null when nothing does.</param>
internal sealed record HistoryKind<T>(
    RecordKind Kind, Collection<T> Collection, Index<T> BySourceId, Func<RowValues, RowContext, SourceId, T> Build, Func<T, T>? Keyed = null)
    where T : HistoryRecord;

/// <summary>The kinds of history an import knows.</summary>
internal static class RecordBuilders
{
    public static HistoryKind<Purchase> Purchases { get; } = new(RecordKind.Purchase, Schema.Purchases, Schema.PurchasesBySourceId, Purchase,
        purchase => purchase.Order.Length > 0 ? purchase : purchase with { Order = ((Key)purchase.Key).ToString() });

    public static HistoryKind<Interaction> Interactions { get; } = new(RecordKind.Interaction, Schema.Interactions, Schema.InteractionsBySourceId, Interaction);

    public static HistoryKind<OfferSent> OffersSent { get; } = new(RecordKind.OfferSent, Schema.OffersSent, Schema.OffersSentBySourceId, OfferSent);

    public static HistoryKind<Complaint> Complaints { get; } = new(RecordKind.Complaint, Schema.Complaints, Schema.ComplaintsBySourceId, Complaint);

    public static HistoryKind<SurveyScore> Surveys { get; } = new(RecordKind.SurveyScore, Schema.Surveys, Schema.SurveysBySourceId, Survey);

    public static HistoryKind<Referral> Referrals { get; } = new(RecordKind.Referral, Schema.Referrals, Schema.ReferralsBySourceId, Referral);

    private static Purchase Purchase(RowValues row, RowContext context, SourceId id)
    {
        var quantity = row.Number("quantity") ?? 1;
        return new Purchase
        {
            Key = 0,
            SourceId = id,
            Division = context.DivisionOf(row),
            Order = row.Text("order") ?? "",
            Product = row.Text("product") ?? "",
            ProductLine = row.Text("productLine"),
            Quantity = quantity,
            Amount = Amount(row, quantity),
            Currency = Currency(row, context),
            State = row.Word("state", Words.States) ?? (quantity < 0 ? PurchaseState.Returned : PurchaseState.Completed),
            DeliveredOn = Delivered(row),
        };
    }

    /// <summary>The day of the delivery; one before the order is left out with a warning.</summary>
    private static DateOnly? Delivered(RowValues row)
    {
        var delivered = row.DayIfAny("delivered");
        if (!(delivered < row.Day("date")))
        {
            return delivered;
        }

        row.Warn("delivered", "delivered", row.Text("delivered") ?? "", "The delivery is before the order and was left out; correct one of the days.");
        return null;
    }

    /// <summary>The amount of the line, else price by quantity less the discount (a share, or a percentage when over 1), in cents where there is one.</summary>
    private static decimal Amount(RowValues row, decimal quantity)
    {
        if (row.Number("amount") is { } amount)
        {
            return amount;
        }

        if (row.Number("unitPrice") is not { } price)
        {
            throw row.Faulty("no-amount", row.Has("amount") ? "amount" : "unitPrice", "", "There is neither an amount nor a unit price; fill one in.");
        }

        try
        {
            var discount = row.Number("discount") ?? 0;
            var share = discount > 1 ? discount / 100 : discount;
            return share == 0 ? price * quantity : Math.Round(price * quantity * (1 - share), 2, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            throw row.Faulty("too-much", "unitPrice", row.Text("unitPrice") ?? "", "Price by quantity is too large to be an amount; correct one of them.");
        }
    }

    private static string Currency(RowValues row, RowContext context)
    {
        var currency = (row.Text("currency") ?? context.Settings.Currency)?.ToUpperInvariant();
        return currency is null ? Money.UnknownCurrency
            : currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) ? currency
            : throw row.Faulty("currency", "currency", currency, $"'{currency}' is no currency; write its three letters, for example EUR.");
    }

    private static Interaction Interaction(RowValues row, RowContext context, SourceId id)
    {
        var by = row.Text("by");
        var manager = by is null ? null : context.Managers.Find(context.Settings.Source, by);
        return new Interaction
        {
            Key = 0,
            SourceId = id,
            Division = context.DivisionOf(row),
            By = manager,
            ByName = manager is null ? by : null,
            Channel = row.Word("channel", Words.Channels) ?? ContactChannel.Call,
            IsInbound = row.Word("direction", Words.Inbound) ?? false,
            Outcome = row.Word("outcome", Words.Outcomes) ?? Outcome.Reached,
            Summary = row.LongText("summary"),
            IsPrivate = row.Word("private", Words.YesOrNo) ?? false,
        };
    }

    private static OfferSent OfferSent(RowValues row, RowContext context, SourceId id)
    {
        var called = row.Text("offer");
        var offer = called is null ? null : context.Offers.Find(context.Settings.Source, called);
        if (called is not null && offer is null)
        {
            row.Warn("no-offer", "offer", called, $"There is no offer '{called}' in the catalogue, so only its name was kept; import the offers first, then this file again.");
        }

        return new OfferSent
        {
            Key = 0,
            SourceId = id,
            Division = context.DivisionOf(row),
            Offer = offer?.Id,
            Name = row.Text("name") ?? offer?.Name ?? called ?? row.Required("name"),
            Channel = row.Word("channel", Words.Channels),
            By = context.ManagerOf(row, "by", "nobody is named as the sender"),
            Response = row.LongText("response") is { Length: > 0 } response ? response : null,
        };
    }

    private static Complaint Complaint(RowValues row, RowContext context, SourceId id) => new()
    {
        Key = 0,
        SourceId = id,
        Division = context.DivisionOf(row),
        Text = row.LongText("text") is { Length: > 0 } text ? text : row.Required("text"),
        Severity = row.Word("severity", Words.Severities) ?? Severity.Normal,
        Owner = context.ManagerOf(row, "owner", "the complaint has no owner yet"),
        DueOn = row.DayIfAny("due"),
        ClosedOn = row.DayIfAny("closed"),
        Resolution = row.LongText("resolution") is { Length: > 0 } resolution ? resolution : null,
    };

    private static SurveyScore Survey(RowValues row, RowContext context, SourceId id)
    {
        row.Required("score");
        var score = row.Number("score")!.Value;
        var scale = row.Word("scale", Words.Scales) ?? (score is > 5 or < 1 ? SurveyScale.Nps : SurveyScale.Csat);
        var (least, most) = scale == SurveyScale.Nps ? (0, 10) : (1, 5);
        return score >= least && score <= most
            ? new SurveyScore
            {
                Key = 0,
                SourceId = id,
                Division = context.DivisionOf(row),
                Scale = scale,
                Score = score,
                Comment = row.LongText("comment") is { Length: > 0 } comment ? comment : null,
            }
            : throw row.Faulty("score", "score", row.Text("score") ?? "", $"{score} is no score from {least} to {most}; correct it, or the scale.");
    }

    private static Referral Referral(RowValues row, RowContext context, SourceId id) => new()
    {
        Key = 0,
        SourceId = id,
        Division = context.DivisionOf(row),
        Referred = row.Text("referred") ?? row.Required("referredCustomer"),
        ReferredCustomer = row.Text("referredCustomer") is { } called ? context.FindCustomer(called) : null,
    };
}
