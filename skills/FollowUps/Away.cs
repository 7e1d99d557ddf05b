using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>
/// Says that somebody is away and who stands in: no digest comes on those days, what cannot wait goes to the colleague. Said of oneself, or of a colleague by whoever covers for them.
/// </summary>
public sealed class Away(AccountManagerBook managers, CallerRights rights, FollowUpWords words)
{
    internal const string Function = "leave";

    /// <summary>Nobody is away for longer: two years.</summary>
    private const int MostDays = 732;

    /// <param name="period">The days, the last one included.</param>
    /// <param name="manager">Who stands in; nobody when left out.</param>
    /// <param name="of">Who is away; the caller when left out.</param>
    /// <param name="cancel">Whether all leave that is not over is taken out.</param>
    /// <param name="from">As the first of the days, filled in on a card.</param>
    /// <param name="to">As the last of the days, filled in on a card.</param>
    /// <param name="standIn">Who stands in, filled in on a card by name, e-mail address or number.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.OwnReminders, "Says that you are away and who stands in for you, or that you cover for a colleague.")]
    [Phrase("[i am|i'm|i will be|i'll be] (away|on leave|on holiday|on vacation|out of office|off sick)")]
    [Phrase("[i am|i'm|i will be|i'll be] (away|on leave|on holiday|on vacation|out of office) (and|,) {manager} (covers|stands in|is covering) [for me]")]
    [Phrase("{manager} (covers|stands in|is covering) [for me]")]
    [Phrase("[i] (cover|am covering|stand in|will cover) for {of}")]
    [Phrase("{of} is (away|on leave|on holiday|on vacation)")]
    [Phrase("[i am|i'm] (back|not away) [again|from leave|from holiday]")]
    [Example("i am away")]
    [Example("on leave")]
    [Example("Tobias Finch covers for me")]
    [Example("cover for Tobias Finch")]
    public async Task<Reply> AnswerAsync(
        Period? period, AccountManager? manager, AccountManager? of, bool? cancel, DateOnly? from, DateOnly? to, string? standIn, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var who = of ?? turn.Caller;
        await DemandAsync(who, turn, cancellationToken);
        var stored = await managers.FindStoredAsync(who.Number, cancellationToken) ?? throw new SkillException("They are no account manager here any more.");
        if (cancel == true || (period is null && words.IsBack(said)))
        {
            return Cancel(stored, turn);
        }

        var days = from is { } first && to is { } last ? new Period(first, last) : period;
        if (days is not { } away)
        {
            return Form(stored.Document, manager, turn);
        }

        away = away.From < turn.Today ? away with { From = turn.Today } : away;
        if (away.To < away.From || away.To.DayNumber - away.From.DayNumber > MostDays)
        {
            throw new SkillException($"Leave ends on a day from today on, and after two years at most; you gave {turn.Say.During(away)}. Say it again with other days.");
        }

        var covers = of is not null && manager is null && standIn is null && of.Number != turn.Caller.Number ? turn.Caller
            : manager ?? (string.IsNullOrWhiteSpace(standIn) ? null : await managers.NamedAsync(standIn, cancellationToken));
        if (covers?.Number == who.Number)
        {
            throw new SkillException("Nobody stands in for themselves. Name a colleague, or nobody.");
        }

        if (covers is not null && !rights.IsOpen && RightsTable.BondOf(covers, who, isOwned: true) != Bond.Team)
        {
            throw new SkillException($"{covers.Name} may not see the customers of {who.Name}: only somebody of the same team can stand in. Name somebody else, or nobody.");
        }

        return Put(stored, new Leave(away.From, away.To, covers?.Number), covers, turn);
    }

    private static Reply Put(Store.Stored<AccountManager> stored, Leave leave, AccountManager? covers, SkillTurn turn)
    {
        var who = stored.Document;
        turn.Changes.Put(Schema.Managers, stored, who with { Leave = [.. who.Leave.Where(known => known.To >= turn.Today).SelectMany(known => Around(known, leave)), leave] });
        var isOwn = who.Number == turn.Caller.Number;
        var days = $"from {turn.Say.Day(leave.From)} to {turn.Say.Day(leave.To)}";
        if (!isOwn)
        {
            turn.Tell(who.Number, Reply.Of($"{turn.Caller.Name} has noted that you are away {days}{(covers is null ? "" : $" and that {covers.Name} stands in for you")}."));
        }

        if (covers is not null && covers.Number != turn.Caller.Number)
        {
            turn.Tell(covers.Number, Reply.Of($"You stand in for {who.Name} {days}: open complaints, promises and what is on that day come with your digest."));
        }

        return new Answer($"Noted: {(isOwn ? "you are" : $"{who.Name} is")} away {days}{(covers is null ? "; nobody stands in" : $", {(covers.Number == turn.Caller.Number ? "you stand" : $"{covers.Name} stands")} in")}.")
            .Say($"No digest comes on those days. {(covers is null ? "What falls due waits" : "Complaints, promises and what is on a day go to whoever stands in; the rest waits")} for the first day back, and can be spread then.")
            .Undo(turn, $"the leave {days}")
            .Reply(turn);
    }

    /// <summary>What is left of an earlier leave around a new one.</summary>
    private static IEnumerable<Leave> Around(Leave earlier, Leave leave) =>
        new[] { earlier with { To = Earlier(earlier.To, leave.From.AddDays(-1)) }, earlier with { From = Later(earlier.From, leave.To.AddDays(1)) } }
            .Where(part => part.From <= part.To).Distinct();

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static Reply Cancel(Store.Stored<AccountManager> stored, SkillTurn turn)
    {
        var who = stored.Document;
        if (!who.Leave.Any(leave => leave.To >= turn.Today))
        {
            return Reply.Of("No leave is noted from today on.");
        }

        if (who.Number != turn.Caller.Number)
        {
            turn.Tell(who.Number, Reply.Of($"{turn.Caller.Name} has noted that you are not away from today on."));
        }

        turn.Changes.Put(Schema.Managers, stored, who with { Leave = [.. who.Leave.Where(leave => leave.From < turn.Today).Select(leave => leave.To >= turn.Today ? leave with { To = turn.Today.AddDays(-1) } : leave)] });
        return new Answer($"Noted: {(who.Number == turn.Caller.Number ? "you are" : $"{who.Name} is")} not away from today on.")
            .Undo(turn, "the end of the leave")
            .Buttons(who.Number == turn.Caller.Number ? [("Spread what waited", new SkillCall(SpreadFollowUps.Function)), ("What is due", new SkillCall(Digests.ShowDigest.Function))] : [])
            .Reply(turn);
    }

    private static Reply Form(AccountManager who, AccountManager? covers, SkillTurn turn)
    {
        var call = new SkillCall(Function).With("of", who.Number.ToString(CultureInfo.InvariantCulture));
        List<Leave> known = [.. who.Leave.Where(leave => leave.To >= turn.Today)];
        var actions = new List<CardAction> { new CallAction("Note it", call) { Style = ActionStyle.Primary, InPlace = true } };
        if (known.Count > 0)
        {
            actions.Add(new CallAction("Not away any more", call.With("cancel", "true")) { InPlace = true });
        }

        return new Reply(new Card(
            new Heading(who.Number == turn.Caller.Number ? "When are you away?" : $"When is {who.Name} away?"),
            new Inputs(
            [
                new Input("from", "First day", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(turn.Today) },
                new Input("to", "Last day", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(turn.Today) },
                new Input("standIn", "Who stands in (optional): name or e-mail address", InputKind.Text) { MaxLength = 200, Value = covers?.Name ?? (who.Number == turn.Caller.Number ? "" : turn.Caller.Name) },
            ]),
            new Actions(actions),
            new Footnote(known.Count == 0 ? "No leave is noted so far." : $"Noted so far: {string.Join("; ", known.Select(leave => $"{turn.Say.Day(leave.From)} to {turn.Say.Day(leave.To)}"))}.")));
    }

    /// <summary>Of a colleague it is said by a team mate, a lead or an administrator.</summary>
    private async ValueTask DemandAsync(AccountManager who, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (who.Number != turn.Caller.Number && RightsTable.BondOf(turn.Caller, who, isOwned: true) != Bond.Team)
        {
            await rights.DemandAsync(Deed.UndoOfOthers, turn.Caller, customer: null, cancellationToken);
        }
    }
}
