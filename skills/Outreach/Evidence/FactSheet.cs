using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach.Evidence;

/// <summary>What one message is about and what it may tell: facts of the ledger, of the customer's record, and what the person said. Not worded yet.</summary>
/// <param name="Reason">One of the reasons of its kind: see <see cref="Templates.TemplateVocabulary"/>.</param>
public sealed record FactSheet(string Reason)
{
    private readonly List<Fact> _facts = [];

    /// <summary>Everything the message may tell.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>The channel it should have whatever the customer prefers; null for their own.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>What to tell whoever asked for it, in whole sentences; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Adds a fact. Of two by one name the first counts; one without a value is none.</summary>
    /// <param name="ids">The records it rests on, as people see their ids.</param>
    public FactSheet With(string name, FactValue? value, params IReadOnlyList<string> ids)
    {
        if (value is not null && value is not FactValue.Words { Text.Length: 0 } && !_facts.Exists(fact => fact.Name == name))
        {
            _facts.Add(new Fact(name, value, ids));
        }

        return this;
    }

    /// <summary>Adds an order: its day and, where the source names them, its products.</summary>
    public FactSheet With(PurchaseOrder order)
    {
        List<string> ids = [order.Id.ToString()];
        List<string> products = [.. order.Lines.Where(line => line.Product.Length > 0 && line.State != PurchaseState.Cancelled).GroupBy(line => line.Product, StringComparer.OrdinalIgnoreCase)
            .Where(product => product.Sum(line => line is { State: PurchaseState.Returned, Quantity: > 0 } ? 0 : line.Quantity) > 0).Select(product => product.First().Product)]; // what was sent back is not thanked for
        With("order_day", new FactValue.Day(order.On), ids);
        return products.Count == 0 ? this : With("products", new FactValue.Names(products), ids);
    }
}

/// <summary>Something a message may tell.</summary>
/// <param name="Name">The placeholder that stands for it.</param>
/// <param name="Value">What it is.</param>
/// <param name="Ids">The records it rests on, as people see their ids; empty for what the customer's own record holds or the person said.</param>
public sealed record Fact(string Name, FactValue Value, IReadOnlyList<string> Ids);

/// <summary>A value that reads differently in each language; a closed family.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Words that are the same in every language: a name, a number, what somebody said.</summary>
    public sealed record Words(string Text) : FactValue;

    /// <summary>An occasion.</summary>
    /// <param name="Text">As it was named.</param>
    /// <param name="Known">Which of those every language has a name for; null for none, so that it stands as it was named.</param>
    public sealed record Occasion(string Text, string? Known) : FactValue;

    /// <summary>A day.</summary>
    public sealed record Day(DateOnly On) : FactValue;

    /// <summary>Several names in a row.</summary>
    public sealed record Names(IReadOnlyList<string> Items) : FactValue;

    /// <summary>How manieth.</summary>
    public sealed record Nth(int Number) : FactValue;

    /// <summary>A conversation: how and when.</summary>
    public sealed record Talk(ContactChannel Channel, DateOnly On) : FactValue;

    /// <summary>A share, from 0 to 1.</summary>
    public sealed record Share(decimal Of) : FactValue;

    /// <summary>An amount of money.</summary>
    public sealed record Amount(Money Of) : FactValue;
}
