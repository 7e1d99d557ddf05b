using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Startup;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Teams;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The turn with all the host gives it, on a clock moved by hand, a channel that remembers and an understanding that does what the test says.</summary>
internal sealed class TurnHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    /// <param name="store">The store; null for a new one in memory. Two hosts on one store are one bot before and after a restart.</param>
    public TurnHost(IStore? store = null, FakeTimeProvider? time = null)
    {
        Store = store ?? new InMemoryStore();
        Time = time ?? new FakeTimeProvider(Now);
        var services = new ServiceCollection().AddLogging().AddSingleton(Store).AddSingleton<TimeProvider>(Time).AddSingleton<IChannel>(Channel).AddSkills();
        services.AddSingleton<IUnderstanding>(Understanding);
        services.AddChats().AddTurns(new ConfigurationBuilder().Build());
        services.Configure<AccessOptions>(access => Access(access)).Configure<TeamsOptions>(teams => teams.DangerouslyAllowUnauthenticated = IsAnonymous);
        _services = services.BuildServiceProvider();
    }

    public IStore Store { get; }

    public FakeTimeProvider Time { get; }

    public FakeChannel Channel { get; } = new();

    public ScriptedUnderstanding Understanding { get; } = new();

    /// <summary>The settings; to be set before the first message.</summary>
    public Action<AccessOptions> Access { get; set; } = _ => { };

    /// <summary>Whether it is the anonymous development mode.</summary>
    public bool IsAnonymous { get; init; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An account manager and a customer of theirs.</summary>
    public async Task StoreAsync() => await Store.CommitAsync(
        new Batch()
            .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example" })
            .Put(Schema.Customers, new Customer { Number = 7, Name = "Runa Holm", FirstName = "Runa", LastName = "Holm", Manager = 1 }),
        default);

    public Task RunAsync(IncomingMessage message, IAnswer answer) => Get<ITurn>().RunAsync(message, answer, default);

    /// <summary>The texts answered to one message.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(IncomingMessage message)
    {
        var answer = new Answers();
        await RunAsync(message, answer);
        return answer.Texts;
    }

    public static IncomingMessage Message(string text, string? id = null, ChannelAccount? from = null, ConversationScope scope = ConversationScope.Personal) => new()
    {
        Id = id ?? Guid.NewGuid().ToString("N"),
        Text = text,
        From = from ?? new ChannelAccount("msteams", "t", "29:i") { Email = "ines@firm.example" },
        Conversation = new ConversationReference("msteams", "t", "c") { Scope = scope, UserId = from?.UserId ?? "29:i", BotId = "28:b", ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/") },
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>Understands what the test says.</summary>
internal sealed class ScriptedUnderstanding : IUnderstanding
{
    public Understood Next { get; set; } = new Understood.Nothing([]);

    public Exception? Fails { get; set; }

    /// <summary>What is waited for before anything is understood.</summary>
    public Task Waits { get; set; } = Task.CompletedTask;

    public int Asked { get; private set; }

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        Asked++;
        await Waits.WaitAsync(cancellationToken);
        return Fails is null ? Next : throw Fails;
    }
}

/// <summary>The way back, remembering what went there.</summary>
internal sealed class Answers : IAnswer
{
    public List<string> Texts { get; } = [];

    public List<Reply> Replies { get; } = [];

    public Exception? Fails { get; set; }

    /// <summary>What is waited for before anything is taken.</summary>
    public Task Waits { get; set; } = Task.CompletedTask;

    public TimeSpan? Deadline { get; init; }

    public async Task SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        await Waits.WaitAsync(cancellationToken);
        if (Fails is not null)
        {
            throw Fails;
        }

        Texts.Add(Said.In(reply));
        Replies.Add(reply);
    }
}

/// <summary>A reply as plain text.</summary>
internal static class Said
{
    public static string In(Reply reply) => string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render));
}

/// <summary>A channel with a directory and chats of its own, remembering what was said where.</summary>
internal sealed class FakeChannel : IChannel
{
    public List<(string Conversation, string Text)> Sent { get; } = [];

    public List<(string Conversation, string MessageId, string Text)> Updated { get; } = [];

    /// <summary>The directory, by the id of the person in the channel.</summary>
    public Dictionary<string, ChannelProfile> Profiles { get; } = [];

    public int ProfilesAsked { get; private set; }

    public int Opened { get; private set; }

    /// <summary>Thrown by every call; null for none.</summary>
    public Exception? Fails { get; set; }

    public bool Serves(string channel) => channel == "msteams";

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        Throw();
        lock (Sent)
        {
            Sent.Add((conversation.ConversationId, Said.In(reply)));
        }

        return Task.FromResult(new SentMessage("sent"));
    }

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        Throw();
        Updated.Add((conversation.ConversationId, messageId, Said.In(reply)));
        return Task.CompletedTask;
    }

    public Task TypingAsync(ConversationReference conversation, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken)
    {
        Throw();
        Opened++;
        return Task.FromResult(known with { ConversationId = $"own-{known.UserId}", Scope = ConversationScope.Personal });
    }

    public Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        ProfilesAsked++;
        Throw();
        return Task.FromResult(conversation.UserId is { } user ? Profiles.GetValueOrDefault(user) : null);
    }

    private void Throw()
    {
        if (Fails is not null)
        {
            throw Fails;
        }
    }
}
