using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Spreads what waited, after a leave or any other time, over some working days: the most important today. The days things are due stay; only the reminders move. Promises and complaints never move.</summary>
public sealed class SpreadFollowUps(FollowUpBook followUps, AttentionBook attention, CustomerBook customers, CadenceBook cadences, LedgerBook ledger, WorkCalendars calendars)
{
    internal const string Function = "spread";

    private const int UsualDays = 5;
    private const int MostDays = 30;

    /// <summary>So many are spread at once, to keep what can be taken back in one step small.</summary>
    private const int MostSpread = 500;

    /// <param name="days">Over how many working days, 2 to 30; 5 when left out.</param>
    [SkillFunction(Function, Deed.Record, "Spreads your overdue reminders over the next working days, the most important first.")]
    [Phrase("spread [what waited|my overdue follow-ups|my overdue follow ups|my overdue tasks|my backlog|my reminders] [over {days} [working] days]")]
    [Phrase("spread (out|over) my (backlog|overdue follow-ups|overdue tasks|reminders)")]
    [Example("spread my backlog")]
    [Example("spread what waited")]
    [Example("spread my overdue follow-ups over 10 days")]
    [Example("spread my reminders")]
    public async Task<Reply> AnswerAsync(int? days, SkillTurn turn, CancellationToken cancellationToken)
    {
        var over = days ?? UsualDays;
        if (over is < 2 or > MostDays)
        {
            throw new SkillException($"I spread over 2 to {MostDays} working days; you said {over}. Nothing was changed.");
        }

        var rules = await cadences.RulesAsync(cancellationToken);
        var late = (await followUps.OpenStoredOfAsync(turn.Caller.Number, new Period(DateOnly.MinValue, turn.Today.AddDays(-1)), MostSpread, cancellationToken)).Where(followUp => !followUp.Document.IsPromise && !(followUp.Document.HiddenUntil > turn.Today)).ToList();
        var known = await customers.ByNumberAsync(late.Select(followUp => followUp.Document.Customer), cancellationToken);
        var contacts = (await attention.ContactsDueAsync(turn.Caller.Number, rules, turn.Today.AddDays(-1), cancellationToken)).Where(customer => !(customer.HiddenUntil > turn.Today));
        List<(Customer? Customer, Store.Stored<FollowUp>? FollowUp)> waiting =
        [
            .. contacts.Select(customer => ((Customer?)customer, default(Store.Stored<FollowUp>?)))
                .Concat(late.Select(followUp => (known.GetValueOrDefault(followUp.Document.Customer), (Store.Stored<FollowUp>?)followUp)))
                .OrderBy(each => each.Item1 is { } customer ? rules.TierOf(customer) : Tier.C).ThenByDescending(each => each.Item1 is { } customer ? AttentionKeys.Value(customer) : 0).Take(MostSpread),
        ];
        if (waiting.Count <= 1)
        {
            return Reply.Of(waiting.Count == 0 ? "Nothing of yours is overdue, so there is nothing to spread." : "Only one thing of yours is overdue: there is nothing to spread.");
        }

        if (!turn.Confirmed)
        {
            return Questions.Ask(turn, $"Spread {turn.Say.Count(waiting.Count, "overdue reminder")} over {over} working days?",
                [new Facts([new Fact("Stays", "the days they are due, your promises and complaints"), new Fact("A day", $"about {(waiting.Count + over - 1) / over}, the most valuable customers first")])],
                "Yes, spread them", new SkillCall(Function).With("days", over.ToString(CultureInfo.InvariantCulture)));
        }

        await SpreadAsync(waiting, over, turn, cancellationToken);
        return new Answer($"Spread: {turn.Say.Count(waiting.Count, "reminder")} over the next {over} working days.")
            .Undo(turn, $"spreading {turn.Say.Count(waiting.Count, "reminder")}")
            .Button("What is due today", new SkillCall(Digests.ShowDigest.Function))
            .Reply(turn);
    }

    private async ValueTask SpreadAsync(List<(Customer? Customer, Store.Stored<FollowUp>? FollowUp)> waiting, int over, SkillTurn turn, CancellationToken cancellationToken)
    {
        var calendar = calendars.Of(turn.Caller);
        for (var place = 0; place < waiting.Count; place++)
        {
            var day = (int)((long)place * over / waiting.Count);
            DateOnly? until = day == 0 ? null : calendar.After(turn.Today, day);
            if (waiting[place].FollowUp is { } followUp)
            {
                turn.Changes.Put(Schema.FollowUps, followUp, followUp.Document with { HiddenUntil = until });
                turn.Showed(followUp.Document.Id.ToString());
            }
            else if (waiting[place].Customer is { } customer)
            {
                await ledger.ChangeAsync(customer.Number, known => known with { HiddenUntil = until }, turn, cancellationToken);
            }
        }
    }
}
