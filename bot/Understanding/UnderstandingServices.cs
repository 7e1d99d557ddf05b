using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding;

/// <summary>Adds what turns text into calls.</summary>
public static class UnderstandingServices
{
    /// <summary>
    /// Adds <see cref="IUnderstanding"/>, one for all turns, and the <see cref="LearntRequests"/> it uses once somebody has let them learn. Wants what the skills bring.
    /// </summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services) => services
        .AddSingleton(provider => new LearntRequests(
            Finding(provider),
            async (asked, cancellationToken) => (await provider.GetRequiredService<AccountManagerBook>().CalledAsync(asked, cancellationToken))?.Name))
        .AddSingleton<IUnderstanding>(provider => new RequestUnderstanding(
            provider.GetRequiredService<SkillCatalogue>(), Finding(provider), provider.GetRequiredService<LearntRequests>()));

    private static FindCustomer Finding(IServiceProvider provider)
    {
        var finder = provider.GetRequiredService<CustomerFinder>();
        return (asked, manager, cancellationToken) => finder.FindAsync(asked, manager, cancellationToken);
    }
}
