using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Hands a finished draft over for sending. The bot sends nothing itself, and nothing is logged by it.</summary>
public sealed class SendDraft(MeantDraft meant, Drafting drafting, DraftCard card)
{
    internal const string Function = "draft.send";

    /// <param name="customer">Whose draft; the last one shown when left out.</param>
    /// <param name="channel">How it is to be sent; written anew for it when it is another.</param>
    /// <param name="id">Which draft.</param>
    [SkillFunction(Function, Deed.Record, "Hands over a finished draft, to copy or to open in your mail; you send it.")]
    [Phrase("send it")]
    [Phrase("send (the|this|my) draft [now]")]
    [Phrase("send {id}")]
    [Phrase("send (it|the draft|this draft|this message|the message) to {customer}")]
    [Example("send it")]
    [Example("send the draft")]
    [Example("send it to {customer}")]
    [Example("send this message to {customer}")]
    public async Task<Reply> AnswerAsync([OnlyIfNamed] Customer? customer, ContactChannel? channel, DraftId? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, whose) = await meant.FindAsync(id, customer, turn, cancellationToken);
        var draft = stored.Document;
        return channel is { } asked && asked != draft.Current.Recipe.Channel
            ? await drafting.RewriteAsync(stored, whose, draft, draft.Current.Recipe with { Channel = asked }, $"as {ContactWording.WithArticle(asked)}", turn, cancellationToken)
            : await card.HandOverAsync(draft, whose, turn, cancellationToken);
    }
}
