using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.LanguageModel;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.LanguageModel;
using RetentionBot.Testing.Sample;
using RetentionBot.Understanding;

namespace RetentionBot.Skills.Tests.LanguageModel;

/// <summary>The sample firm with everything between a message and its answer as the bot has it, and a model of the test behind it.</summary>
internal sealed class AttackedFirm : IAsyncDisposable
{
    /// <summary>What a turn writes whatever it is about: who looked at what, what the conversation is about, what was spent.</summary>
    private static readonly string[] _writtenByEveryTurn = [Schema.Audit.Name, Schema.Memories.Name, Schema.ModelUse.Name];

    private readonly InMemoryStore _store;
    private readonly ServiceProvider _services;

    private AttackedFirm(InMemoryStore store, FakeModel model, ServiceProvider services) => (_store, Model, _services) = (store, model, services);

    public FakeModel Model { get; }

    public SkillCatalogue Catalogue => _services.GetRequiredService<SkillCatalogue>();

    /// <param name="planted">What is added to the sample.</param>
    /// <param name="settings">Of the model, as <c>Send:Names</c>.</param>
    public static async Task<AttackedFirm> OpenAsync(Batch planted, params (string Name, string Value)[] settings)
    {
        var store = await SampleFirm.OpenAsync();
        await store.CommitAsync(planted, CancellationToken.None);
        var model = await FakeModel.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Endpoint"] = model.Endpoint, ["Model:Name"] = "fake" })
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Model:{setting.Name}", (string?)setting.Value))).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLanguageModel(configuration).AddSingleton<IStore>(store)
            .AddSingleton<IDownloadPage, NoPage>().AddSingleton<IAttachedLists, WrittenLists>().AddSkills().AddUnderstanding().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        return new AttackedFirm(store, model, services);
    }

    /// <summary>From now on unclear requests are read by what was learnt, and by the model.</summary>
    public void Learn() => _services.GetRequiredService<LearntRequests>().Learn();

    /// <summary>What the first account manager is answered, and what their words came to; what the turn wrote is committed.</summary>
    public async Task<(Understood Understood, Reply? Reply)> AskAsync(string words)
    {
        var turn = Turn();
        return await DoAsync(await _services.GetRequiredService<IUnderstanding>().UnderstandAsync(words, turn, CancellationToken.None), turn);
    }

    /// <summary>The same, of words that were taken for a question across a customer's records, however they were read.</summary>
    public Task<(Understood Understood, Reply? Reply)> AskRecordsAsync(int customer, string words) =>
        DoAsync(new Understood.Call(new SkillCall("customer.ask").With("customer", $"#{customer}").With(SkillParameter.WholeRequest, words)), Turn());

    /// <summary>Every document as JSON, by its collection and key, apart from what every turn writes.</summary>
    public IReadOnlyDictionary<string, string> State() => Schema.All.Where(collection => !_writtenByEveryTurn.Contains(collection.Name))
        .SelectMany(collection => _store.DocumentsOf(collection).Select(document => ($"{collection.Name}/{document.Key}", JsonSerializer.Serialize(document.Document, document.Document.GetType()))))
        .ToDictionary(document => document.Item1, document => document.Item2);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Model.DisposeAsync();
    }

    private static SkillTurn Turn() =>
        new(SampleFirm.Managers[0], new ConversationMemory("1/test"), new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"));

    private async Task<(Understood Understood, Reply? Reply)> DoAsync(Understood understood, SkillTurn turn)
    {
        try
        {
            var reply = understood is Understood.Call call ? await _services.GetRequiredService<SkillInvoker>().InvokeAsync(call.Skill, turn, CancellationToken.None) : null;
            await _store.CommitAsync(turn.Writes, CancellationToken.None);
            return (understood, reply);
        }
        catch (SkillException refused)
        {
            return (understood, Reply.Of(refused.Message));
        }
    }
}
