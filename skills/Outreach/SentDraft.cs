using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach;

/// <summary>Takes somebody's word that they sent a draft, and logs the touch: nothing else does. What was reminded of by it is marked as done.</summary>
public sealed class SentDraft(OfferCatalogue catalogue, MeantDraft meant, DraftGuards guards, FactCheck check, DraftCard card, LedgerBook ledger, DigestMarks marks, NextFollowUp next)
{
    internal const string Function = "draft.sent";

    private const int LongestSummary = 200;

    /// <param name="id">Which draft; the last one shown when left out.</param>
    /// <param name="customer">Whose draft.</param>
    /// <param name="outcome">For a call, what came of it; reached when left out.</param>
    [SkillFunction(Function, Deed.Record, "Logs that you sent a draft, or made the call it was written for.")]
    [Phrase("[i|i have|i've|it is|it's] sent [it|that]")]
    [Phrase("[i] sent {id}")]
    [Phrase("[i] sent the (draft|message|e-mail|email|letter|card|sms) to {customer}")]
    [Example("I sent it")]
    [Example("sent")]
    [Example("I've sent it")]
    [Example("sent the draft to {customer}")]
    public async Task<Reply> AnswerAsync(DraftId? id, [OnlyIfNamed] Customer? customer, Outcome? outcome, SkillTurn turn, CancellationToken cancellationToken)
    {
        var (stored, whose) = await meant.FindAsync(id, customer, turn, cancellationToken, mayHaveEnded: true);
        var draft = stored.Document;
        if (draft.State == DraftState.Sent)
        {
            return Reply.Of($"{ShortText.Sentence(DraftCard.Named(draft, whose))} {MeantDraft.Ended(draft, turn)} already; nothing was logged again.");
        }

        if (!draft.WaitsOn(turn.Today))
        {
            throw new SkillException($"{draft.Id} {MeantDraft.Ended(draft, turn)}. Nothing was logged; if you did send it, restore it first.");
        }

        await MakeSureAsync(draft, whose, turn, cancellationToken);
        if (outcome is not null and not Outcome.Reached && draft.TriedOn == turn.Today)
        {
            return Reply.Of($"An attempt of today is logged for {draft.Id} already; nothing was logged again.");
        }

        var came = draft.Current.Recipe.Channel.IsSpoken() ? outcome ?? Outcome.Reached : Outcome.Reached;
        var logged = await LogAsync(draft, whose, came, turn, cancellationToken);
        var isDone = came == Outcome.Reached;
        turn.Changes.Put(Schema.Drafts, stored, isDone ? draft with { State = DraftState.Sent, SentOn = turn.Today } : draft with { TriedOn = turn.Today });
        turn.LookAt(draft.Number);
        var answer = new Answer($"Logged: {ContactWording.WithArticle(draft.Current.Recipe.Channel)} to {CustomerLabel.Full(whose)} today{(isDone ? "" : $", {(came == Outcome.LeftMessage ? "message left" : "no answer")}; {draft.Id} waits on")}.")
            .Records([(turn.Say.Day(turn.Today), ShortText.Sentence(draft.Type.Title), logged)])
            .Undo(turn, DraftCard.Named(draft, whose))
            .Button("Summary", Answer.About(whose, "customer.summary"))
            .Note(await next.NoteAsync(whose, turn, cancellationToken));
        if (isDone)
        {
            await MarkLineAsync(draft, whose, turn, cancellationToken);
        }

        return answer.Reply(turn);
    }

    /// <exception cref="SkillException">Something is missing, or a guard speaks against it.</exception>
    private async ValueTask MakeSureAsync(Draft draft, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (card.MissingIn(draft, customer) is { } missing)
        {
            throw new SkillException($"{missing} Nothing was logged. Press Edit on {draft.Id} to fill it in.");
        }

        if ((await check.StaleAsync(draft, customer, turn.Today, cancellationToken)).ToList() is { Count: > 0 } stale)
        {
            throw new SkillException($"What {draft.Id} tells is not so any more: {string.Join(", ", stale)}. Nothing was logged. Draft it anew.");
        }

        var guarded = await guards.CheckAsync(draft, customer, turn.Say, cancellationToken);
        if (guarded.Blocks.FirstOrDefault() is { } block)
        {
            throw new SkillException($"{draft.Id} is blocked: {block.Reason} Nothing was logged.{(block.MayBeOverridden ? $" A lead can let it pass: override {draft.Id}." : "")}");
        }

        if (guarded.Warnings.FirstOrDefault() is { } warning)
        {
            throw new SkillException($"First say why you go on with {draft.Id}: {warning.Reason} Nothing was logged. Type \"go on with {draft.Id} because\" and the reason.");
        }
    }

    /// <summary>An offer is logged as an offer, everything else as a contact; an offer by word of mouth is both. The id of the record.</summary>
    private async ValueTask<string> LogAsync(Draft draft, Customer customer, Outcome outcome, SkillTurn turn, CancellationToken cancellationToken)
    {
        var key = new HistoryKey(customer.Number, RecordedDay.Minute(turn.Today), 0).Value;
        var channel = draft.Current.Recipe.Channel;
        if (draft.Kind == ContactPurpose.Offer && draft.Brief.Offer is { } id && outcome == Outcome.Reached)
        {
            var offer = await catalogue.FindAsync(id, cancellationToken);
            var sent = await ledger.AddAsync(Schema.OffersSent, new OfferSent { Key = key, Offer = id, Name = offer?.Name ?? id, Channel = channel, By = turn.Caller.Number, Division = turn.Caller.Team }, turn, cancellationToken);
            if (!channel.IsSpoken())
            {
                return sent.Id.ToString();
            }
        }

        var contact = await ledger.AddAsync(Schema.Interactions, new Interaction
        {
            Key = key,
            By = turn.Caller.Number,
            Channel = channel,
            Outcome = outcome,
            Purpose = draft.Kind,
            Summary = ShortText.Of($"{ShortText.Sentence(draft.Type.Title)}{(draft.Kind == ContactPurpose.Event && (draft.Brief.About ?? draft.Current.Facts.FirstOrDefault(fact => fact.Name == "occasion")?.Value) is { } occasion ? $", {occasion}" : "")}{(draft.Current.Subject is { } subject ? $": {subject}" : "")} ({draft.Id})", LongestSummary),
        }, turn, cancellationToken);
        return contact.Id.ToString();
    }

    /// <summary>The line of today's digest that the message answers is done with it.</summary>
    private async ValueTask MarkLineAsync(Draft draft, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await marks.OpenLineAsync(customer, turn.Today, turn, cancellationToken) is { } line && IsAnswered(line.Kind, draft.Kind))
        {
            await marks.MarkAsync(customer, turn.Today, skip: null, $"{draft.Type.Title} sent", turn, cancellationToken);
        }
    }

    private static bool IsAnswered(LineKind line, ContactPurpose sent) => line switch
    {
        LineKind.Thanks => sent == ContactPurpose.Thanks,
        LineKind.Welcome => sent == ContactPurpose.Welcome,
        LineKind.KeyDate => sent == ContactPurpose.Event,
        LineKind.AfterSales => sent == ContactPurpose.Satisfaction,
        LineKind.Contact => sent is not ContactPurpose.Offer,
        _ => false,
    };
}
