using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Help;

/// <summary>Goes on with the list that was shown last.</summary>
public sealed class More(SkillInvoker invoker)
{
    [SkillFunction("more", Deed.Ask, "Shows the next page of the list that was shown last.")]
    [Phrase("more")]
    [Phrase("[show|show me|give me] (more|the rest|the next ones|the next page|next page|the next)")]
    [Phrase("(continue|go on|older ones|what else)")]
    [Example("more")]
    [Example("show me more")]
    [Example("next page")]
    [Example("what else")]
    public async Task<Reply> AnswerAsync(SkillTurn turn, CancellationToken cancellationToken) => turn.Memory.More is { } next
        ? await invoker.InvokeAsync(next.Call, turn, cancellationToken)
        : Reply.Of("There is no more to show. Ask me something first, for example what a customer has bought; type help for more examples.");
}
