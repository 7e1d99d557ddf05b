using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Lists the drafts that wait to be sent, those that expire first before the others.</summary>
public sealed class ListDrafts(DraftBook drafts, SeenCustomers seen)
{
    internal const string Function = "drafts";

    private const int MostRead = 200;

    /// <param name="skip">The drafts before the page.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Lists your drafts that wait to be sent.")]
    [Phrase("[my|show [me] my|list [my]] drafts")]
    [Phrase("(which|what) drafts [of mine] (wait|are waiting|are open|do i have)")]
    [Example("drafts")]
    [Example("my drafts")]
    [Example("show me my drafts")]
    [Example("which drafts are waiting")]
    public async Task<Reply> AnswerAsync(int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        List<Draft> waiting = [.. (await drafts.WaitingOfAsync(turn.Caller.Number, turn.Today, MostRead, cancellationToken)).Select(draft => draft.Document)];
        var whose = await seen.ByNumberAsync(turn.Caller.Number, waiting.Select(draft => draft.Customer), cancellationToken);
        waiting = [.. waiting.Where(draft => whose.ContainsKey(draft.Customer))];
        if (waiting.Count == 0)
        {
            return Reply.Of("No draft of yours waits. Ask me to draft something, for example a thank-you to a customer.");
        }

        List<Draft> page = [.. waiting.Skip(Math.Max(0, skip ?? 0)).Take(Answer.PageSize)];
        foreach (var draft in page)
        {
            turn.Saw(whose[draft.Customer]);
            turn.Showed(draft.Id.ToString());
        }

        var calls = page.Select(draft => DraftCard.On(ShowDraft.Function, draft)).ToList();
        turn.Offer(calls);
        var answer = new Answer($"{turn.Say.Count(waiting.Count, "draft")} of yours {(waiting.Count == 1 ? "waits" : "wait")} to be sent.")
            .Lines(page.Select(draft => ($"until {turn.Say.Day(draft.ExpiresOn)}", $"{ShortText.Sentence(draft.Type.Title)} for {CustomerLabel.Full(whose[draft.Customer])}, {ContactWording.InSentence(draft.Current.Recipe.Channel)}", draft.Id.ToString())))
            .Buttons(page.Zip(calls, (draft, call) => ($"{draft.Id} {whose[draft.Customer].Name}", call)));
        var after = Math.Max(0, skip ?? 0) + page.Count;
        if (after < waiting.Count)
        {
            answer.More(turn, new SkillCall(Function).With("skip", after.ToString(System.Globalization.CultureInfo.InvariantCulture)), $"{waiting.Count - after} more");
        }

        return answer.Note("Press one or reply with its number in the list.").Reply(turn);
    }
}
