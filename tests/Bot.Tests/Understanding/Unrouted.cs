using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Testing;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Routing;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>Requests that no language model is asked about.</summary>
internal static class Unrouted
{
    public static RoutedRequests Of(LearntRequests learnt, FindCustomer find) =>
        new(learnt, new ModelRouting(new SkillCatalogue(), new NoLanguageModel(), new ModelFields(), new KeptNames(new InMemoryStore()), new QuotedSlots(find, (_, _) => new(default(string)), Lexicon.Of("en"))), find);
}
