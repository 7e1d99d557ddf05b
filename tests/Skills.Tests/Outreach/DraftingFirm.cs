using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>The sample's account managers at their drafts, a turn a press, each committed; what is read on the way is counted.</summary>
internal sealed class DraftingFirm : IAsyncDisposable
{
    private readonly InMemoryStore _store;
    private readonly ServiceProvider _services;
    private readonly AccountManager _caller;
    private ConversationMemory _memory;

    private DraftingFirm(InMemoryStore store, int caller)
    {
        _store = store;
        _caller = SampleFirm.Managers.Single(manager => manager.Number == caller);
        _memory = new ConversationMemory($"{caller}/test");
        Reads = new CountingStore(store);
        _services = new ServiceCollection().AddSingleton<IStore>(Reads).AddSingleton<IDownloadPage, NoPage>().AddSkills().BuildServiceProvider();
    }

    /// <summary>What is read.</summary>
    public CountingStore Reads { get; }

    /// <summary>The sample with nobody's drafts.</summary>
    /// <param name="caller">The number of the account manager who asks.</param>
    public static async Task<DraftingFirm> OpenAsync(int caller) => new(await SampleFirm.OpenAsync(), caller);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>What the bot answers to a press, once it is committed.</summary>
    public async Task<Reply> PressAsync(SkillCall call)
    {
        var turn = new SkillTurn(_caller, _memory, new DateTimeOffset(SampleFirm.Today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"));
        var reply = await _services.GetRequiredService<SkillInvoker>().InvokeAsync(call, turn, CancellationToken.None);
        await _store.CommitAsync(turn.Writes, CancellationToken.None);
        _memory = turn.Memory;
        return reply;
    }

    /// <summary>A reply in words.</summary>
    public static string Words(Reply reply) => string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render));

    /// <summary>The draft as it is kept.</summary>
    public async Task<Draft> DraftAsync(int number) => (await _store.GetAsync(Schema.Drafts, [(long)number], CancellationToken.None))[0].Document;

    /// <summary>Writes behind everybody's back.</summary>
    public async Task PutAsync(Batch batch) => await _store.CommitAsync(batch, CancellationToken.None);
}
