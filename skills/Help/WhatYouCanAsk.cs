using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Help;

/// <summary>What can be asked, in examples with names of the caller's own customers. Names only what this build can do.</summary>
public sealed class WhatYouCanAsk(SkillCatalogue catalogue, CustomerBook customers)
{
    /// <summary>So many of the caller's customers are looked at for good examples.</summary>
    private const int CustomersLookedAt = 50;

    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("customer.", "Know a customer"),
        ("followup.", "Follow up"),
        ("draft.", "Write to a customer"),
        ("log.", "Record what happened"),
        ("offer.", "Offers"),
        ("insight.", "See the whole"),
        ("reminder.", "Reminders"),
        ("data.", "Data"),
    ];

    [SkillFunction("help", "Shows what can be asked, with examples from the caller's own data.")]
    [Phrase("help [me] [please]")]
    [Phrase("what can (you|i) (do|ask|say) [for me] [here]")]
    [Phrase("[show|show me|list] [the] [list of] [all] (commands|things you can do|functions|options|features|examples)")]
    [Phrase("(what|which) (commands|functions|options|features|questions) (are|do) (available|there|you know|you have|you understand)")]
    [Phrase("how (do|should|can|does) (i|this|it|you) (phrase|ask|say|work|use|start) [you|this|it] [a] [request|question]")]
    [Example("help")]
    [Example("What can you do?")]
    [Example("which commands are there")]
    [Example("how does this work")]
    public async Task<Reply> AnswerAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var (names, owned) = await NamesAsync(turn, cancellationToken);
        var elements = new List<CardElement>
        {
            new Heading($"Ask me in your own words, {turn.Caller.FirstName}. For example:"),
        };
        foreach (var (prefix, title) in Groups)
        {
            var rows = catalogue.Functions
                .Where(function => function.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select((function, index) => (IReadOnlyList<string>)[Example(function, names, index), function.Purpose])
                .ToList();
            if (rows.Count > 0)
            {
                elements.Add(new Table([new Column(title, Weight: 3), new Column("", Weight: 4)], rows));
            }
        }

        if (names.Count > 0)
        {
            elements.Add(new Actions(Buttons(names)));
        }

        elements.Add(new Footnote(Foot(names, owned)));
        return new Reply(new Card(elements));
    }

    /// <summary>Up to three customers who have something to show: the caller's own, else of the pool.</summary>
    private async ValueTask<(IReadOnlyList<Customer> Names, bool Owned)> NamesAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        foreach (var manager in new int?[] { turn.Caller.Number, null })
        {
            var some = await customers.ByManagerAsync(manager, afterNumber: 0, CustomersLookedAt, cancellationToken);
            if (some.Count > 0)
            {
                List<Customer> best = [.. some.OrderByDescending(customer => customer.Activity.Recent.Count).ThenByDescending(customer => customer.Activity.Orders).ThenBy(customer => customer.Number).Take(3)];
                best.ForEach(turn.Saw);
                return (best, manager is not null);
            }
        }

        return ([], false);
    }

    private static string Example(SkillFunction function, IReadOnlyList<Customer> names, int index)
    {
        var example = function.Examples.FirstOrDefault(text => text.Contains("{customer}", StringComparison.Ordinal)) ?? function.Examples[0];
        return example.Replace("{customer}", names.Count == 0 ? "a customer's name" : names[index % names.Count].Name, StringComparison.Ordinal);
    }

    private static List<CardAction> Buttons(IReadOnlyList<Customer> names)
    {
        var first = names[0];
        var second = names[1 % names.Count];
        var third = names[2 % names.Count];
        return
        [
            Button($"Tell me about {first.Name}", "customer.summary", first),
            Button($"What has {second.Name} bought?", "customer.purchases", second),
            Button($"When did we last talk to {third.Name}?", "customer.lastContact", third),
        ];
    }

    private static CallAction Button(string title, string function, Customer customer) =>
        new(title, new SkillCall(function).With("customer", $"#{customer.Number}"));

    private static string Foot(IReadOnlyList<Customer> names, bool owned)
    {
        var whose = (names.Count, owned) switch
        {
            (0, _) => "No customer is recorded yet that is yours or in the pool.",
            (_, false) => "You look after no customer yet; the examples are from the pool.",
            _ => "The examples are your own customers.",
        };
        return $"{whose} A name may be misspelt; an id such as #12, an e-mail address or a telephone number works too. After an answer, \"their last order\" means the same customer, and \"more\" goes on.";
    }
}
