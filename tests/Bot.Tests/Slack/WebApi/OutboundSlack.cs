using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Slack;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Installations;
using RetentionBot.Slack.WebApi;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.WebApi;

/// <summary>What speaks to Slack, put together as the host does it, with a clock moved by hand and a Slack on this machine.</summary>
internal sealed class OutboundSlack : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="slack">Whom it speaks to. Several on one are one bot before and after a restart.</param>
    /// <param name="settings">The test's own settings win.</param>
    public OutboundSlack(FakeSlack slack, SteppedTime? time = null, params (string Key, string Value)[] settings)
    {
        Time = time ?? new SteppedTime();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Slack:ApiBaseUrl", (string?)slack.ApiBaseUrl)])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddSingleton<TimeProvider>(Time);
        services.AddOptions<SlackOptions>().Bind(configuration.GetSection(SlackOptions.Section)).ValidateDataAnnotations();
        services.AddWebApi().AddSingleton<ISlackBots>(Bots).AddSingleton<ICardRenderer<SlackMessage>>(new OneBlock());
        _services = services.BuildServiceProvider();
    }

    public SteppedTime Time { get; }

    public LogLines Log { get; } = new();

    public ScriptedBots Bots { get; } = new();

    public SlackApi Api => _services.GetRequiredService<SlackApi>();

    public SlackChannel Channel => (SlackChannel)_services.GetRequiredService<IChannel>();

    public ResponseUrls ResponseUrls => _services.GetRequiredService<ResponseUrls>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>A bot in every workspace, with tokens <c>xoxb-T1-1</c>, <c>xoxb-T1-2</c> and so on.</summary>
internal sealed class ScriptedBots : ISlackBots
{
    private int _renewed;

    public List<string> Ended { get; } = [];

    public int Renewed => _renewed;

    /// <summary>The bot of a tenant; by default of a workspace.</summary>
    public Func<string, SlackBot> Of { get; set; } = tenant => new SlackBot(tenant, $"xoxb-{tenant}-1", "U0BOT") { TeamId = tenant };

    public ValueTask<SlackBot> OfAsync(string tenant, CancellationToken cancellationToken) => ValueTask.FromResult(Of(tenant));

    public ValueTask<SlackBot> RenewedAsync(SlackBot expired, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _renewed);
        return ValueTask.FromResult(expired with { Token = $"xoxb-{expired.Tenant}-2" });
    }

    public ValueTask EndAsync(SlackBot refused, CancellationToken cancellationToken)
    {
        Ended.Add(refused.Tenant);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Draws a card as one block of its plain text.</summary>
internal sealed class OneBlock : ICardRenderer<SlackMessage>
{
    public SlackMessage Render(Card card)
    {
        var text = new PlainTextRenderer().Render(card);
        return new SlackMessage(text, JsonSerializer.SerializeToElement(new object[] { new { type = "section", text = new { type = "plain_text", text } } }));
    }
}

/// <summary>A Slack on this machine and what speaks to it, both new for each test.</summary>
public abstract class SlackFixture : IAsyncLifetime
{
    private protected FakeSlack Slack { get; private set; } = null!; // started before each test

    private protected OutboundSlack Bot { get; private set; } = null!; // made before each test

    public async Task InitializeAsync()
    {
        Slack = await FakeSlack.StartAsync();
        Bot = new OutboundSlack(Slack);
    }

    public async Task DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private protected static ConversationReference Own(string id = "D1") => new("slack", "T1", id) { Scope = ConversationScope.Personal, BotId = "U0BOT", UserId = "U1", ReplyToId = "1700.1" };

    private protected static ConversationReference Shared(string id = "C1") => new("slack", "T1", id) { BotId = "U0BOT", UserId = "U1", ReplyToId = "1700.1", IsTargeted = true };

    private protected static async Task<ChannelException> RefusedAsync(Func<Task> call) => await Assert.ThrowsAsync<ChannelException>(call);
}
