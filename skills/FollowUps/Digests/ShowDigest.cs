using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Shows what is due: the digest as it is now, or a page of the one a button belongs to.</summary>
public sealed class ShowDigest(DigestComposition composition, DigestCard card, DigestMarks marks)
{
    internal const string Function = "digest";

    /// <param name="digest">The day of the digest a button belongs to; left out for what is due now.</param>
    /// <param name="skip">The lines before the page.</param>
    [SkillFunction(Function, Deed.OwnReminders, "Shows the daily digest: what is due today, most urgent first.")]
    [Phrase("[show|show me] [my|the] [daily] (digest|agenda)")]
    [Phrase("what is due [today|now]")]
    [Phrase("what should i do [today|now|first]")]
    [Phrase("who is due [today|now]")]
    [Phrase("what's (due|up) [today|now]")]
    [Example("digest")]
    [Example("show my digest")]
    [Example("what is due")]
    [Example("what should i do today")]
    public async Task<Reply> AnswerAsync(DateOnly? digest, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (digest is { } day)
        {
            return await marks.DrawAsync(day, skip, opened: null, turn, cancellationToken);
        }

        return await card.DrawAsync((await composition.ComposeAsync(turn, isDaily: false, isShown: true, cancellationToken)).Digest, new DigestView(), turn, cancellationToken);
    }
}
