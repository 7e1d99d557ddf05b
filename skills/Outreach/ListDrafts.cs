using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Lists the drafts that wait to be sent, those that expire first before the others.</summary>
public sealed class ListDrafts(WaitingDrafts drafts)
{
    internal const string Function = "drafts";

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
        var waiting = await drafts.OfAsync(turn, cancellationToken);
        if (waiting.Count == 0)
        {
            return Reply.Of("No draft of yours waits. Ask me to draft something, for example a thank-you to a customer.");
        }

        List<(Draft Draft, Customer Customer)> page = [.. waiting.Skip(Math.Max(0, skip ?? 0)).Take(Answer.PageSize)];
        var buttons = page.Select(each => WaitingDrafts.Open(each.Draft, each.Customer)).ToList();
        turn.Offer(buttons.Select(button => button.Call));
        var answer = new Answer($"{turn.Say.Count(waiting.Count, "draft")} of yours {(waiting.Count == 1 ? "waits" : "wait")} to be sent.")
            .Show(page.Count == 0 ? null : WaitingDrafts.Lines(page, turn))
            .Buttons(buttons.Select(button => (button.Title, button.Call)));
        var after = Math.Max(0, skip ?? 0) + page.Count;
        if (after < waiting.Count)
        {
            answer.More(turn, new SkillCall(Function).With("skip", after.ToString(System.Globalization.CultureInfo.InvariantCulture)), $"{waiting.Count - after} more");
        }

        return answer.Note("Press one or reply with its number in the list.").Reply(turn);
    }
}
