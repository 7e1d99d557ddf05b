using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Composes the digest of an account manager and a day, and keeps it so that its buttons know their lines.</summary>
public sealed class DigestComposition(DueItems dueItems, DigestBook digests, AttentionBook attention, CadenceBook cadences, AccountManagerBook managers, WorkCalendars calendars, FollowUpOptions options, IStore store)
{
    /// <summary>Of those who are looked at for the first time so many are planned for in one batch.</summary>
    private const int PlannedAtOnce = 500;

    /// <summary>So many are looked at for the first time with one digest; whoever has more sees the rest planned with the next.</summary>
    private const int MostPlanned = 20_000;

    /// <summary>The digests before this one that are looked at for the last daily one.</summary>
    private const int LookedBack = 10;

    /// <summary>The day of the last daily digest; null when there was none yet.</summary>
    public async ValueTask<DateOnly?> LastDailyAsync(int manager, CancellationToken cancellationToken) =>
        (await digests.NewestAsync(manager, LookedBack, cancellationToken)).FirstOrDefault(digest => digest.Document.IsDaily)?.Document.On;

    /// <summary>The digest of the turn's caller and day, put into the turn's writes. Customers nobody has planned for yet are planned for before, each batch for itself.</summary>
    /// <param name="isDaily">Whether it is the daily one; else the caller has asked for it.</param>
    /// <param name="isShown">Whether it is shown to them; else they want none just now, and no line counts as left alone.</param>
    public async ValueTask<ComposedDigest> ComposeAsync(SkillTurn turn, bool isDaily, bool isShown, CancellationToken cancellationToken)
    {
        var (manager, today) = (turn.Caller, turn.Today);
        var rules = await cadences.RulesAsync(cancellationToken);
        var calendar = calendars.Of(manager);
        var firstContacts = await PlanAsync(manager, rules, calendar, today, cancellationToken);
        var due = await dueItems.OfAsync(manager, await managers.CoveredByAsync(manager.Number, today, cancellationToken), today, rules, cancellationToken);
        var newest = await digests.NewestAsync(manager.Number, LookedBack, cancellationToken);
        var last = newest.Select(digest => digest.Document).FirstOrDefault(digest => digest.IsDaily && digest.On < today);
        var lines = DigestOrder.Of(due, last?.Counted() ?? [], today, calendar, options);
        var stored = newest.FirstOrDefault(digest => digest.Document.On == today);
        var digest = new Digest(Digest.KeyOf(manager.Number, today), manager.Number, today)
        {
            Lines = lines,
            Shown = isShown ? Math.Min(lines.Count, options.LinesShown) : 0,
            FirstContacts = firstContacts + (stored?.Document.FirstContacts ?? 0),
            IsDaily = isDaily || stored?.Document.IsDaily == true,
        };
        turn.Writes.Put(Schema.Digests, digest, stored?.Version ?? 0);
        return new ComposedDigest(digest, due);
    }

    /// <summary>Plans the first contact of those nobody has planned for; says how many of them have no recorded contact.</summary>
    private async ValueTask<int> PlanAsync(AccountManager manager, CadenceRules rules, WorkCalendar calendar, DateOnly today, CancellationToken cancellationToken)
    {
        var unplanned = await attention.UnplannedAsync(manager.Number, MostPlanned, cancellationToken);
        if (unplanned.Count == 0)
        {
            return 0;
        }

        var versions = unplanned.ToDictionary(customer => customer.Document.Number, customer => customer.Version);
        foreach (var part in FirstContacts.Plan(unplanned.Select(customer => customer.Document), rules, calendar, today, options.LinesShown).Chunk(PlannedAtOnce))
        {
            var batch = new Batch();
            foreach (var (customer, plan) in part)
            {
                batch.Put(Schema.Customers, customer with { Plan = plan }, versions[customer.Number]);
            }

            await store.CommitAsync(batch, cancellationToken);
        }

        return unplanned.Count(customer => customer.Document.Activity.LastContact is null);
    }
}

/// <summary>A digest and all that it was made of: a customer has one line in it, but may be due for several reasons.</summary>
/// <param name="Digest">The digest.</param>
/// <param name="Due">Everything that is due.</param>
public sealed record ComposedDigest(Digest Digest, IReadOnlyList<DueItem> Due);
