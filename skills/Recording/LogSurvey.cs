using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Writes down a survey score. A score that could be on either scale is asked about, because 4 of 5 and 4 of 10 are opposites.</summary>
public sealed class LogSurvey(LedgerBook ledger, SaidDetails details, LowScore lowScore)
{
    private const string Function = "log.survey";
    private const decimal MostNps = 10;
    private const decimal MostCsat = 5;

    /// <param name="score">0 to 10 for NPS, 1 to 5 for CSAT.</param>
    /// <param name="scale">Which; read from the sentence and the score when left out.</param>
    /// <param name="text">What they wrote.</param>
    /// <param name="date">When; today when left out.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Records a customer's survey score: NPS from 0 to 10, or satisfaction from 1 to 5.")]
    [Phrase("(log|record|note|save|add) [a|an|the] [survey|nps|csat] (score|response|answer|rating) (from|for|by) {customer}")]
    [Phrase("(log|record|note|save|add) [a|an|the] (nps|csat|survey) (from|for|by) {customer}")]
    [Example("record a survey score for {customer}")]
    [Example("save the NPS response from {customer}")]
    [Example("add a rating from {customer}")]
    [Example("note the rating from {customer}")]
    public async Task<Reply> AnswerAsync(
        Customer customer, decimal? score, SurveyScale? scale, string? text, DateOnly? date, string? said, string? unclearDay, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (score is not { } points)
        {
            return Form(customer, text, turn);
        }

        var day = RecordedDay.Of(date, turn, unclearDay);
        if ((scale ?? details.ScaleOf(said) ?? (points > MostCsat || points == 0 ? SurveyScale.Nps : null)) is not { } kind)
        {
            return Which(customer, points, text, day, turn);
        }

        Check(points, kind);
        var recorded = await ledger.AddAsync(Schema.Surveys, new SurveyScore
        {
            Key = new HistoryKey(customer.Number, RecordedDay.Minute(day), 0).Value,
            Scale = kind,
            Score = points,
            Comment = FreeText.Of(text, "comment"),
        }, turn, cancellationToken);
        var followUp = await lowScore.FollowUpAsync(recorded, customer, turn, cancellationToken);
        return new Answer($"Logged: {CustomerLabel.Full(customer)} answered {Named(points, kind)} on {turn.Say.DayAgo(day)} ({recorded.Id}).")
            .Facts(("Comment", recorded.Comment is { } comment ? ShortText.Of(comment, 240) : null))
            .Say(followUp is null ? null : LowScore.Told(followUp, turn.Say))
            .Undo(turn, $"the survey score of {CustomerLabel.Full(customer)}")
            .Form("Correct", new SkillCall(CorrectRecord.Function).With("id", recorded.Id.ToString()))
            .Button("Satisfaction", Answer.About(customer, "customer.satisfaction"))
            .Reply(turn);
    }

    /// <summary>The fields of a score, as they are.</summary>
    internal static IReadOnlyList<Input> Fields(decimal? score, SurveyScale? scale, string comment, DateOnly day) =>
    [
        new Input("scale", "Which survey", InputKind.Choice)
        {
            IsRequired = true, Value = scale?.ToString() ?? "", Choices = [new Choice("NPS, 0 to 10", nameof(SurveyScale.Nps)), new Choice("Satisfaction, 1 to 5", nameof(SurveyScale.Csat))],
        },
        new Input("score", "Score", InputKind.Number) { IsRequired = true, Value = score?.ToString(CultureInfo.InvariantCulture) ?? "" },
        new Input("text", "What they wrote", InputKind.LongText) { MaxLength = FreeText.Longest, Value = comment },
        new Input("date", "When", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(day) },
    ];

    /// <exception cref="SkillException">The scale has no such score.</exception>
    internal static void Check(decimal score, SurveyScale scale)
    {
        if (scale == SurveyScale.Nps && (score < 0 || score > MostNps || score != decimal.Truncate(score)))
        {
            throw new SkillException($"{score.ToString(CultureInfo.InvariantCulture)} is no NPS score; it is a whole number from 0 to 10.");
        }

        if (scale == SurveyScale.Csat && (score < 1 || score > MostCsat))
        {
            throw new SkillException($"{score.ToString(CultureInfo.InvariantCulture)} is no satisfaction score; it is from 1 to 5.");
        }
    }

    internal static string Named(decimal score, SurveyScale scale) =>
        $"{score.ToString("0.##", CultureInfo.InvariantCulture)} of {(scale == SurveyScale.Nps ? "10 (NPS)" : "5 (satisfaction)")}";

    private static Reply Which(Customer customer, decimal score, string? text, DateOnly day, SkillTurn turn)
    {
        var call = Answer.About(customer, Function).With("score", score.ToString(CultureInfo.InvariantCulture));
        call = text is null ? call : call.With("text", text);
        call = call.With("date", IsoDay.Of(day));
        List<SkillCall> calls = [call.With("scale", nameof(SurveyScale.Csat)), call.With("scale", nameof(SurveyScale.Nps))];
        turn.Offer(calls);
        return new Answer($"Is the {score.ToString("0.##", CultureInfo.InvariantCulture)} of {CustomerLabel.Full(customer)} out of 5, or out of 10?")
            .Button("Out of 5 (satisfaction)", calls[0])
            .Button("Out of 10 (NPS)", calls[1])
            .Note("Nothing is recorded yet.")
            .Reply(turn);
    }

    private static Reply Form(Customer customer, string? text, SkillTurn turn) => new(new Card(
        new Heading($"A survey score of {CustomerLabel.Full(customer)}"),
        new Inputs(Fields(null, null, text ?? "", turn.Today)),
        new Actions(new CallAction("Log", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
}
