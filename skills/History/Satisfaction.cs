using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>What a customer answered in surveys. The scales are told apart and never averaged.</summary>
public sealed class Satisfaction(HistoryBook history, Freshness freshness)
{
    private const int CommentLength = 160;

    [SkillFunction("customer.satisfaction", Deed.ReadCustomer, "Shows the scores a customer gave in surveys, the last one first.")]
    [Phrase("how (satisfied|happy|content|pleased) (is|are) {customer} [with us]")]
    [Phrase("(is|are) {customer} (satisfied|happy|content|pleased) [with us]")]
    [Phrase("(what|which) [survey] (score|rating|scores|ratings|nps|csat|feedback) did {customer} [last] give [us] [in the last survey|in their last survey|last]")]
    [Phrase("[what is|what's|show|show me|list|give me] [the] [last|latest] [customer] (satisfaction|nps|csat|survey) [score|scores|result|results|rating|ratings] (of|for|from) {customer}")]
    [Phrase("[what is|what's|show|show me|list|give me] {customer} [last|latest] (satisfaction|nps|csat|survey) [score|scores|result|results|rating|ratings]")]
    [Phrase("how did {customer} (rate|score) us")]
    [Example("How satisfied is {customer}?")]
    [Example("nps of {customer}")]
    [Example("show {customer}'s survey results")]
    [Example("what score did they give us last year")]
    [Example("is {customer} happy with us")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, RecordId? before, SkillTurn turn, CancellationToken cancellationToken)
    {
        var read = await history.NewestAsync(Schema.Surveys, customer, period ?? Period.Always, Page<SurveyScore>.ToRead(Answer.PageSize), before?.Key, cancellationToken);
        var page = Page<SurveyScore>.Of(read, Answer.PageSize);
        var who = CustomerLabel.Full(customer);
        if (page.Shown.Count == 0)
        {
            var when = period is { } span ? $" {turn.Say.During(span)}" : "";
            return new Answer($"Survey scores of {who}{when}: {await freshness.NoneAsync(RecordKind.SurveyScore, turn, cancellationToken)}.")
                .Say(await freshness.BeforeItBeginsAsync(RecordKind.SurveyScore, period, turn, cancellationToken))
                .Button("Complaints", Answer.About(customer, "customer.tickets"))
                .Button("Last contact", Answer.About(customer, "customer.lastContact"))
                .Reply(turn);
        }

        var answer = new Answer(before is null ? FirstLine(who, read, turn) : $"Earlier survey scores of {who}.")
            .Records(page.Shown.Select(score => (turn.Say.Day(score.On), Row(score, turn), score.Id.ToString())));
        if (page.HasMore)
        {
            answer.More(turn, Answer.Within(Answer.About(customer, "customer.satisfaction"), period).With("before", page.Shown[^1].Id.ToString()), page.Remaining);
        }

        return answer
            .Button("Complaints", Answer.About(customer, "customer.tickets"))
            .Note("NPS runs from 0 to 10, CSAT from 1 to 5.")
            .Note(await freshness.NoteAsync(RecordKind.SurveyScore, turn, cancellationToken))
            .Reply(turn);
    }

    /// <summary>The last score, and the last one of the other scale where one is near.</summary>
    private static string FirstLine(string who, IReadOnlyList<SurveyScore> newestFirst, SkillTurn turn)
    {
        var last = newestFirst[0];
        var other = newestFirst.FirstOrDefault(score => score.Scale != last.Scale);
        var also = other is null ? "" : $"; before that, on the other scale, {Score(other, turn)} on {turn.Say.Day(other.On)}";
        return $"{who} last gave {Score(last, turn)}, on {turn.Say.DayAgo(last.On)}{also}.";
    }

    private static string Row(SurveyScore score, SkillTurn turn) =>
        string.IsNullOrWhiteSpace(score.Comment) ? Score(score, turn) : $"{Score(score, turn)}: \"{ShortText.Of(score.Comment, CommentLength)}\"";

    private static string Score(SurveyScore score, SkillTurn turn) => score.Scale switch
    {
        SurveyScale.Nps => $"NPS {score.Score.ToString("0.##", turn.Say.Culture)} of 10",
        _ => $"CSAT {score.Score.ToString("0.##", turn.Say.Culture)} of 5",
    };
}
