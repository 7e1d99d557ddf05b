using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Asks before something is done that is not simply taken back, and takes the answer.</summary>
public sealed class Questions(IStore store)
{
    internal const string Yes = "confirm";
    internal const string No = "decline";
    internal const string Id = "id";

    /// <summary>Of an argument, so many letters are shown.</summary>
    private const int LongestShown = 200;

    /// <summary>Asks. Nothing is changed; the turn only remembers the question.</summary>
    /// <param name="question">What will be done, in one sentence.</param>
    /// <param name="details">What else to know before pressing; empty for nothing.</param>
    /// <param name="yes">What the button says.</param>
    /// <param name="call">What is done then.</param>
    public static Reply Ask(SkillTurn turn, string question, IEnumerable<CardElement> details, string yes, SkillCall call) => Ask(turn, question, details, yes, AskedBy(turn, call));

    /// <summary>Asks whether what a language model took a request for is meant, before it is done.</summary>
    /// <param name="purpose">What would be done, a sentence.</param>
    /// <param name="call">What is done then.</param>
    /// <param name="about">The customer whose number the call holds; null for none.</param>
    public static Reply AskWhatIsMeant(SkillTurn turn, string purpose, SkillCall call, Customer? about)
    {
        if (about is not null)
        {
            turn.Saw(about);
        }

        List<Fact> told = [.. call.Arguments.Where(argument => argument.Key != SkillParameter.WholeRequest).Select(argument => new Fact(ShortText.Sentence(argument.Key), Shown(argument.Value)))];
        return Ask(turn, "Is this what you want me to do?",
        [
            new Paragraph(purpose),
            .. told.Count > 0 ? [new Facts(told)] : Array.Empty<CardElement>(),
            new Paragraph("I was not sure what you meant and asked the language model."),
        ], "Yes, do this", AskedBy(turn, call) with { IsOfMeaning = true });

        string Shown(string value) => about is not null && value == $"#{about.Number}" ? CustomerLabel.Full(about) : ShortText.Of(value, LongestShown);
    }

    private static Reply Ask(SkillTurn turn, string question, IEnumerable<CardElement> details, string yes, Question asked)
    {
        turn.Writes.InsertIfAbsent(Schema.Questions, asked);
        var agreed = new SkillCall(Yes).With(Id, asked.Key);
        Await(turn, agreed, isYesEnough: asked.IsOfMeaning);
        return new Reply(new Card([
            new Heading(question),
            .. details,
            new Actions(new CallAction(yes, agreed) { Style = asked.IsOfMeaning ? ActionStyle.Primary : ActionStyle.Destructive, InPlace = true }, new CallAction("No", Declined(agreed)) { InPlace = true }),
            new Footnote($"Nothing is changed until you press it, or type \"{(asked.IsOfMeaning ? "yes" : "confirm")}\". Only you can, and only within a day."),
        ]));
    }

    private static Question AskedBy(SkillTurn turn, SkillCall call) => new(TimeKeys.New(turn.Now), turn.Caller.Number, turn.Now, RememberedCall.Of(call), [.. turn.Customers]);

    /// <summary>What a yes in passing is answered with: it is not enough, and the question stays open.</summary>
    public static Reply AskForTheWord(SkillTurn turn)
    {
        if (turn.Awaited.FirstOrDefault(awaited => awaited.Kind == ShortReplyKind.Confirmed)?.Call.Call is { } agreed)
        {
            Await(turn, agreed, isYesEnough: false);
        }

        return Reply.Of("For that a yes in passing is not enough. Press its button, or type: confirm.");
    }

    private static void Await(SkillTurn turn, SkillCall agreed, bool isYesEnough)
    {
        turn.Await(ShortReplyKind.Confirmed, agreed);
        turn.Await(ShortReplyKind.Agreed, isYesEnough ? agreed : new SkillCall(Yes).With(Confirm.InPassing, "true"));
        turn.Await(ShortReplyKind.Declined, Declined(agreed));
    }

    private static SkillCall Declined(SkillCall agreed) => agreed with { Function = No };

    /// <summary>The question that is answered now, with what is to be done; it is closed together with that.</summary>
    /// <exception cref="SkillException">There is no such question for the caller any more; the message says why.</exception>
    public async ValueTask<Question> AnsweredAsync(string key, SkillTurn turn, CancellationToken cancellationToken)
    {
        var found = key.Length > 0 && key.All(char.IsAsciiLetterOrDigit) ? await store.GetAsync(Schema.Questions, [key], cancellationToken) : [];
        if (found.Count == 0)
        {
            throw new SkillException("That question is not open any more, and nothing was changed. Ask me again if it still matters.");
        }

        var (question, version) = (found[0].Document, found[0].Version);
        if (question.Manager != turn.Caller.Number)
        {
            throw new SkillException("Only whoever asked for that can answer it; nothing was changed.");
        }

        if (question.AnsweredAt is { } at)
        {
            throw new SkillException($"That was answered already, on {turn.Say.Moment(at, turn.Zone)}; nothing was changed again.");
        }

        if (turn.Now - question.At > Question.Open)
        {
            throw new SkillException($"That question is of {turn.Say.Moment(question.At, turn.Zone)} and no longer open; nothing was changed. Ask me again.");
        }

        turn.Writes.Put(Schema.Questions, question with { AnsweredAt = turn.Now }, version);
        return question;
    }
}
