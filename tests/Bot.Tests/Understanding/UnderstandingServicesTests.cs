using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class UnderstandingServicesTests
{
    [Fact]
    public void AddUnderstanding_AddsOneForAllTurns()
    {
        var added = Assert.Single(new ServiceCollection().AddUnderstanding(), service => service.ServiceType == typeof(IUnderstanding));

        Assert.Equal(ServiceLifetime.Singleton, added.Lifetime);
    }
}
