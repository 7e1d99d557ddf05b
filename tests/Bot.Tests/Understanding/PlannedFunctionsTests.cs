using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class PlannedFunctionsTests
{
    [Fact]
    public void Every_intent_of_the_examples_is_a_function_or_planned_and_never_both()
    {
        var catalogue = new SkillCatalogue();
        var intents = ExampleRequests.In("en").Select(example => example.Intent).Distinct().Where(intent => intent is not ("none" or "unsafe" or "clarify")).ToList();

        Assert.Equal(50, intents.Count);
        Assert.All(intents, intent => Assert.True(catalogue.Find(intent) is null != PlannedFunctions.PurposeOf(intent) is null, intent));
        Assert.Empty(PlannedFunctions.Intents.Except(intents));
    }

    [Fact]
    public void Every_intent_has_a_dozen_different_examples_and_more()
    {
        var examples = ExampleRequests.In("en").GroupBy(example => example.Intent).ToList();

        Assert.All(examples, intent => Assert.True(intent.Select(example => example.Text.ToLowerInvariant()).Distinct().Count() >= 12, intent.Key));
    }
}
