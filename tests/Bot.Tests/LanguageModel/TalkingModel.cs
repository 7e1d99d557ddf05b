using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.LanguageModel;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.LanguageModel;

namespace RetentionBot.Bot.Tests.LanguageModel;

/// <summary>The model as the host has it, with a service of the test behind it and a clock moved by hand.</summary>
internal sealed class TalkingModel(FakeModel service, ServiceProvider services, FakeTimeProvider time) : IAsyncDisposable
{
    public FakeModel Service { get; } = service;

    public FakeTimeProvider Time { get; } = time;

    public ILanguageModel Model => services.GetRequiredService<ILanguageModel>();

    public static async Task<TalkingModel> StartAsync(IStore? store = null, params (string Name, string Value)[] settings)
    {
        var service = await FakeModel.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        return new TalkingModel(service, Services(service.Endpoint, store ?? new InMemoryStore(), time, settings), time);
    }

    /// <summary>The services with a model at an endpoint.</summary>
    public static ServiceProvider Services(string endpoint, IStore store, TimeProvider time, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Endpoint"] = endpoint, ["Model:Name"] = "fake", ["Model:Key"] = "secret" })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Model:{setting.Name}", (string?)setting.Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton(store).AddSingleton(time).AddLanguageModel(configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Service.DisposeAsync();
    }
}
