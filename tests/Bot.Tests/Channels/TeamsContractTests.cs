using Microsoft.AspNetCore.Http;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Channels;

public sealed class TeamsContractTests : ChannelContractTests
{
    private protected override async Task<IPlatform> StartAsync() => new Platform(await FakeConnector.StartAsync());

    private sealed class Platform : IPlatform
    {
        private readonly FakeConnector _connector;
        private readonly OutboundBot _bot = OutboundBot.Anonymous();

        public Platform(FakeConnector connector)
        {
            _connector = connector;
            connector.Answers = http => http.Request.Method == "GET"
                ? http.Response.WriteAsync("""{"id":"29:u","name":"Dana Reyes","email":"dana@firm.example","aadObjectId":"6b1f2c3d-0000-4000-8000-000000000001"}""")
                : http.Response.WriteAsync($$"""{"id":"sent-{{connector.Calls.Count}}"}""");
        }

        public IChannel Channel => _bot.Channel;

        public SteppedTime Time => _bot.Time;

        public ConversationReference Own => new("msteams", "t1", "a:own") { Scope = ConversationScope.Personal, ServiceUrl = new Uri(_connector.ServiceUrl), BotId = "28:bot", UserId = "29:u", ReplyToId = "172" };

        public ConversationReference Shared => Own with { ConversationId = "19:g@thread.v2", Scope = ConversationScope.Group };

        public IReadOnlyList<string> Said => [.. Messages("POST").Select(call => call.Text).OfType<string>()];

        public IReadOnlyList<(string, string)> Updated => [.. Messages("PUT").Select(call => (call.Target.Split('/')[^1], call.Json))];

        public string LastId => $"sent-{_connector.Calls.Count}";

        public void Fails(PlatformFault fault) => _connector.Answers = fault switch
        {
            PlatformFault.BusyFor90Seconds => http =>
            {
                http.Response.Headers.RetryAfter = "90";
                http.Response.StatusCode = 429;
                return Task.CompletedTask;
            },
            PlatformFault.Unavailable => Answer(503),
            PlatformFault.Gone => Answer(403, """{"error":{"code":"MessageWritesBlocked"}}"""),
            PlatformFault.Wrong => Answer(400),
            PlatformFault.UnknownPerson => Answer(404),
            _ => http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
        };

        private static Func<HttpContext, Task> Answer(int status, string body = "") => async http =>
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
        };

        private IEnumerable<(string Target, string? Text, string Json)> Messages(string method) =>
            _connector.Calls.Where(call => call.Method == method && (string?)call.Body["type"] == "message").Select(call => (call.Target, (string?)call.Body["text"], call.Body.ToJsonString()));

        public async ValueTask DisposeAsync()
        {
            await _bot.DisposeAsync();
            await _connector.DisposeAsync();
        }
    }
}
