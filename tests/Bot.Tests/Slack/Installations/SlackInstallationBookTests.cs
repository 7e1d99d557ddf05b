using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Bot.Tests.Host;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Slack.Installations;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>Installations in the host's store, and what goes with them when they end.</summary>
public sealed class SlackInstallationBookTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TokenProtection _protection = new(new EphemeralDataProtectionProvider());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task C66_InTheDataFileAndItsLog_NoTokenCanBeRead()
    {
        await using (var store = await OpenAsync())
        {
            await using var host = new TurnHost(store);
            var book = host.Get<ISlackInstallations>();

            Assert.True(await book.TrySaveAsync(Installation("T1"), 0, default));
            Assert.Equal(Installation("T1").BotUserId, (await book.FindAsync("T1", default))?.Installation.BotUserId);
            Assert.Equal("xoxb-token-of-T1", _protection.TokenOf((await book.FindAsync("T1", default))!.Installation));
            AssertIn("U0BOTOFT1", isThere: true); // what is looked for could be found
            AssertIn("xox", isThere: false);
        }

        AssertIn("U0BOTOFT1", isThere: true);
        AssertIn("xox", isThere: false);
    }

    [Fact]
    public async Task C26_AfterTheEnd_NoByteOfTheInstallationIsLeft()
    {
        await using (var store = await OpenAsync())
        {
            await using var host = new TurnHost(store);
            var book = host.Get<ISlackInstallations>();
            await book.TrySaveAsync(Installation("T1"), 0, default);
            await book.TrySaveAsync(Installation("T1") with { Name = "Acme Nord" }, 1, default);

            await book.RemoveAsync("T1", default);

            AssertIn("U0BOTOFT1", isThere: false);
            AssertIn("Acme Nord", isThere: false);
        }

        AssertIn("U0BOTOFT1", isThere: false);
    }

    [Fact]
    public async Task Save_WhenSomebodyElseWroteIt_IsRefused()
    {
        await using var host = new TurnHost();
        var book = host.Get<ISlackInstallations>();

        Assert.True(await book.TrySaveAsync(Installation("T1"), 0, default));
        Assert.False(await book.TrySaveAsync(Installation("T1"), 0, default));
        Assert.True(await book.TrySaveAsync(Installation("T1"), 1, default));
        Assert.False(await book.TrySaveAsync(Installation("T1"), 1, default));
        await book.TrySaveAsync(Installation("T2"), 0, default);

        Assert.Equal([("T1", 2L), ("T2", 1L)], (await book.ListAsync(default)).Select(kept => (kept.Installation.Tenant, kept.Version)));
        Assert.Null(await book.FindAsync("T3", default));
    }

    [Fact]
    public async Task C26_AfterTheAppWasUninstalled_ItsChatsAreClosedAndNothingDueIsSentThere()
    {
        await using var host = new TurnHost();
        await StoreAsync(host, "T1", "T2");
        await host.QueueAsync("late/T1", new OutboxMessage(Chat("T1")) { Reply = Reply.Of("late") });
        await host.QueueAsync("own/T1", new OutboxMessage(Chat("T2")) { Reply = Reply.Of("own"), Account = new ChannelAccount("slack", "T1", "U1") });
        await host.QueueAsync("late/T2", new OutboxMessage(Chat("T2")) { Reply = Reply.Of("late") });
        await host.QueueAsync("digest/1", new OutboxMessage(Chat("T1")) { Reply = Reply.Of("digest"), Manager = 1 });

        await host.Get<ISlackInstallations>().RemoveAsync("T1", default);

        Assert.Equal([ChatState.Uninstalled, ChatState.Uninstalled], [await StateAsync(host, Chat("T1")), await StateAsync(host, Chat("T1", "C1"))]);
        Assert.Equal([ChatState.Open, ChatState.Open], [await StateAsync(host, Chat("T2")), await StateAsync(host, TurnHost.Message("").Conversation)]);
        Assert.Equal(["digest/1", "late/T2"], await RowsAsync(host));

        await host.WorkAsync(); // the digest waits, as its manager is reached nowhere else
        Assert.Empty(host.Channel.Sent);
        Assert.Contains("digest/1", await RowsAsync(host));
    }

    [Fact]
    public async Task C27_EndingItTwice_ChangesNothing()
    {
        await using var host = new TurnHost();
        await StoreAsync(host, "T1");
        var book = host.Get<ISlackInstallations>();
        await book.RemoveAsync("T1", default);
        var commits = ((RetentionBot.Testing.InMemoryStore)host.Store).Commits;

        await book.RemoveAsync("T1", default);
        await book.RemoveAsync("T9", default);

        Assert.Equal(commits, ((RetentionBot.Testing.InMemoryStore)host.Store).Commits);
    }

    [Fact]
    public async Task End_IsToldToEachAdministratorOnceHoweverManyChatsThereWere()
    {
        await using var host = new TurnHost();
        await StoreAsync(host, "T1");
        await host.Store.CommitAsync(
            new Batch().Put(Schema.Managers, new AccountManager { Number = 9, Name = "Ada Berg", Email = "ada@firm.example", Role = Role.Administrator, Accounts = ["msteams/t/29:a"] })
                .Put(HostSchema.Chats, new KnownChat("msteams/t/ada", new ConversationReference("msteams", "t", "ada") { Scope = ConversationScope.Personal }) { Account = "msteams/t/29:a" }), default);
        var book = host.Get<ISlackInstallations>();

        await book.RemoveAsync("T1", default);
        await book.RemoveAsync("T1", default);
        await host.WorkAsync();

        var (conversation, text) = Assert.Single(host.Channel.Sent);
        Assert.Equal("ada", conversation);
        Assert.StartsWith("The app was taken out of the Slack workspace Acme (T1).", text, StringComparison.Ordinal);
    }

    private static ConversationReference Chat(string tenant, string id = "D1") =>
        new("slack", tenant, id) { Scope = id[0] == 'D' ? ConversationScope.Personal : ConversationScope.Channel, UserId = "U1" };

    /// <summary>Installations, each with a chat of account manager 1 and a channel, and a chat in Teams.</summary>
    private async Task StoreAsync(TurnHost host, params string[] tenants)
    {
        var batch = new Batch().Put(Schema.Managers, new AccountManager { Number = 1, Name = "Ines Falk", Email = "ines@firm.example", Accounts = ["slack/T1/U1"] })
            .Put(HostSchema.Chats, new KnownChat(HostKeys.Of(TurnHost.Message("").Conversation), TurnHost.Message("").Conversation));
        foreach (var tenant in tenants)
        {
            batch.Put(HostSchema.SlackInstallations, Installation(tenant))
                .Put(HostSchema.Chats, new KnownChat(HostKeys.Of(Chat(tenant)), Chat(tenant)) { Account = $"slack/{tenant}/U1" })
                .Put(HostSchema.Chats, new KnownChat(HostKeys.Of(Chat(tenant, "C1")), Chat(tenant, "C1")));
        }

        await host.Store.CommitAsync(batch, default);
    }

    private SlackInstallation Installation(string tenant) => new(tenant, "A1")
    {
        TeamId = tenant, Name = "Acme", BotUserId = "U0BOTOF" + tenant, ProtectedToken = _protection.ProtectToken(tenant, "xoxb-token-of-" + tenant), ProtectedRefreshToken = _protection.ProtectRefreshToken(tenant, "xoxe-1-secret"),
        InstalledAt = TurnHost.Now,
    };

    private static async Task<ChatState?> StateAsync(TurnHost host, ConversationReference conversation) => (await host.Get<ChatBook>().FindAsync(conversation, default))?.Document.State;

    private static async Task<IReadOnlyList<string>> RowsAsync(TurnHost host) =>
        [.. (await host.Store.RangeAsync(WorkItem.Collection, KeyRange.AllTexts, 100, descending: false, default)).Select(row => row.Document.Name)];

    private Task<LiteDbStore> OpenAsync() => LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = _folder.File("bot.db") }, HostSchema.All, migrations: null, TimeProvider.System, NullLogger.Instance, default);

    private void AssertIn(string text, bool isThere)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(isThere, Directory.EnumerateFiles(_folder.Path, "bot*.db").Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content.AsSpan().IndexOf(bytes) >= 0;
        }));
    }
}
