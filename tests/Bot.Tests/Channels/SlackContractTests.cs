using RetentionBot.Bot.Tests.Slack.WebApi;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Channels;

public sealed class SlackContractTests : ChannelContractTests
{
    private static readonly string[] _methods = ["chat.postMessage", "chat.postEphemeral", "chat.update", "conversations.open", "users.info"];

    private protected override async Task<IPlatform> StartAsync() => new Platform(await FakeSlack.StartAsync());

    private sealed class Platform : IPlatform
    {
        private readonly FakeSlack _slack;
        private readonly OutboundSlack _bot;

        public Platform(FakeSlack slack)
        {
            (_slack, _bot) = (slack, new OutboundSlack(slack));
            slack.Answer("users.info", SlackAnswer.Ok(new { user = new { id = "U1", team_id = "T1", profile = new { real_name = "Dana Reyes", email = "dana@firm.example" } } }));
        }

        public IChannel Channel => _bot.Channel;

        public SteppedTime Time => _bot.Time;

        public ConversationReference Own { get; } = new("slack", "T1", "D1") { Scope = ConversationScope.Personal, BotId = "U0BOT", UserId = "U1", ReplyToId = "1700.1" };

        public ConversationReference Shared { get; } = new("slack", "T1", "C1;1699.9") { BotId = "U0BOT", UserId = "U1", ReplyToId = "1700.1" };

        public IReadOnlyList<string> Said => [.. _slack.Calls.Where(call => call.Method.StartsWith("chat.post", StringComparison.Ordinal)).Select(call => call.Text("text")!)]; // every message has one

        public IReadOnlyList<(string, string)> Updated => [.. _slack.CallsOf("chat.update").Select(call => (call.Text("ts")!, call.Text("text")!))]; // every update has both

        public string LastId => $"1776271070.{Said.Count:000000}";

        public void Fails(PlatformFault fault)
        {
            foreach (var method in _methods)
                _slack.Answer(method, AnswerOf(fault));
        }

        private static SlackAnswer AnswerOf(PlatformFault fault) => fault switch
        {
            PlatformFault.BusyFor90Seconds => SlackAnswer.Busy(90),
            PlatformFault.Unavailable => SlackAnswer.Fails(503),
            PlatformFault.Gone => SlackAnswer.Refuses("account_inactive"),
            PlatformFault.Wrong => SlackAnswer.Refuses("not_allowed_token_type"),
            PlatformFault.UnknownPerson => SlackAnswer.Refuses("user_not_found"),
            _ => SlackAnswer.Hangs,
        };

        public async ValueTask DisposeAsync()
        {
            await _bot.DisposeAsync();
            await _slack.DisposeAsync();
        }
    }
}
