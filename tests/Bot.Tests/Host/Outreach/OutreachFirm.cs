using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;
using RetentionBot.Testing;
using Schema = RetentionBot.Skills.Schema;
using SkillServices = RetentionBot.Skills.SkillServices;

namespace RetentionBot.Bot.Tests.Host.Outreach;

/// <summary>A firm in memory whose account managers draft and send by pressing buttons, a turn a press, each committed.</summary>
internal sealed class OutreachFirm : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SkillInvoker _invoker;
    private readonly Dictionary<int, ConversationMemory> _memories = [];

    public OutreachFirm()
    {
        _services = SkillServices.AddSkills(new ServiceCollection().AddSingleton<IStore>(Store)).BuildServiceProvider();
        _invoker = _services.GetRequiredService<SkillInvoker>();
    }

    public InMemoryStore Store { get; } = new();

    /// <summary>The day everybody is on; it is nine in the morning.</summary>
    public DateOnly Today { get; set; }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>A customer with their purchases, as an import leaves them.</summary>
    public static void Put(Batch batch, Customer customer, IReadOnlyList<Purchase> purchases, IReadOnlyList<Interaction> contacts)
    {
        batch.Put(Schema.Customers, customer with { Activity = HistoryTally.Of(purchases, contacts, [], []) });
        foreach (var purchase in purchases)
        {
            batch.Put(Schema.Purchases, purchase);
        }

        foreach (var contact in contacts)
        {
            batch.Put(Schema.Interactions, contact);
        }
    }

    /// <summary>What the bot answers to a press, once it is committed.</summary>
    public async Task<Reply> PressAsync(AccountManager caller, SkillCall call)
    {
        var turn = new SkillTurn(caller, _memories.GetValueOrDefault(caller.Number, new ConversationMemory($"{caller.Number}/test")), new DateTimeOffset(Today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"));
        var reply = await _invoker.InvokeAsync(call, turn, default);
        await Store.CommitAsync(turn.Writes, default);
        _memories[caller.Number] = turn.Memory;
        return reply;
    }

    /// <summary>The newest draft of all.</summary>
    public async Task<Draft> NewestDraftAsync() => (await Store.RangeAsync(Schema.Drafts, KeyRange.AllNumbers, 1, descending: true, default))[0].Document;

    /// <summary>The calls of the buttons of a reply that are called so.</summary>
    public static IEnumerable<SkillCall> Buttons(Reply reply, string title) =>
        reply.Cards.SelectMany(card => card.Elements).OfType<Actions>().SelectMany(actions => actions.Items).OfType<CallAction>().Where(action => action.Title == title).Select(action => action.Call);
}
