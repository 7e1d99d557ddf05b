using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Help;

/// <summary>The first message to somebody: who they are taken for, what is here for them, and what to ask first.</summary>
public sealed class Greeting(CustomerBook customers, OwnExamples examples, Freshness freshness, DigestPreview preview)
{
    /// <summary>Counting costs time for each customer, and nobody looks after more.</summary>
    private const int MostCounted = 10_000;

    /// <summary>What is said where others read along: one line, nothing personal.</summary>
    public static Reply InGroup { get; } = Reply.Of("Ask me about a customer by mentioning me; I answer in our own chat.");

    /// <summary>The greeting for the turn's caller. The turn notes which customers it names.</summary>
    public async Task<Reply> ForAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var (names, owned) = await examples.FindAsync(turn, cancellationToken);
        var buttons = names.Count == 0 ? [] : OwnExamples.Buttons(names);
        return new Reply(new Card(
        [
            new Heading($"Hello {turn.Caller.FirstName}. I take you for {Whom(turn)}."),
            new Paragraph(await WhatIsHereAsync(turn, names.Count > 0, owned, cancellationToken)),
            .. await preview.OfAsync(turn, cancellationToken),
            new Actions([.. buttons, new CallAction("That is not me", new SkillCall(NotMe.Function))]),
            new Footnote("Ask in your own words, or type help to see all I can do."),
        ]));
    }

    private static string Whom(SkillTurn turn) => turn.Caller.Email is { } email ? $"{turn.Caller.Name}, {email}" : turn.Caller.Name;

    private async ValueTask<string> WhatIsHereAsync(SkillTurn turn, bool anybody, bool owned, CancellationToken cancellationToken)
    {
        if (!anybody && await customers.IsEmptyAsync(cancellationToken))
        {
            return "No customer is recorded here yet. Whoever runs me brings them in from a file, with the command: import customers FILE. Then ask me about any of them.";
        }

        var whose = owned ? $"You look after {await CountAsync(turn, cancellationToken)}."
            : $"You look after no customer yet; you can ask me about everybody's.{(anybody ? " The questions below are about some of the pool." : "")}";
        var notes = new[]
        {
            await freshness.NoteAsync(RecordKind.Interaction, turn, cancellationToken),
            await freshness.NoteAsync(RecordKind.Purchase, turn, cancellationToken),
        };
        var fresh = notes.Any(note => note is not null)
            ? string.Join(' ', notes.OfType<string>())
            : "No contact and no purchase has been imported yet: import interactions FILE and import purchases FILE bring them in.";
        return $"{whose} {fresh}";
    }

    private async ValueTask<string> CountAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        var count = await customers.CountOfManagerAsync(turn.Caller.Number, MostCounted + 1, cancellationToken);
        return count > MostCounted ? string.Create(CultureInfo.InvariantCulture, $"more than {MostCounted:N0} customers") : turn.Say.Count(count, "customer");
    }
}
