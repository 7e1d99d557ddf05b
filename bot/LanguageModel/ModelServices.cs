using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>Adds the language model.</summary>
public static class ModelServices
{
    /// <summary>Adds <see cref="ILanguageModel"/> by the settings under <c>Model</c>: one behind an endpoint, or none. Wants a store and the clock.</summary>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ModelOptions>>().Value.Send);
        services.AddModelHttp();
        services.AddSingleton<DailyBudget>().AddSingleton<ModelCircuit>().AddSingleton<Completions>();
        return services.AddSingleton<ILanguageModel>(provider => provider.GetRequiredService<IOptions<ModelOptions>>().Value.IsOn ? ActivatorUtilities.CreateInstance<SemanticKernelModel>(provider) : new NoLanguageModel());
    }
}
