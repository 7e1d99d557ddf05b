using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Ledger;

/// <summary>Asks before something is done that is not simply taken back, and takes the answer.</summary>
public sealed class Questions(IStore store)
{
    internal const string Yes = "confirm";
    internal const string No = "decline";
    internal const string Id = "id";

    /// <summary>Asks. Nothing is changed; the turn only remembers the question.</summary>
    /// <param name="question">What will be done, in one sentence.</param>
    /// <param name="details">What else to know before pressing; empty for nothing.</param>
    /// <param name="yes">What the button says.</param>
    /// <param name="call">What is done then.</param>
    public static Reply Ask(SkillTurn turn, string question, IEnumerable<CardElement> details, string yes, SkillCall call)
    {
        var asked = new Question(TimeKeys.New(turn.Now), turn.Caller.Number, turn.Now, RememberedCall.Of(call), [.. turn.Customers]);
        turn.Writes.InsertIfAbsent(Schema.Questions, asked);
        var (agreed, declined) = (new SkillCall(Yes).With(Id, asked.Key), new SkillCall(No).With(Id, asked.Key));
        Await(turn, agreed, declined);
        return new Reply(new Card([
            new Heading(question),
            .. details,
            new Actions(new CallAction(yes, agreed) { Style = ActionStyle.Destructive, InPlace = true }, new CallAction("No", declined) { InPlace = true }),
            new Footnote("Nothing is changed until you press it, or type \"confirm\". Only you can, and only within a day."),
        ]));
    }

    /// <summary>What a yes in passing is answered with: it is not enough, and the question stays open.</summary>
    public static Reply AskForTheWord(SkillTurn turn)
    {
        if (turn.Awaited.FirstOrDefault(awaited => awaited.Kind == ShortReplyKind.Confirmed)?.Call.Call is { } agreed)
        {
            Await(turn, agreed, agreed with { Function = No });
        }

        return Reply.Of("For that a yes in passing is not enough. Press its button, or type: confirm.");
    }

    private static void Await(SkillTurn turn, SkillCall agreed, SkillCall declined)
    {
        turn.Await(ShortReplyKind.Confirmed, agreed);
        turn.Await(ShortReplyKind.Agreed, new SkillCall(Yes).With(Confirm.InPassing, "true"));
        turn.Await(ShortReplyKind.Declined, declined);
    }

    /// <summary>What is to be done now; the question is closed together with it.</summary>
    /// <exception cref="SkillException">There is no such question for the caller any more; the message says why.</exception>
    public async ValueTask<SkillCall> AnsweredAsync(string key, SkillTurn turn, CancellationToken cancellationToken)
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
        return question.Call.Call;
    }
}
