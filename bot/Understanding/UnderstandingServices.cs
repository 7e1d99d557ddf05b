using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;

namespace RetentionBot.Understanding;

/// <summary>Adds what turns text into calls.</summary>
public static class UnderstandingServices
{
    /// <summary>Adds <see cref="IUnderstanding"/>, one for all turns. Wants a <see cref="SkillCatalogue"/> and a <see cref="CustomerFinder"/>.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services) => services.AddSingleton<IUnderstanding>(provider =>
        new PhraseUnderstanding(provider.GetRequiredService<SkillCatalogue>(), provider.GetRequiredService<CustomerFinder>().FindAsync));
}
