using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.History;

/// <summary>What account managers are called in an answer.</summary>
public sealed class ManagerNames(AccountManagerBook managers)
{
    /// <summary><c>you</c> for the caller, else the name; <c>manager 7, no longer registered</c> for one who is not there; null for null.</summary>
    public async ValueTask<string?> OfAsync(int? number, SkillTurn turn, CancellationToken cancellationToken) => number switch
    {
        null => null,
        { } own when own == turn.Caller.Number => "you",
        { } other => (await managers.FindAsync(other, cancellationToken))?.Name ?? $"manager {other}, no longer registered",
    };
}
