using RetentionBot.Skills.AccountManagers;

namespace RetentionBot.Skills.Administration.Accounts;

/// <summary>Names those who run the bot, for "ask one of them".</summary>
public sealed class Administrators(AccountManagerBook managers)
{
    private const int MostNamed = 3;

    /// <summary>For the middle of a sentence: <c>an administrator: Ada Byron, ada@firm.example</c>, or <c>whoever runs me</c> when there is none.</summary>
    public async ValueTask<string> NamedAsync(CancellationToken cancellationToken)
    {
        var named = (await managers.ListAsync(cancellationToken))
            .Where(manager => manager.Role == Role.Administrator)
            .Take(MostNamed)
            .Select(manager => manager.Email is { } email ? $"{manager.Name} ({email})" : manager.Name)
            .ToList();
        return named.Count == 0 ? "whoever runs me" : $"an administrator: {string.Join(" or ", named)}";
    }
}
