using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>The drafts of whoever asks that wait to be sent, and how a list shows them.</summary>
public sealed class WaitingDrafts(DraftBook drafts, SeenCustomers seen)
{
    private const int MostRead = 200;

    /// <summary>With their customers, those that expire first before the others; none for a customer the caller may not see.</summary>
    public async ValueTask<IReadOnlyList<(Draft Draft, Customer Customer)>> OfAsync(SkillTurn turn, CancellationToken cancellationToken)
    {
        List<Draft> waiting = [.. (await drafts.WaitingOfAsync(turn.Caller.Number, turn.Today, MostRead, cancellationToken)).Select(draft => draft.Document)];
        var whose = await seen.ByNumberAsync(turn.Caller.Number, waiting.Select(draft => draft.Customer), cancellationToken);
        return [.. waiting.Where(draft => whose.ContainsKey(draft.Customer)).Select(draft => (draft, whose[draft.Customer]))];
    }

    /// <summary>Some of them, a row each. The turn notes what is shown.</summary>
    internal static Table Lines(IReadOnlyList<(Draft Draft, Customer Customer)> shown, SkillTurn turn)
    {
        foreach (var (draft, customer) in shown)
        {
            turn.Saw(customer);
            turn.Showed(draft.Id.ToString());
        }

        return Answer.Table(shown.Select(each =>
            ($"until {turn.Say.Day(each.Draft.ExpiresOn)}", $"{ShortText.Sentence(each.Draft.Type.Title)} for {CustomerLabel.Full(each.Customer)}, {ContactWording.InSentence(each.Draft.Current.Recipe.Channel)}", each.Draft.Id.ToString())));
    }

    /// <summary>The button that opens one.</summary>
    internal static CallAction Open(Draft draft, Customer customer) => new($"{draft.Id} {customer.Name}", DraftCard.On(ShowDraft.Function, draft));
}
