using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Polishing;

/// <summary>Puts a draft another way with the help of a language model; the text that stands is kept, and comes back by its number.</summary>
public sealed class PolishDraft(MeantDraft meant, Drafting drafting, DraftCard card, Polisher polisher)
{
    internal const string Function = "draft.polish";

    /// <param name="tone">Shorter, longer, warmer, formal or casual; left out, only another way.</param>
    /// <param name="id">Which draft; the last one shown when left out.</param>
    [SkillFunction(Function, Deed.Record, "Rewords a draft with the help of a language model: the same facts another way, or as it was where that does not hold.")]
    [Phrase("(polish|reword|rephrase) [it|this|the draft|this draft|the text]")]
    [Phrase("(polish|reword|rephrase) {id}")]
    [Phrase("(polish|reword|rephrase) [it|this|the draft|this draft|the text] {tone}")]
    [Phrase("(say|put) it (another way|differently|in other words)")]
    [Example("polish it")]
    [Example("reword the draft")]
    [Example("rephrase this draft")]
    [Example("put it another way")]
    public async Task<Reply> AnswerAsync(Tone? tone, DraftId? id, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken);
        var draft = stored.Document;
        if (!polisher.CanPolish(draft, customer))
        {
            return await card.DrawAsync(draft, customer, [WhyNot(draft, customer.IsKeptFromModel)], turn, cancellationToken);
        }

        var (version, note) = await polisher.PolishAsync(draft, customer, tone, turn, cancellationToken);
        return version is null
            ? await card.DrawAsync(draft, customer, note is null ? [] : [note], turn, cancellationToken)
            : await drafting.AddAsync(stored, customer, draft, version, ["A language model reworded it; its facts are as they were. Read it once more before you send it."], turn, cancellationToken);
    }

    private string WhyNot(Draft draft, bool isKept) => draft.Current.Recipe.Channel.IsSpoken() ? "A script is not reworded: it is points to say in your own words."
        : isKept ? "The customer is kept from the language model, so the text stands as it is. Edit it by hand, or say shorter, warmer, formal or casual."
        : polisher.IsOn ? "I cannot check a rewording of this text, so it stands as it is. Edit it by hand, or say shorter, warmer, formal or casual."
        : "To reword it I would need a language model, and there is none. Edit it by hand, or say shorter, warmer, formal or casual.";
}
