using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Recording;

/// <summary>Says what is next with a customer, so that whoever records something sees whether anything is planned.</summary>
public sealed class NextFollowUp(HistoryBook history)
{
    /// <summary>For the foot of an echo: <c>Next: follow-up F2 on 30 Nov 2026.</c> or that nothing is planned.</summary>
    public async ValueTask<string> NoteAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken) =>
        await history.OpenFollowUpsAsync(customer, Period.Always, 1, cancellationToken) is [var followUp, ..]
            ? $"Next: follow-up {followUp.Id}{(followUp.DueOn < turn.Today ? ", overdue since" : " on")} {turn.Say.Day(followUp.DueOn)}."
            : "No follow-up is planned.";
}
