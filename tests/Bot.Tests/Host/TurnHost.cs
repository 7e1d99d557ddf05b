using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Moq;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Startup;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Teams;
using RetentionBot.Testing;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>The turn with all the host gives it, on a clock moved by hand, a channel that remembers and an understanding that does what the test says.</summary>
internal sealed class TurnHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A question about the customer of <see cref="StoreAsync"/>; the answer names the account manager's address.</summary>
    public static readonly SkillCall Question = new SkillCall("customer.owner").With("customer", "#7");

    private readonly ServiceProvider _services;

    /// <param name="store">The store; null for a new one in memory. Two hosts on one store are one bot before and after a restart.</param>
    /// <param name="channel">The channel; null for a new one.</param>
    /// <param name="served">The channel that is really used; null for <paramref name="channel"/>.</param>
    /// <param name="model">The language model; null for none.</param>
    public TurnHost(IStore? store = null, FakeTimeProvider? time = null, FakeChannel? channel = null, IChannel? served = null, ILanguageModel? model = null)
    {
        Store = store ?? new InMemoryStore();
        Time = time ?? new FakeTimeProvider(Now);
        Channel = channel ?? new FakeChannel();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddSingleton(Store).AddSingleton<TimeProvider>(Time).AddSingleton(served ?? Channel).AddSingleton(model ?? new NoLanguageModel()).AddSkills();
        services.AddSingleton<IUnderstanding>(Understanding).AddSingleton<NoteDown>().AddSingleton(Mock.Of<IDownloadPage>());
        services.AddSingleton(provider => new SkillInvoker(
            new SkillCatalogue([.. typeof(SkillCatalogue).Assembly.GetTypes(), typeof(NoteDown)]), provider.GetRequiredService<CustomerFinder>(), provider.GetRequiredService<CustomerBook>(),
            provider.GetRequiredService<AccountManagerBook>(), provider.GetRequiredService<CallerRights>(), provider.GetRequiredService<Bookkeeping>(), provider.GetRequiredService));
        var settings = new ConfigurationBuilder().Build();
        services.AddChats(settings).AddTurns(settings).AddReminding();
        services.Configure<AccessOptions>(access => Access(access)).Configure<TeamsOptions>(teams => teams.DangerouslyAllowUnauthenticated = IsAnonymous);
        _services = services.BuildServiceProvider();
    }

    public IStore Store { get; }

    public FakeTimeProvider Time { get; }

    public FakeChannel Channel { get; }

    public LogLines Log { get; } = new();

    public ScriptedUnderstanding Understanding { get; } = new();

    /// <summary>The settings; to be set before the first message.</summary>
    public Action<AccessOptions> Access { get; set; } = _ => { };

    /// <summary>Whether it is the anonymous development mode.</summary>
    public bool IsAnonymous { get; init; }

    public T Get<T>()
        where T : notnull => typeof(IHostedService).IsAssignableFrom(typeof(T)) ? _services.GetServices<IHostedService>().OfType<T>().Single() : _services.GetRequiredService<T>();

    /// <summary>An account manager and a customer of theirs.</summary>
    public async Task StoreAsync() => await Store.CommitAsync(
        new Batch()
            .Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example" })
            .Put(Schema.Customers, new Customer { Number = 7, Name = "Runa Holm", FirstName = "Runa", LastName = "Holm", Manager = 1 }),
        default);

    /// <summary>Lets something wait in the outbox, due now.</summary>
    public async Task QueueAsync(string name, OutboxMessage message)
    {
        var batch = new Batch();
        OutboxQueue.Add(batch, name, message, Time.GetUtcNow());
        await Store.CommitAsync(batch, default);
    }

    public Task RunAsync(IncomingMessage message, IAnswer answer) => Get<ITurn>().RunAsync(message, answer, default);

    /// <summary>What the background does when the process starts and as long as there is anything due: answers the inbox, sends the outbox.</summary>
    public async Task WorkAsync()
    {
        await Get<InboxWorker>().ReviveAsync(default);
        await Get<OutboxSender>().ReviveAsync(default);
        while (await Get<InboxWorker>().WorkDueAsync(default) + await Get<OutboxSender>().WorkDueAsync(default) > 0)
        {
        }
    }

    /// <summary>How often <see cref="NoteDown"/> took effect.</summary>
    public async Task<int> NotedAsync() => (await Store.GetAsync(Schema.Customers, [7L], default))[0].Document.Interests.Count;

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

/// <summary>A function that changes something: each time it takes effect, the customer has one interest more.</summary>
public sealed class NoteDown(CustomerBook customers)
{
    public static SkillCall Call { get; } = new("note.down", new Dictionary<string, string> { ["customer"] = "#7", ["note"] = "sailing" });

    [SkillFunction("note.down", Deed.ReadCustomer, "Notes an interest of a customer.")]
    public async Task<Reply> AnswerAsync(Customer customer, string note, SkillTurn turn, CancellationToken cancellationToken)
    {
        var stored = await customers.FindAsync(customer.Number, cancellationToken) ?? throw new SkillException("Gone.");
        turn.Writes.Put(Schema.Customers, stored.Document with { Interests = [.. stored.Document.Interests, note] }, stored.Version);
        return Reply.Of($"Noted: {note}.");
    }
}

/// <summary>Understands what the test says.</summary>
internal sealed class ScriptedUnderstanding : IUnderstanding
{
    public Understood Next { get; set; } = new Understood.Nothing([]);

    public Exception? Fails { get; set; }

    /// <summary>What is waited for before anything is understood.</summary>
    public Task Waits { get; set; } = Task.CompletedTask;

    public int Asked { get; private set; }

    /// <summary>Done once something was asked.</summary>
    public TaskCompletionSource IsAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>By which the turn that asks is told what it is at; null before, and where nobody is shown.</summary>
    public Action<string>? Doing { get; private set; }

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        Asked++;
        Doing = turn.Doing;
        IsAsked.TrySetResult();
        await Waits.WaitAsync(cancellationToken);
        return Fails is null ? Next : throw Fails;
    }
}

/// <summary>The way back, remembering what went there.</summary>
internal sealed class Answers : IAnswer
{
    public List<string> Texts { get; } = [];

    public List<Reply> Replies { get; } = [];

    /// <summary>Done once an answer was offered.</summary>
    public TaskCompletionSource IsAsked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Exception? Fails { get; set; }

    /// <summary>What is waited for before anything is taken.</summary>
    public Task Waits { get; set; } = Task.CompletedTask;

    public TimeSpan? Deadline { get; init; }

    /// <summary>Where the process ends.</summary>
    public Fate Fate { get; init; } = new();

    /// <summary>What the channel says of an answer.</summary>
    public SentMessage Sent { get; init; } = new("sent");

    public async Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        IsAsked.TrySetResult();
        await Waits.WaitAsync(cancellationToken);
        Fate.Pass("before the answer is taken");
        if (Fails is not null)
        {
            throw Fails;
        }

        Texts.Add(Said.In(reply));
        Replies.Add(reply);
        Fate.Pass("after the answer was taken");
        return Sent;
    }
}

/// <summary>A reply as plain text.</summary>
internal static class Said
{
    public static string In(Reply reply) => string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render));
}

/// <summary>A channel with a directory and chats of its own, remembering what was said where.</summary>
internal sealed class FakeChannel : IChannel, IFileSource
{
    public List<(string Conversation, string Text)> Sent { get; } = [];

    public List<(string Conversation, string MessageId, string Text)> Updated { get; } = [];

    /// <summary>The directory, by the id of the person in the channel.</summary>
    public Dictionary<string, ChannelProfile> Profiles { get; } = [];

    public int ProfilesAsked { get; private set; }

    /// <summary>What the directory waits for before it answers.</summary>
    public Task ProfilesWait { get; set; } = Task.CompletedTask;

    /// <summary>The conversations in which it was shown that the bot is at work, in order.</summary>
    public Channel<string> Typed { get; } = Channel.CreateUnbounded<string>();

    /// <summary>Thrown when that is to be shown; null for nothing.</summary>
    public Exception? TypingFails { get; set; }

    /// <summary>What the sign said last that the bot is at.</summary>
    public string? TypedDoing { get; private set; }

    /// <summary>Whether it has messages that stay open for an answer.</summary>
    public bool HasStreams { get; set; }

    /// <summary>What was shown in such messages, and what was open before, in order.</summary>
    public Channel<(string Doing, AnswerStream? Open)> Streamed { get; } = Channel.CreateUnbounded<(string, AnswerStream?)>();

    /// <summary>Thrown when something is to be shown there; null for nothing.</summary>
    public Exception? StreamFails { get; set; }

    /// <summary>What is waited for before anything is shown there.</summary>
    public Task StreamWaits { get; set; } = Task.CompletedTask;

    /// <summary>What was said in messages that were left open for it.</summary>
    public List<(string Stream, string Text)> AnsweredInStream { get; } = [];

    /// <summary>What is waited for before something is sent to a conversation.</summary>
    public Func<ConversationReference, Task> SendWaits { get; set; } = _ => Task.CompletedTask;

    public int Opened { get; private set; }

    /// <summary>What is waited for before a chat is opened.</summary>
    public Task OpensWait { get; set; } = Task.CompletedTask;

    /// <summary>Thrown by every call; null for none.</summary>
    public Exception? Fails { get; set; }

    /// <summary>Thrown when a message is to be changed; null for nothing.</summary>
    public Exception? UpdateFails { get; set; }

    /// <summary>Where the process ends.</summary>
    public Fate Fate { get; set; } = new();

    /// <summary>What is in a file somebody attached.</summary>
    public Func<IncomingFile, Task<byte[]>> Files { get; set; } = _ => throw new ChannelException(ChannelFault.Gone, "There is no such file.");

    public bool Serves(string channel) => channel == "msteams";

    public Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken) => Files(file).WaitAsync(cancellationToken);

    public async Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        await SendWaits(conversation).WaitAsync(cancellationToken);
        Throw();
        lock (Sent)
        {
            Sent.Add((conversation.ConversationId, Said.In(reply)));
        }

        Fate.Pass("after the channel took it");
        return new SentMessage("sent");
    }

    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        Throw();
        if (UpdateFails is not null)
        {
            throw UpdateFails;
        }

        Updated.Add((conversation.ConversationId, messageId, Said.In(reply)));
        Fate.Pass("after the channel took it");
        return Task.CompletedTask;
    }

    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken)
    {
        TypedDoing = doing;
        Typed.Writer.TryWrite(conversation.ConversationId);
        return TypingFails is null ? Task.CompletedTask : throw TypingFails;
    }

    public async Task<AnswerStream?> StreamAsync(ConversationReference conversation, string doing, AnswerStream? open, CancellationToken cancellationToken)
    {
        if (!HasStreams)
        {
            return null;
        }

        Streamed.Writer.TryWrite((doing, open));
        await StreamWaits.WaitAsync(cancellationToken);
        return StreamFails is null ? new AnswerStream(open?.Id ?? "stream", (open?.Shown ?? 0) + 1) : throw StreamFails;
    }

    public Task<SentMessage> AnswerInStreamAsync(ConversationReference conversation, string stream, Reply reply, CancellationToken cancellationToken)
    {
        Throw();
        AnsweredInStream.Add((stream, Said.In(reply)));
        return Task.FromResult(new SentMessage(stream));
    }

    public async Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken)
    {
        Opened++;
        await OpensWait.WaitAsync(cancellationToken);
        Throw();
        return known with { ConversationId = $"own-{known.UserId}", Scope = ConversationScope.Personal };
    }

    public async Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        ProfilesAsked++;
        await ProfilesWait.WaitAsync(cancellationToken);
        Throw();
        return conversation.UserId is { } user ? Profiles.GetValueOrDefault(user) : null;
    }

    private void Throw()
    {
        Fate.Pass("before the channel is called");
        if (Fails is not null)
        {
            throw Fails;
        }
    }
}
