using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>
/// Several records of one sentence: a contact with each of those who are named, and what was promised. Shown on one card, each line to be taken out, before anything is kept.
/// </summary>
public sealed class LogSeveral(LedgerBook ledger, SaidDetails details)
{
    private const string Function = "log.several";
    private const string PromiseLine = "linePromise";
    private static readonly string[] Lines = ["line1", "line2", "line3", "line4"];

    /// <param name="second">Who else was there.</param>
    /// <param name="third">As <paramref name="second"/>.</param>
    /// <param name="fourth">As <paramref name="second"/>.</param>
    /// <param name="text">What it was about.</param>
    /// <param name="promise">What is to be done; left out for nothing.</param>
    /// <param name="due">By when.</param>
    /// <param name="promiseFor">For whom, as <c>#12</c>; the one named last when left out.</param>
    /// <param name="unknown">Who was named, too, and is no customer here.</param>
    /// <param name="unclearDay">A time that was said and is not one past day.</param>
    /// <param name="said">The whole sentence.</param>
    /// <param name="isPrivate">Whether only the caller may read the contacts; read from the sentence when left out.</param>
    /// <param name="save">Whether the card was looked at and its button pressed.</param>
    /// <param name="line1">Whether the first line is kept; the others alike.</param>
    [SkillFunction(Function, Deed.Record, "Records contacts with several customers and a promise in one go, after showing them.")]
    [Phrase("(log|record) [a] (call|meeting|lunch|visit|chat) with {customer} and {second}")]
    [Phrase("(met|called|visited) {customer} and {second}")]
    [Example("log a meeting with {customer} and #12")]
    [Example("met {customer} and #12")]
    [Example("record a call with {customer} and #12")]
    [Example("lunch with {customer} and #12, she wants a quote by Friday")]
    public async Task<Reply> AnswerAsync(
        Customer customer, Customer? second, Customer? third, Customer? fourth, ContactChannel? channel, DateOnly? date, string? text, string? promise, DateOnly? due, string? promiseFor,
        string? unknown, string? unclearDay, string? said, bool? isPrivate, bool? save, bool? line1, bool? line2, bool? line3, bool? line4, bool? linePromise, SkillTurn turn, CancellationToken cancellationToken)
    {
        List<Customer> named = [.. new[] { customer, second, third, fourth }.OfType<Customer>().DistinctBy(each => each.Number)];
        var several = new Several(named, channel ?? details.ChannelOf(said), RecordedDay.Of(date, turn, unclearDay), FreeText.Of(text, "note") ?? "", details.OutcomeOf(said), details.IsInbound(said), isPrivate ?? details.IsPrivate(said), FreeText.Of(promise, "promise"), due ?? turn.Today,
            named.FirstOrDefault(each => $"#{each.Number}" == promiseFor) ?? named[^1]);
        return save == true
            ? await SaveAsync(several, [line1, line2, line3, line4], linePromise, turn, cancellationToken)
            : Show(several, unknown, said, turn);
    }

    private static Reply Show(Several several, string? unknown, string? said, SkillTurn turn)
    {
        var contact = ContactWording.InSentence(several.Channel ?? default);
        List<Input> fields = [.. several.Named.Select((each, index) => new Input(Lines[index], $"{ShortText.Sentence(contact)} with {CustomerLabel.Full(each)} on {turn.Say.DayAgo(several.On)}{About(several.Text)}", InputKind.Toggle) { Value = "true" })];
        if (several.Promise is { } promise)
        {
            fields.Add(new Input(PromiseLine, $"Follow-up by {turn.Say.Day(several.Due)}: {ShortText.Of(promise, 160)}", InputKind.Toggle) { Value = "true" });
            if (several.Named.Count > 1)
            {
                fields.Add(new Input("promiseFor", "The follow-up is for", InputKind.Choice)
                {
                    IsRequired = true, Value = $"#{several.PromiseFor.Number}", Choices = [.. several.Named.Select(each => new Choice(CustomerLabel.Full(each), $"#{each.Number}"))],
                });
            }
        }

        fields.Add(new Input("isPrivate", several.Named.Count > 1 ? "Only I may read these contacts" : "Only I may read this contact", InputKind.Toggle) { Value = several.IsPrivate ? "true" : "false" });
        return new Reply(new Card(
        [
            new Heading("I would record this. Take out what is not so."),
            .. unknown is null ? Array.Empty<CardElement>() : [new Paragraph($"Nothing is recorded for {ShortText.Of(unknown, 160)}: no customer here is called so, or there are more than one card takes.")],
            new Inputs(fields),
            new Actions(new CallAction("Save", CallOf(several, said).With("save", "true")) { Style = ActionStyle.Primary, InPlace = true }),
            new Footnote("Nothing is recorded until you press Save."),
        ]));
    }

    /// <summary>The call that shows the same again, whatever was typed.</summary>
    private static SkillCall CallOf(Several several, string? said)
    {
        var call = new SkillCall(Function).With("date", IsoDay.Of(several.On)).With("due", IsoDay.Of(several.Due));
        foreach (var (each, name) in several.Named.Zip(["customer", "second", "third", "fourth"]))
        {
            call = call.With(name, $"#{each.Number}");
        }

        call = several.Channel is { } channel ? call.With("channel", channel.ToString()) : call;
        call = several.Text.Length > 0 ? call.With("text", several.Text) : call;
        call = several.Promise is { } promise ? call.With("promise", promise) : call;
        return said is null ? call : call.With("said", said);
    }

    private async Task<Reply> SaveAsync(Several several, bool?[] kept, bool? keepsPromise, SkillTurn turn, CancellationToken cancellationToken)
    {
        var rows = new List<(string Day, string What, string Id)>();
        var concerned = new List<Customer>();
        foreach (var each in several.Named.Where((_, index) => kept[index] == true))
        {
            var contact = await ledger.AddAsync(Schema.Interactions, new Interaction
            {
                Key = new HistoryKey(each.Number, RecordedDay.Minute(several.On), 0).Value,
                By = turn.Caller.Number, Channel = several.Channel ?? default, Outcome = several.Outcome, IsInbound = several.IsInbound, IsPrivate = several.IsPrivate, Summary = several.Text,
            }, turn, cancellationToken);
            concerned.Add(each);
            rows.Add((turn.Say.Day(several.On), $"{each.Name}: {ContactWording.Row(contact, "you")}", contact.Id.ToString()));
        }

        if (several.Promise is { } promise && keepsPromise == true)
        {
            var followUp = await ledger.AddFollowUpAsync(number => new FollowUp { Number = number, Customer = several.PromiseFor.Number, Owner = turn.Caller.Number, Reason = promise, IsPromise = true, DueOn = several.Due }, turn, cancellationToken);
            concerned.Add(several.PromiseFor);
            rows.Add((turn.Say.Day(several.Due), $"{several.PromiseFor.Name}: follow-up, {ShortText.Of(promise, 160)}", followUp.Id.ToString()));
        }

        return rows.Count == 0
            ? Reply.Of("Nothing was recorded: every line was taken out.")
            : new Answer($"Recorded: {turn.Say.Count(rows.Count, "entry")}.")
                .Records(rows)
                .Undo(turn, $"{turn.Say.Count(rows.Count, "entry")} about {Wording.Together([.. concerned.Select(each => each.Name).Distinct()])}")
                .Reply(turn);
    }

    private static string About(string text) => text.Length == 0 ? "" : $": {ShortText.Of(text, 160)}";


    private sealed record Several(
        IReadOnlyList<Customer> Named, ContactChannel? Channel, DateOnly On, string Text, Outcome Outcome, bool IsInbound, bool IsPrivate, string? Promise, DateOnly Due, Customer PromiseFor);
}
