using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Host.Settings;
using RetentionBot.LanguageModel;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Testing;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.LanguageModel;

public sealed class ModelOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:11434/v1", "llama3.2", "")]
    [InlineData("http://localhost:1234/v1", "any", "none")]
    [InlineData("https://api.openai.com/v1", "gpt-4.1-mini", "sk-abc")]
    [InlineData("https://firm.openai.azure.com/openai/v1/", "deployed", "0123")]
    public async Task Settings_of_known_services_are_sound_and_there_is_a_model(string endpoint, string name, string key)
    {
        await using var services = Services(("Endpoint", endpoint), ("Name", name), ("Key", key));

        Assert.Empty(SettingsFaults.In(services));
        Assert.True(services.GetRequiredService<ILanguageModel>().IsOn);
    }

    [Fact]
    public async Task Without_settings_there_is_none_and_nothing_to_complain_of()
    {
        await using var services = Services();

        Assert.Empty(SettingsFaults.In(services));
        Assert.IsType<NoLanguageModel>(services.GetRequiredService<ILanguageModel>());
        Assert.Equal(new ModelAnswer.Failed(ModelFailure.Off), await services.GetRequiredService<ILanguageModel>().AskAsync(new ModelTask("", ""), default));
    }

    [Theory]
    [InlineData("Model:Endpoint is 'api.openai.com'", "Endpoint=api.openai.com", "Name=x")]
    [InlineData("Model:Endpoint is 'http://models.firm.example/v1'", "Endpoint=http://models.firm.example/v1", "Name=x")]
    [InlineData("Model:Endpoint is 'https://user:pass@firm.example/v1'", "Endpoint=https://user:pass@firm.example/v1", "Name=x")]
    [InlineData("Model:Endpoint is 'https://firm.example/v1?key=1'", "Endpoint=https://firm.example/v1?key=1", "Name=x")]
    [InlineData("Model:Endpoint is 'ftp://firm.example/'", "Endpoint=ftp://firm.example/", "Name=x")]
    [InlineData("Model:Endpoint is set and Model:Name is empty", "Endpoint=https://api.openai.com/v1")]
    [InlineData("Model:Name is set and Model:Endpoint is empty", "Name=x")]
    [InlineData("Model:Key is set and Model:Endpoint is empty", "Key=sk")]
    [InlineData("Model:Key holds a blank", "Endpoint=https://api.openai.com/v1", "Name=x", "Key=sk abc")]
    [InlineData("Model:TimeLimitSeconds must be", "TimeLimitSeconds=0")]
    [InlineData("Model:TimeLimitSeconds must be", "TimeLimitSeconds=61")]
    [InlineData("Model:TokensPerDay must be", "TokensPerDay=-1")]
    [InlineData("Model:TokensPerAnswer must be", "TokensPerAnswer=63")]
    [InlineData("Model:Temperature must be", "Temperature=2.5")]
    public async Task A_wrong_setting_is_named_with_the_way_out(string fault, params string[] settings)
    {
        await using var services = Services([.. settings.Select(setting => (setting.Split('=', 2)[0], setting.Split('=', 2)[1]))]);

        Assert.StartsWith(fault, Assert.Single(SettingsFaults.In(services)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_never_told()
    {
        await using var services = Services(("Endpoint", "https://api.openai.com/v1"), ("Name", "x"), ("Key", "sk secret"));

        Assert.DoesNotContain("secret", Assert.Single(SettingsFaults.In(services)), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) => new ServiceCollection().AddLogging().AddSingleton<IStore>(new InMemoryStore()).AddSingleton(TimeProvider.System)
        .AddLanguageModel(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Model:{setting.Name}", (string?)setting.Value))).Build()).BuildServiceProvider();
}
