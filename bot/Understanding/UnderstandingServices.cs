using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Routing;

namespace RetentionBot.Understanding;

/// <summary>Adds what turns text into calls.</summary>
public static class UnderstandingServices
{
    /// <summary>
    /// Adds <see cref="IUnderstanding"/>, one for all turns, and the <see cref="LearntRequests"/> it uses once somebody has let them learn. Wants what the skills bring.
    /// </summary>
    /// <param name="language">The language people write in: the folder of its words and examples, see <see cref="WordList"/>.</param>
    /// <exception cref="InvalidOperationException">The language has no such folder, or something is wrong in a file of it.</exception>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services, string language = "en")
    {
        var lexicon = Lexicon.Of(language); // read now, so that a wrong file ends the start and not the first question
        return services
            .AddSingleton(provider => new LearntRequests(FindingNamed(provider), FindingManagers(provider), lexicon))
            .AddSingleton(provider => new RoutedRequests(
                provider.GetRequiredService<LearntRequests>(),
                new ModelRouting(provider.GetRequiredService<SkillCatalogue>(), provider.GetRequiredService<ILanguageModel>(), provider.GetRequiredService<ModelFields>(), provider.GetRequiredService<KeptNames>(), new QuotedSlots(FindingNamed(provider), FindingManagers(provider), lexicon)),
                Finding(provider)))
            .AddSingleton<IUnderstanding>(provider => new RequestUnderstanding(
                provider.GetRequiredService<SkillCatalogue>(), Finding(provider), provider.GetRequiredService<LearntRequests>(), provider.GetRequiredService<RoutedRequests>(), lexicon));
    }

    private static FindManager FindingManagers(IServiceProvider provider) =>
        async (asked, cancellationToken) => (await provider.GetRequiredService<AccountManagerBook>().CalledAsync(asked, cancellationToken))?.Name;

    private static FindCustomer Finding(IServiceProvider provider)
    {
        var finder = provider.GetRequiredService<CustomerFinder>();
        return (asked, manager, cancellationToken) => finder.FindAsync(asked, manager, cancellationToken);
    }

    private static FindCustomer FindingNamed(IServiceProvider provider)
    {
        var finder = provider.GetRequiredService<CustomerFinder>();
        return (asked, viewer, cancellationToken) => finder.FindNamedAsync(asked, viewer, cancellationToken);
    }
}
