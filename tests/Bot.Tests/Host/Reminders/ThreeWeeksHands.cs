using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>What one person does: presses buttons that really are on the digest before them, fills in fields, types.</summary>
internal sealed class ThreeWeeksHands(ThreeWeeksPerson person, ThreeWeeksWalk walk)
{
    private Card Card
    {
        get => walk.Cards[person.Number];
        set => walk.Cards[person.Number] = value;
    }

    /// <summary>The day of the digest on a card; null when it is none.</summary>
    public static DateOnly? DayOf(Card card) => Buttons(card).Select(button => button.Call.Argument("digest")).FirstOrDefault(day => day is not null) is { } day ? IsoDay.TryRead(day, out var on) ? on : null : null;

    /// <summary>Marks a line as done; an attempt comes back in two working days of theirs.</summary>
    /// <param name="place">Of the lines that are still open, from 1.</param>
    public async Task DoneAsync(int place, string outcome = "Reached", string how = "Call", string note = "", string nextOn = "")
    {
        var customer = await OpenAsync(place, "Done", "Log a contact");
        DateOnly? back = outcome == "Reached" ? null : walk.Host.Get<WorkCalendars>().Of(await ManagerAsync()).After(Today, 2);
        await FinishAsync(customer, Button("Save"), "Done", back, ("how", how), ("outcome", outcome), ("note", note), ("nextOn", nextOn));
    }

    /// <summary>Snoozes a line until the first or second day that is offered: the next working day, next week.</summary>
    public async Task SnoozeAsync(int place, int offered)
    {
        var customer = await OpenAsync(place, "Snooze");
        var button = Card.Elements.OfType<Actions>().Single(row => row.Items.Any(item => item.Title.StartsWith("Next week", StringComparison.Ordinal))).Items.OfType<CallAction>().ElementAt(offered - 1);
        await FinishAsync(customer, button, "Snooze", DateOnly.ParseExact(button.Call.Arguments["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Moves the first line of which it is asked whether it is still right.</summary>
    public async Task MoveAsync(DateOnly to)
    {
        var customer = await OpenAsync(PlaceOf("Move"), "Move");
        await FinishAsync(customer, Button("Move to that day"), "Move", to, ("until", IsoDay.Of(to)));
    }

    /// <summary>Drops the first line of which it is asked whether it is still right.</summary>
    public async Task DropAsync()
    {
        var (customer, buttons) = Lines()[PlaceOf("Drop") - 1];
        await FinishAsync(customer, buttons.Single(button => button.Title == "Drop"), "Drop", until: null);
    }

    /// <summary>Says that the first complaint is solved, and how.</summary>
    public async Task SolveAsync(string resolution)
    {
        var (customer, buttons) = Lines()[PlaceOf("Solved") - 1];
        var said = await SayAsync(person.Says("", buttons.Single(button => button.Title == "Solved").Call.With("resolution", resolution)));
        Note($"[Solved] at {customer} resolution={resolution}", WithoutButtons(said));
    }

    /// <summary>Shows the next lines.</summary>
    public async Task NextAsync()
    {
        var next = Buttons(Card).Single(button => button.Title.StartsWith("Next ", StringComparison.Ordinal));
        var said = await SayAsync(person.Says("", next.Call));
        Card = said.Cards[0];
        Note($"[{next.Title}]", Said.In(said).Split('\n'));
    }

    /// <summary>Says a sentence that is understood as a call.</summary>
    public async Task<Reply> TypeAsync(string text, SkillCall call)
    {
        walk.Host.Understanding.Next = new Understood.Call(call.With("said", text));
        var said = await SayAsync(person.Says(text));
        Note($"types \"{text}\"", WithoutButtons(said));
        return said;
    }

    /// <summary>Presses the first button of a question.</summary>
    public async Task ConfirmAsync(Reply question)
    {
        var yes = Buttons(question.Cards[0]).First();
        Note($"[{yes.Title}]", WithoutButtons(await SayAsync(person.Says("", yes.Call))));
    }

    private DateOnly Today => person.DayOf(walk.Now);

    /// <summary>Opens the fields of a line.</summary>
    private async Task<string> OpenAsync(int place, params string[] titles)
    {
        var (customer, buttons) = Lines()[place - 1];
        Card = (await SayAsync(person.Says("", buttons.Single(button => titles.Contains(button.Title)).Call))).Cards[0];
        return customer;
    }

    private async Task FinishAsync(string customer, CallAction button, string did, DateOnly? until, params (string Name, string Value)[] filled)
    {
        var call = Card.Elements.OfType<Inputs>().SelectMany(inputs => inputs.Fields).Aggregate(button.Call, (so, field) => so.With(field.Name, filled.FirstOrDefault(each => each.Name == field.Name).Value ?? field.Value));
        Card = (await SayAsync(person.Says("", call))).Cards[0];
        var on = DayOf(Card) ?? Today;
        var line = (await walk.DigestAsync(person, on))!.Lines.Single(line => $"#{line.Customer}" == customer && line.DealtWithAt == walk.Now); // it was just drawn
        walk.Dealt.Add(new ThreeWeeksDealt(person, line, Today, until));
        var fields = string.Concat(filled.Where(each => each.Value.Length > 0).Select(each => $" {each.Name}={each.Value}"));
        Note($"[{did}] at {customer}{(did == button.Title ? "" : $", then [{button.Title}]")}{fields}", [.. Card.Elements.OfType<Paragraph>().Select(paragraph => paragraph.Text).Where(text => text.Contains(line.DealtWith!, StringComparison.Ordinal) && text.EndsWith(person.LocalOf(walk.Now).ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal))]); // it was dealt with
    }

    private async Task<AccountManager> ManagerAsync() => (await walk.Host.Store.GetAsync(Schema.Managers, [(long)person.Number], default))[0].Document;

    private async Task<Reply> SayAsync(IncomingMessage message)
    {
        var answers = new Answers();
        await walk.Host.RunAsync(message, answers);
        return answers.Replies.Single();
    }

    /// <summary>The lines that are still open, each with its customer's id and its buttons.</summary>
    private List<(string Customer, IReadOnlyList<CallAction> Buttons)> Lines() =>
        [.. Card.Elements.OfType<Actions>().Select(row => row.Items.OfType<CallAction>().ToList()).Where(row => row.Any(button => button.Title == "Open")).Select(row => (row.Single(button => button.Title == "Open").Call.Arguments["customer"], (IReadOnlyList<CallAction>)row))];

    private int PlaceOf(string title) => Lines().FindIndex(line => line.Buttons.Any(button => button.Title == title)) + 1;

    private CallAction Button(string title) => Buttons(Card).Single(button => button.Title == title);

    private static IEnumerable<CallAction> Buttons(Card card) => card.Elements.OfType<Actions>().SelectMany(row => row.Items).OfType<CallAction>();

    private static IReadOnlyList<string> WithoutButtons(Reply reply) => [.. Said.In(reply).Split('\n').Where(line => !line.StartsWith('['))];

    private void Note(string did, IReadOnlyList<string> said) => walk.Entries.Add(new ThreeWeeksEntry(walk.Now, person, did, [.. said.Select(line => $"bot< {line}")]));
}
