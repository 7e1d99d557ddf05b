using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts the question how the firm could do better. What they answered the last time is shown with it.</summary>
public sealed class Feedback(Drafting drafting, LedgerEvidence evidence) : IMessageSource
{
    internal const string Function = "draft.feedback";

    private const int LongestAnswer = 240;

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Feedback;

    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a request for feedback to a customer, and shows what they answered the last time.")]
    [Phrase("(draft|write|prepare) [a] [request for] feedback [request] (to|for|from) {customer}")]
    [Phrase("ask {customer} for feedback")]
    [Phrase("ask {customer} how we could do better")]
    [Example("ask {customer} for feedback")]
    [Example("draft a feedback request for {customer}")]
    [Example("ask {customer} how we could do better")]
    [Example("write a request for feedback to {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, new DraftBrief(), new DraftWish(channel, tone), turn, cancellationToken, [.. await LastAnswersAsync(customer, turn, cancellationToken)]);

    /// <inheritdoc/>
    public ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken) =>
        evidence.WithOrderAndYearsAsync(new FactSheet("general"), customer, today, cancellationToken);

    private async ValueTask<IEnumerable<string>> LastAnswersAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        if (await evidence.LastOfAsync(customer, Kind, isInbound: true, cancellationToken) is { } answer)
        {
            turn.Showed(answer.Id.ToString());
            answers.Add($"On {turn.Say.Day(answer.On)} they answered: \"{ShortText.Of(answer.Summary, LongestAnswer)}\" ({answer.Id}).");
        }

        if (await evidence.LastCommentAsync(customer, cancellationToken) is { } score)
        {
            turn.Showed(score.Id.ToString());
            answers.Add($"With their score of {turn.Say.Day(score.On)} they wrote: \"{ShortText.Of(score.Comment, LongestAnswer)}\" ({score.Id}).");
        }

        return answers;
    }
}
