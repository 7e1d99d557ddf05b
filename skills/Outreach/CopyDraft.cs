using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Channels;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Gives the text of a draft alone, in a message of its own: a chat has no way to put it on the clipboard, and nothing else is copied with it so.</summary>
public sealed class CopyDraft(MeantDraft meant, DraftGuards guards)
{
    internal const string Function = "draft.copy";

    /// <param name="id">Which draft; the last one shown when left out.</param>
    [SkillFunction(Function, Deed.Record, "Shows the text of a draft alone, to be copied.")]
    [Phrase("copy [it|the draft|the text]")]
    [Phrase("copy {id}")]
    [Example("copy it")]
    [Example("copy the draft")]
    [Example("copy the text")]
    [Example("copy")]
    public async Task<Reply> AnswerAsync(DraftId? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (draft, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken);
        if ((await guards.CheckAsync(draft.Document, customer, turn.Say, cancellationToken)).Blocks.FirstOrDefault() is { } block)
        {
            throw new SkillException($"{draft.Document.Id} is blocked, so there is nothing to copy: {block.Reason}");
        }

        turn.Showed(draft.Document.Id.ToString());
        turn.LookAt(draft.Document.Number);
        var version = draft.Document.Current;
        var sms = SmsText.Of(version.Text);
        return new Reply(
        [
            .. version.Subject is { } subject ? [new Card(new Paragraph(subject))] : Array.Empty<Card>(),
            version.Recipe.Channel == Customers.ContactChannel.Sms ? new Card(new Paragraph(version.Text), new Footnote($"{turn.Say.Count(sms.Segments, "SMS segment")}, {sms.Units} of its characters{(sms.IsUnicode ? "; a letter in it makes it a Unicode message" : "")}.")) : new Card(new Paragraph(version.Text)),
        ]) { KeepsCard = true };
    }
}
