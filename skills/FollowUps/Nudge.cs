using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>The one reminder of a follow-up with a time of day, at that time.</summary>
public sealed class Nudge(DigestBook digests, CustomerBook customers, AccountManagerBook managers, CallerRights rights, FollowUpOptions options)
{
    /// <summary>So long after its time a nudge still helps: two hours. Later the next digest has it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>The instant a follow-up is reminded of; null for one without a time of day.</summary>
    /// <param name="zone">The zone of whoever does it.</param>
    public static DateTimeOffset? InstantOf(FollowUp followUp, TimeZoneInfo zone) => followUp is { IsOpen: true, DueAt: { } at } && !(followUp.HiddenUntil > followUp.DueOn) ? LocalTime.Of(followUp.DueOn, at, zone) : null;

    /// <summary>Whoever does a follow-up; null when nobody has taken it, or when they are no longer registered.</summary>
    public async ValueTask<AccountManager?> OwnerAsync(FollowUp followUp, CancellationToken cancellationToken) => followUp.Owner is { } number ? await managers.FindAsync(number, cancellationToken) : null;

    /// <summary>Who is reminded: whoever does it, or on a day of leave whoever stands in and is not away as well. Null when nobody is.</summary>
    public async ValueTask<AccountManager?> WhomAsync(AccountManager owner, FollowUp followUp, CancellationToken cancellationToken)
    {
        if (owner.Leave.FirstOrDefault(leave => leave.Covers(followUp.DueOn)) is not { } away)
        {
            return owner;
        }

        return away.StandIn is { } number && await managers.FindAsync(number, cancellationToken) is { } standIn && !standIn.Leave.Any(leave => leave.Covers(followUp.DueOn)) ? standIn : null;
    }

    /// <summary>The message to the turn's caller; null when the customer is not here any more, or none they may see.</summary>
    public async ValueTask<Reply?> OfAsync(FollowUp followUp, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(followUp.Customer, cancellationToken) is not { Document: { ErasedOn: null } customer } || !await rights.MayAsync(Deed.ReadCustomer, turn.Caller, customer, cancellationToken))
        {
            return null;
        }

        var line = new DigestLine(LineKind.FollowUp, customer.Number, followUp.Id.ToString(), followUp.DueOn) { For = followUp.Owner == turn.Caller.Number ? null : followUp.Owner };
        var facts = await digests.FactsAsync([line], turn, cancellationToken);
        return facts.Count == 0 ? null : new Answer($"Now: {DigestWording.Of(facts[0], turn.Say, options)}")
            .Button("Done", new SkillCall(CompleteFollowUp.Function).With("id", followUp.Id.ToString()))
            .Button("Snooze", new SkillCall(SnoozeFollowUp.Function).With("id", followUp.Id.ToString()))
            .Button("Open", Answer.About(customer, "customer.summary"))
            .Reply(turn);
    }
}
