using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Invocation;

/// <summary>Asks which customer was meant: a numbered list with what tells them apart, and a button for each.</summary>
internal static class CustomerChoice
{
    /// <summary>Several fit what was asked.</summary>
    public static Reply Several(SkillCall call, string parameter, string asked, CustomerSearch search, SkillTurn turn)
    {
        var more = search.Total > search.Customers.Count ? $" These are the first {search.Customers.Count} of {search.Total}; add a city or a first name to narrow it down." : "";
        return Ask($"Which {Trimmed(asked)} do you mean?", $"Press a name or reply with its number.{more}", call, parameter, search, turn);
    }

    /// <summary>One fits nearly: enough to be asked about, not to be written to.</summary>
    public static Reply Sure(SkillCall call, string parameter, string asked, CustomerSearch search, SkillTurn turn) =>
        Ask($"Do you mean {search.Customers[0].Name}?", $"Nobody is called \"{Trimmed(asked)}\" exactly, and nothing was written yet. Press the name or reply 1.", call, parameter, search, turn);

    /// <summary>Nobody fits; a few are near.</summary>
    public static Reply Nearest(SkillCall call, string parameter, string asked, CustomerSearch search, SkillTurn turn) => search.Customers.Count == 0
        ? Reply.Of($"I know no customer called \"{Trimmed(asked)}\", and none with a name near it. Check the spelling, or give me an e-mail address, a telephone number or an id.")
        : Ask($"I know no customer called \"{Trimmed(asked)}\".", "The nearest I know; press a name or reply with its number.", call, parameter, search, turn);

    private static Reply Ask(string question, string how, SkillCall call, string parameter, CustomerSearch search, SkillTurn turn)
    {
        var calls = search.Customers.Select(customer => call.With(parameter, $"#{customer.Number}")).ToList();
        turn.Offer(calls);
        if (calls.Count == 1)
        {
            turn.Await(ShortReplyKind.Agreed, calls[0]);
        }

        foreach (var customer in search.Customers)
        {
            turn.Saw(customer);
        }

        var rows = search.Customers.Select((customer, index) => (IReadOnlyList<string>)
            [$"{index + 1}", customer.Name, CustomerLabel.WhatTellsApart(customer), $"#{customer.Number}"]);
        return new Reply(new Card(
            new Heading(question),
            new Table([new Column("", IsNumber: true), new Column("Name", Weight: 4), new Column("", Weight: 5), new Column("Id", Weight: 2)], [.. rows]),
            new Actions([.. search.Customers.Select((customer, index) => new CallAction(customer.Name, calls[index]))]),
            new Footnote(how)));
    }

    private static string Trimmed(string asked) => asked.Length <= 60 ? asked : asked[..60] + "…";
}
