using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Recipients;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Lets somebody write in a draft by hand, and says which facts their text no longer tells and which numbers no record stands behind.</summary>
public sealed partial class EditDraft(MeantDraft meant, Drafting drafting)
{
    internal const string Function = "draft.edit";

    /// <param name="id">Which draft; the last one shown when left out.</param>
    /// <param name="text">The text as it was written; the form is shown when left out.</param>
    /// <param name="subject">The subject as it was written.</param>
    /// <param name="recipient">The contact person it goes to.</param>
    [SkillFunction(Function, Deed.Record, "Opens a draft to be changed by hand.")]
    [Phrase("edit [it|the draft|this draft|the text]")]
    [Phrase("edit {id}")]
    [Example("edit it")]
    [Example("edit the draft")]
    [Example("edit the text")]
    [Example("edit this draft")]
    public async Task<Reply> AnswerAsync(DraftId? id, string? text, string? subject, string? recipient, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken);
        var draft = stored.Document;
        if (text is null)
        {
            turn.LookAt(draft.Number);
            return Form(draft, customer);
        }

        var written = FreeText.Of(text, "text") ?? throw new SkillException("The text is empty; nothing was changed. Discard the draft if you do not want it.");
        var before = draft.Current;
        var other = recipient is null || recipient == before.To?.Name ? null : customer.Contacts.FirstOrDefault(contact => contact.Name == recipient);
        if (other is not null)
        {
            draft = draft.AskedAnew() with { Brief = draft.Brief with { Recipient = other.Name } };
            if (written == before.Text)
            {
                return await drafting.RewriteAsync(stored, customer, draft, before.Recipe, $"to {other.Name}", turn, cancellationToken);
            }
        }

        var version = before with
        {
            Subject = before.Subject is null ? null : ShortText.Of(subject, StyleCheck.LongestSubject * 2) is { Length: > 0 } line ? line : before.Subject,
            Text = written,
            To = other is null ? before.To : RecipientChoice.Of(customer, other, before.Recipe.Channel),
            Recipe = before.Recipe with { IsEdited = true },
            How = "edited",
            At = turn.Now,
            IsFresh = false,
        };
        version = version with { Facts = [.. before.Facts.Where(fact => IsTold(fact, version))] };
        return version.Text == before.Text && version.Subject == before.Subject
            ? await drafting.ShowAsync(stored, customer, draft, ["Nothing was changed."], turn, cancellationToken)
            : await drafting.AddAsync(stored, customer, draft, version, [.. Notes(before, version)], turn, cancellationToken);
    }

    private static IEnumerable<string> Notes(DraftVersion before, DraftVersion after)
    {
        if (Drafting.LostFacts(before, after).ToList() is { Count: > 0 } lost)
        {
            yield return $"It no longer tells: {string.Join(", ", lost)}.";
        }

        var backed = Numbers().Matches($"{before.Subject}\n{before.Text}\n{string.Join('\n', before.Facts.Select(fact => fact.Value))}").Select(number => number.Value).ToHashSet(StringComparer.Ordinal);
        if (Numbers().Matches($"{after.Subject}\n{after.Text}").Select(number => number.Value).Where(number => !backed.Contains(number)).Distinct().ToList() is { Count: > 0 } unbacked)
        {
            yield return $"No record of mine stands behind {(unbacked.Count == 1 ? "this number" : "these numbers")}: {string.Join(", ", unbacked)}. Make sure of {(unbacked.Count == 1 ? "it" : "them")}.";
        }
    }

    private static bool IsTold(DraftFact fact, DraftVersion version) => Regex.IsMatch($"{version.Subject}\n{version.Text}", $@"(?<!\w){Regex.Escape(fact.Value)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Reply Form(Draft draft, Customer customer) => new(new Card(
        new Heading($"Edit {DraftCard.Named(draft, customer)}"),
        new Inputs(
        [
            .. draft.Current.Subject is { } subject ? [new Input("subject", "Subject", InputKind.Text) { MaxLength = StyleCheck.LongestSubject * 2, Value = subject }] : Array.Empty<Input>(),
            new Input("text", "Text", InputKind.LongText) { IsRequired = true, MaxLength = FreeText.Longest, Value = draft.Current.Text },
            .. customer.Contacts.Count > 1 ? [new Input("recipient", "To", InputKind.Choice) { Value = draft.Current.To?.Name ?? "", Choices = [.. customer.Contacts.Take(20).Select(contact => new Choice(contact.Name, contact.Name))] }] : Array.Empty<Input>(),
        ]),
        new Actions(
            new CallAction("Save", DraftCard.On(Function, draft)) { Style = ActionStyle.Primary, InPlace = true },
            new CallAction("Back", DraftCard.On(ShowDraft.Function, draft)) { InPlace = true })));

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
