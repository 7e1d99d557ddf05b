using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Understanding;

/// <summary>Registers what turns words into calls.</summary>
public static class UnderstandingServices
{
    /// <summary>Adds <see cref="IUnderstanding"/>. Needs what <c>AddSkills</c> adds.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services) => services.AddSingleton<IUnderstanding, PhraseUnderstanding>();
}
