using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Help;

/// <summary>What can be asked, in examples with names of the caller's own customers. Names only what this build can do.</summary>
public sealed class WhatYouCanAsk(SkillCatalogue catalogue, OwnExamples examples)
{
    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("customer.", "Know a customer"),
        (Changing, "Keep customers in order"),
        ("followup.", "Follow up"),
        (Drafts, "Write to a customer"),
        ("log.", "Record what happened"),
        ("offer.", "Offers"),
        ("insight.", "See the whole"),
        ("reminder.", "Reminders"),
        ("data.", "Data"),
    ];

    /// <summary>Of drafts those that begin one, and how one is changed: what else can be done with a draft stands on its card.</summary>
    private const string Drafts = "draft.";

    /// <summary>Stands for what changes a customer, whose names begin like those that ask about one.</summary>
    private const string Changing = "customer!";

    [SkillFunction("help", Deed.Ask, "Shows what can be asked, with examples from the caller's own data.")]
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
        var (names, owned) = await examples.FindAsync(turn, cancellationToken);
        var elements = new List<CardElement>
        {
            new Heading($"Ask me in your own words, {turn.Caller.FirstName}. For example:"),
        };

        foreach (var (prefix, title) in Groups)
        {
            var rows = catalogue.Functions
                .Where(function => IsOf(function, prefix))
                .Select((function, index) => (IReadOnlyList<string>)[Example(function, names, index), function.Purpose])
                .ToList();
            if (rows.Count > 0)
            {
                elements.Add(new Table([new Column(title, Weight: 3), new Column("", Weight: 4)], rows));
            }
        }

        if (names.Count > 0)
        {
            elements.Add(new Actions(OwnExamples.Buttons(names)));
        }

        elements.Add(new Footnote(Foot(names, owned)));
        return new Reply(new Card(elements));
    }

    private static bool IsOf(SkillFunction function, string prefix) => function.Name.StartsWith(prefix.TrimEnd('!', '.') + ".", StringComparison.Ordinal)
        && (!function.Name.StartsWith("customer.", StringComparison.Ordinal) || function.IsWriting == (prefix == Changing))
        && (prefix != Drafts || function.Name == ReviseDraft.Function || function.Parameters.Any(parameter => parameter.Type == typeof(Customer) && !parameter.IsOptional));

    private static string Example(SkillFunction function, IReadOnlyList<Customer> names, int index)
    {
        var example = function.Examples.FirstOrDefault(text => text.Contains("{customer}", StringComparison.Ordinal)) ?? function.Examples[0];
        return example.Replace("{customer}", names.Count == 0 ? "a customer's name" : names[index % names.Count].Name, StringComparison.Ordinal);
    }

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
