using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down a purchase as an order of one line.</summary>
public sealed class LogPurchase(LedgerBook ledger)
{
    private const string Function = "log.purchase";
    private const int LongestProduct = 200;
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <param name="product">What was bought.</param>
    /// <param name="amount">What it came to; negative for a return.</param>
    /// <param name="currency">ISO 4217; the one of their other purchases when left out.</param>
    /// <param name="date">When; today when left out.</param>
    /// <param name="quantity">How many; 1 when left out.</param>
    /// <param name="delivered">The day it was delivered; left out where that is not known.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    [SkillFunction(Function, Deed.Record, "Records what a customer bought, when, and for how much.")]
    [Phrase("(log|record|note|add|enter) [a|an] (purchase|order|sale) (of|from|for|by|with) {customer}")]
    [Example("record a purchase for {customer}")]
    [Example("log an order from {customer}")]
    [Example("add a sale for {customer}")]
    [Example("enter an order from {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer customer, string? product, decimal? amount, string? currency, DateOnly? date, decimal? quantity, DateOnly? delivered, string? unclearDay, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (amount is not { } sum)
        {
            return Form(customer, product, date, turn);
        }

        Check(sum, quantity ?? 1);
        var day = RecordedDay.Of(date, turn, unclearDay);
        var known = customer.Activity.Totals.Select(total => total.Currency).Where(code => code != Money.UnknownCurrency).Distinct().ToList();
        var money = new Money(sum, Currency(currency) ?? (known.Count == 1 ? known[0] : Money.UnknownCurrency));
        var purchase = await ledger.AddAsync(Schema.Purchases, new Purchase
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            Order = TimeKeys.New(turn.Now),
            Product = ShortText.Of(product, LongestProduct),
            Amount = sum,
            Currency = money.Currency,
            Quantity = quantity ?? (sum < 0 ? -1 : 1),
            State = sum < 0 ? PurchaseState.Returned : PurchaseState.Completed,
            DeliveredOn = Delivered(delivered, day, turn),
        }, turn, cancellationToken);
        var goods = purchase.Product.Length == 0 ? "" : $" of {purchase.Product}";
        return new Answer($"Logged: {(sum < 0 ? "return" : "purchase")}{goods} by {CustomerLabel.Full(customer)} for {turn.Say.Amount(money with { Amount = Math.Abs(sum) })} on {turn.Say.DayAgo(day)}.")
            .Records([(turn.Say.Day(day), purchase.Product.Length == 0 ? "Goods not named" : purchase.Product, turn.Say.Amount(money), purchase.Id.ToString())])
            .Say(Assumed(currency, money))
            .Undo(turn, $"the {(sum < 0 ? "return" : "purchase")} of {CustomerLabel.Full(customer)}")
            .Form("Correct", new SkillCall(CorrectRecord.Function).With("id", purchase.Id.ToString()))
            .Button("Purchases", Answer.About(customer, "customer.purchases"))
            .Reply(turn);
    }

    /// <summary>A purchase as it should have been, by the rules of a new one.</summary>
    /// <param name="delivered">As it should be, see <see cref="Delivered"/>.</param>
    /// <exception cref="SkillException">The amount, the quantity or the currency cannot be.</exception>
    internal static Purchase Corrected(Purchase purchase, string? product, decimal amount, string? currency, decimal quantity, DateOnly? delivered)
    {
        Check(amount, quantity);
        return purchase with
        {
            Product = ShortText.Of(product, LongestProduct), Amount = amount, Currency = Currency(currency) ?? Money.UnknownCurrency, Quantity = quantity,
            State = amount < 0 ? PurchaseState.Returned : purchase.State == PurchaseState.Returned ? PurchaseState.Completed : purchase.State,
            DeliveredOn = delivered,
        };
    }

    /// <summary>The day of a delivery.</summary>
    /// <exception cref="SkillException">It is before the order, or still to come.</exception>
    internal static DateOnly? Delivered(DateOnly? said, DateOnly ordered, SkillTurn turn) =>
        said is not { } day ? null
        : day < ordered ? throw new SkillException($"{turn.Say.Day(day)} is before the order of {turn.Say.Day(ordered)}, so nothing was delivered then. Correct one of the days.")
        : RecordedDay.Of(day, turn);

    private static void Check(decimal amount, decimal quantity)
    {
        if (Math.Abs(amount) > MostMoney || Math.Abs(quantity) > MostMoney)
        {
            throw new SkillException(string.Create(CultureInfo.InvariantCulture, $"{(Math.Abs(amount) > MostMoney ? amount : quantity):N0} is more than anybody buys. Check the {(Math.Abs(amount) > MostMoney ? "amount" : "quantity")}."));
        }
    }

    /// <summary>The fields of a purchase, as they are.</summary>
    internal static IReadOnlyList<Input> Fields(string product, decimal? amount, string currency, DateOnly day, decimal? quantity, DateOnly? delivered = null) =>
    [
        new Input("product", "What", InputKind.Text) { MaxLength = LongestProduct, Value = product },
        new Input("amount", "Amount; negative for a return", InputKind.Number) { IsRequired = true, Value = amount?.ToString(CultureInfo.InvariantCulture) ?? "" },
        new Input("currency", "Currency, as EUR", InputKind.Text) { MaxLength = 3, Value = currency == Money.UnknownCurrency ? "" : currency },
        new Input("quantity", "How many", InputKind.Number) { Value = quantity?.ToString(CultureInfo.InvariantCulture) ?? "" },
        new Input("date", "When", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(day) },
        new Input("delivered", "Delivered on (optional)", InputKind.Date) { Value = delivered is { } known ? IsoDay.Of(known) : "" },
    ];

    /// <summary>The code in capitals; null for none.</summary>
    /// <exception cref="SkillException">It is no such code.</exception>
    internal static string? Currency(string? currency) => currency?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        { Length: 3 } code when code.All(char.IsAsciiLetterUpper) => code,
        { } other => throw new SkillException($"I cannot read '{ShortText.Of(other, 20)}' as a currency. Write its code of three letters, for example EUR."),
    };

    private static Reply Form(Customer customer, string? product, DateOnly? date, SkillTurn turn)
    {
        var known = customer.Activity.Totals.Count == 1 ? customer.Activity.Totals[0].Currency : Money.UnknownCurrency;
        return new Reply(new Card(
            new Heading($"A purchase of {CustomerLabel.Full(customer)}"),
            new Inputs(Fields(ShortText.Of(product, LongestProduct), null, known, date ?? turn.Today, 1)),
            new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
    }

    private static string? Assumed(string? said, Money money) => said is not null ? null
        : money.Currency == Money.UnknownCurrency ? "You named no currency, and their other purchases tell none: it is kept without one."
        : $"You named no currency; I took {money.Currency}, as in their other purchases.";
}
