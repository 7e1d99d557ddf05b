using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using RetentionBot.Bot.Tests.Host;
using RetentionBot.Bot.Tests.Slack.Interactions;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Turns;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>
/// A day of one account manager in Slack, over HTTP and with the whole host: a question, an ambiguous name, a pick, a contact logged and taken back, the digest, Done, a draft, edited in a window, sent. What takes
/// longer than Slack waits is said a moment later, so whatever is said is waited for.
/// </summary>
public sealed class SlackDayTests : IAsyncLifetime
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string User = "U1";
    private const string Chat = "D1";

    /// <summary>Longer than anything takes; only a test that fails waits for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private FakeSlack _slack = null!; // started before each test
    private WebApplicationFactory<Turn> _host = null!; // started before each test
    private int _read;
    private int _sent;

    public async Task InitializeAsync()
    {
        _slack = await FakeSlack.StartAsync();
        _slack.Answer("users.info", SlackAnswer.Ok(new
        {
            user = new { id = User, team_id = "T1", name = "mattias", deleted = false, is_bot = false, tz = "Europe/Stockholm", profile = new { real_name = "Mattias Ek", email = "mattias.ek@fjellogfjord.example" } },
        }));
        _host = ServedHost.In(_folder, [("Slack:SigningSecret", Secret), ("Slack:BotToken", "xoxb-test"), ("Slack:ApiBaseUrl", _slack.ApiBaseUrl)]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _slack.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ADay_OfOneAccountManager_IsOneConversation()
    {
        await SayAsync("who looks after Søren Kjær");
        await SaidAsync("chat.postMessage", "You look after Søren Kjær");

        await SayAsync("when was the last contact with Ebba");
        var choice = await SaidAsync("chat.postMessage", "Ebba Lindh");
        await PressAsync(choice, "Ebba Lindh");
        await SaidAsync("chat.postMessage", "Ebba Lindh");

        await SayAsync("log a contact with Ebba Lindh");
        var card = await PressAsync(await SaidAsync("chat.postMessage", "A contact with Ebba Lindh"), "Fill in");
        var form = await SaidAsync("views.open", "What it was about");
        Assert.Null(await SubmitAsync(form, ("text", "She likes the new bike")));
        var logged = await SaidAsync("chat.update", "Logged");
        await PressAsync(logged, "Undo", card);
        Assert.Equal((card, card), (logged.Text("ts"), (await SaidAsync("chat.update", "Taken back")).Text("ts")));

        await SayAsync("digest");
        var digest = await SaidAsync("chat.postMessage", "to see to");
        card = await PressAsync(digest, "Done");
        form = await SaidAsync("views.update", "What came of it");
        Assert.Equal("views.open", _slack.Calls[_read - 2].Method);
        Assert.Null(await SubmitAsync(form, ("note", "all well")));
        Assert.Equal(card, (await SaidAsync("chat.update", "done,")).Text("ts"));

        await SayAsync("thank Søren Kjær");
        await SaidAsync("chat.postMessage", "Thank-you for Søren Kjær");
        await SayAsync("as an e-mail");
        var draft = await SaidAsync("chat.postMessage", "E-mail to Søren Kjær");
        card = await PressAsync(draft, "Edit");
        form = await SaidAsync("views.update", "Søren");
        var text = TextIn(form, "text") + "\n\nI hope it feels right in the water.";
        Assert.Null(await SubmitAsync(form, ("text", text)));
        var edited = await SaidAsync("chat.update", "in the water");
        Assert.Equal(card, edited.Text("ts"));
        await PressAsync(edited, "Fill in", card);
        Assert.Null(await SubmitAsync(await SaidAsync("views.open", "Why you go on"), ("reason", "They asked for English")));
        await PressAsync(await SaidAsync("chat.update", "I sent it"), "I sent it", card);
        await SaidAsync(null, "Logged");
    }

    /// <summary>A message of the person in their own chat.</summary>
    private async Task SayAsync(string text)
    {
        var ts = NextTs();
        await PostAsync("/slack/events", "application/json", new JsonObject
        {
            ["type"] = "event_callback", ["api_app_id"] = "A1", ["team_id"] = "T1", ["event_id"] = $"Ev{ts}",
            ["event"] = new JsonObject { ["type"] = "message", ["channel_type"] = "im", ["channel"] = Chat, ["user"] = User, ["text"] = text, ["ts"] = ts, ["event_ts"] = ts },
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = "T1", ["user_id"] = "U0BOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        }.ToJsonString());
    }

    /// <summary>A press of the first button of that name in what was said; returns the message it was in.</summary>
    private async Task<string> PressAsync(SlackCall said, string button, string? message = null)
    {
        var ts = message ?? NextTs();
        var blocks = JsonSerializer.SerializeToElement(said.Arguments["blocks"]);
        var action = blocks.EnumerateArray().Where(block => block.GetProperty("type").GetString() == "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray())
            .First(element => element.GetProperty("text").GetProperty("text").GetString()!.Contains(button, StringComparison.Ordinal));
        var pressed = JsonObject.Create(action)!; // it is an object
        pressed["action_ts"] = NextTs();
        await InteractAsync(new JsonObject
        {
            ["type"] = "block_actions", ["api_app_id"] = "A1", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = User, ["team_id"] = "T1" },
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = ts, ["channel_id"] = Chat }, ["channel"] = new JsonObject { ["id"] = Chat },
            ["message"] = new JsonObject { ["ts"] = ts }, ["trigger_id"] = NextTs(), ["response_url"] = _slack.ResponseUrl().AbsoluteUri, ["actions"] = new JsonArray(pressed),
        });
        return ts;
    }

    /// <summary>A form sent from its window; returns what the window shows next, null when it closes.</summary>
    private async Task<JsonNode?> SubmitAsync(SlackCall opened, params (string Field, string Value)[] values)
    {
        var payload = PressedSlack.Submit(JsonSerializer.SerializeToElement(opened.Arguments["view"]), values);
        (payload["user"]!["id"], payload["trigger_id"]) = (User, NextTs());
        var body = await InteractAsync(payload);
        return body.Length == 0 ? null : JsonNode.Parse(body);
    }

    private static string TextIn(SlackCall opened, string field) => JsonSerializer.SerializeToElement(opened.Arguments["view"]).GetProperty("blocks").EnumerateArray()
        .First(block => block.TryGetProperty("block_id", out var id) && id.GetString()!.EndsWith("." + field, StringComparison.Ordinal)).GetProperty("element").GetProperty("initial_value").GetString()!;

    private Task<string> InteractAsync(JsonObject payload) => PostAsync("/slack/interactions", "application/x-www-form-urlencoded", $"payload={Uri.EscapeDataString(payload.ToJsonString())}");

    private async Task<string> PostAsync(string path, string type, string body)
    {
        using var client = _host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The next call of a method, or of any, that says these words; what came before it is passed over.</summary>
    private async Task<SlackCall> SaidAsync(string? method, string words)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Longest; await Task.Delay(20))
        {
            var calls = _slack.Calls;
            for (var at = _read; at < calls.Count; at++)
            {
                if ((method is null || calls[at].Method == method) && PressedSlack.Says(calls[at], words))
                {
                    _read = at + 1;
                    return calls[at];
                }
            }
        }

        throw new Xunit.Sdk.XunitException($"Slack was not told '{words}' by {method ?? "any method"}, but:\n{string.Join('\n', _slack.Calls.Skip(_read).Select(call => $"{call.Method} {call.Arguments.ToJsonString()}"))}");
    }

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"1776271070.{++_sent:000000}");
}
