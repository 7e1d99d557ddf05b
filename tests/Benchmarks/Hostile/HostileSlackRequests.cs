using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>
/// Makes up requests to the endpoints of Slack that mean no good, the same ones every time: without a signature, with a spoilt, foreign or old one, and, signed as Slack does, with bodies, sizes, encodings, nesting
/// and people that make no sense. What each may be answered with is known beforehand.
/// </summary>
internal sealed class HostileSlackRequests
{
    /// <summary>The signing secret of the host they go to.</summary>
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Questions = ["tell me about #1", "what has {0} bought this year", "help", "who am i", "<!channel> {0}", "&lt;b&gt;{0}&lt;/b&gt;", "🙂", "<@U0BOT>", "<https://evil.example|{0}>"];

    private static readonly string[] Parts =
    [
        "null", "true", "0", "-1", "1e308", "\"\"", "\"x\"", "\"..\"", "\"\\u0000\"", "[]", "{}", "[null]", "[[[[]]]]", "{\"id\":null}", "{\"id\":\"T9\"}", "{\"id\":5}", "\"app_mention\"", "\"message\"",
        "\"app_home_opened\"", "\"member_joined_channel\"", "\"assistant_thread_started\"", "\"url_verification\"", "\"app_rate_limited\"", "\"block_actions\"", "\"view_submission\"", "\"view_closed\"",
        "\"message_action\"", "\"block_suggestion\"", "\"T9\"", "\"E9\"", "{\"type\":\"message\",\"text\":7,\"user\":[],\"channel\":{}}", "{\"type\":\"app_home_opened\",\"tab\":\"home\",\"user\":\"U1\",\"channel\":\"D1\"}",
        "{\"values\":{\"a\":{\"b\":null}}}", "[{\"action_id\":\"call.1\",\"value\":\"{}\"}]", "[{\"action_id\":7}]", "{\"callback_id\":\"x\",\"private_metadata\":\"{\",\"state\":[]}", "\"log.message\"",
        "[{\"team_id\":\"T9\",\"is_enterprise_install\":\"yes\"}]", "\"https://evil.example/response\"", "\"http://169.254.169.254/\"",
    ];

    /// <summary>Of an event and of a press.</summary>
    private static readonly string[] Members =
    [
        "type", "team_id", "enterprise_id", "event", "event_id", "event_time", "authorizations", "context_team_id", "is_ext_shared_channel", "api_app_id", "team", "enterprise", "user", "channel", "container", "message",
        "actions", "view", "state", "response_url", "trigger_id", "callback_id", "value", "action_id", "unknown",
    ];

    private readonly string _authority;
    private readonly string[] _names;
    private readonly Func<Random, HostileRequest>[] _withoutProof;
    private readonly Func<Random, HostileRequest>[] _withProof;

    /// <param name="host">Where they go to.</param>
    /// <param name="names">Customers to ask about.</param>
    public HostileSlackRequests(Uri host, string[] names)
    {
        (_authority, _names) = (host.Authority, names);
        _withoutProof = [NoSignature, SpoiltSignature, AnotherBodysSignature, OldSignature, SslCheck, NoHttp, BrokenOff];
        _withProof = [SpoiltEvent, SpoiltPress, SpoiltCommand, NoJson, Nested, TooLong, AnotherEncoding, Stranger, StrangersCommand, StrangersPress];
    }

    /// <summary>A request that nobody vouches for.</summary>
    public HostileRequest Unproved(int number) => Of(_withoutProof, number);

    /// <summary>A request that is signed as Slack signs.</summary>
    public HostileRequest Proved(int number) => Of(_withProof, number);

    private static HostileRequest Of(Func<Random, HostileRequest>[] kinds, int number) => kinds[number % kinds.Length](new Random(number));

    private HostileRequest NoSignature(Random random)
    {
        var (path, body, type) = Sound(random);
        return new HostileRequest("no signature", HostileWire.Post(path, _authority, "", body, type), [401]);
    }

    private HostileRequest SpoiltSignature(Random random)
    {
        var (path, body, type) = Sound(random);
        var signature = SignatureOf(body, Now).ToCharArray();
        var at = random.Next(signature.Length);
        signature[at] = signature[at] == '0' ? '1' : "0 zZ\u00e4"[random.Next(5)];
        return new HostileRequest("spoilt signature", HostileWire.Post(path, _authority, Headers(Now, new string(signature)), body, type), [401]);
    }

    private HostileRequest AnotherBodysSignature(Random random)
    {
        var (path, body, type) = Sound(random);
        return new HostileRequest("another body's signature", HostileWire.Post(path, _authority, Headers(Now, SignatureOf([.. body, (byte)'x'], Now)), body, type), [401]);
    }

    private HostileRequest OldSignature(Random random)
    {
        var (path, body, type) = Sound(random);
        var at = Now + (random.Next(2) == 0 ? -400 : 400);
        return new HostileRequest("old or early signature", HostileWire.Post(path, _authority, Headers(at, SignatureOf(body, at)), body, type), [401]);
    }

    private HostileRequest SslCheck(Random random)
    {
        var body = Encoding.ASCII.GetBytes("ssl_check=1&" + CommandOf(random));
        return new HostileRequest("certificate check", HostileWire.Post("/slack/commands", _authority, "", body, Form), [200]);
    }

    private HostileRequest NoHttp(Random random) => HostileWire.NoHttp(random.Next(2) == 0 ? "/slack/events" : "/slack/interactions", _authority, random);

    private HostileRequest BrokenOff(Random random)
    {
        var (path, body, type) = Sound(random);
        return HostileWire.BrokenOff(HostileWire.Post(path, _authority, Headers(Now, SignatureOf(body, Now)), body, type), random);
    }

    private HostileRequest SpoiltEvent(Random random) => new("spoilt event", Signed("/slack/events", Spoilt.Of(EventOf(random), Members, Parts, random), "application/json"), [200, 400]);

    private HostileRequest SpoiltPress(Random random) => new("spoilt press", Signed("/slack/interactions", Payload(Spoilt.Of(PressOf(random), Members, Parts, random)), Form), [200, 400]);

    private HostileRequest SpoiltCommand(Random random)
    {
        var body = Encoding.UTF8.GetBytes(CommandOf(random));
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            body[random.Next(body.Length)] = (byte)"%&=+\0\u00ff9x"[random.Next(8)];
        }

        return new HostileRequest("spoilt command", Signed("/slack/commands", body, Form), [200]);
    }

    private HostileRequest NoJson(Random random) => random.Next(2) == 0
        ? new HostileRequest("no JSON", Signed("/slack/events", Spoilt.Bytes(random), "application/json"), [400])
        : new HostileRequest("no JSON", Signed("/slack/interactions", Payload(Spoilt.Bytes(random)), Form), [400]);

    private HostileRequest Nested(Random random) => random.Next(2) == 0
        ? new HostileRequest("nested", Signed("/slack/events", Spoilt.Nested(random), "application/json"), [400])
        : new HostileRequest("nested", Signed("/slack/interactions", Payload(Spoilt.Nested(random)), Form), [400]);

    private HostileRequest TooLong(Random random) => new("too long", Signed("/slack/events", new byte[1_100_000 + random.Next(1_000)], "application/json"), [413]);

    private HostileRequest AnotherEncoding(Random random)
    {
        var encoding = random.Next(2) == 0 ? Encoding.Unicode : Encoding.UTF32;
        return new HostileRequest("another encoding", Signed("/slack/events", encoding.GetBytes(EventOf(random).ToJsonString()), "application/json; charset=utf-16"), [400]);
    }

    private HostileRequest Stranger(Random random) => new("a stranger asks", Signed("/slack/events", JsonSerializer.SerializeToUtf8Bytes(EventOf(random)), "application/json"), [200]);

    private HostileRequest StrangersCommand(Random random) => new("a stranger's command", Signed("/slack/commands", Encoding.UTF8.GetBytes(CommandOf(random)), Form), [200]);

    private HostileRequest StrangersPress(Random random) => new("a stranger presses", Signed("/slack/interactions", Payload(JsonSerializer.SerializeToUtf8Bytes(PressOf(random))), Form), [200]);

    private (string Path, byte[] Body, string Type) Sound(Random random) => random.Next(3) switch
    {
        0 => ("/slack/events", JsonSerializer.SerializeToUtf8Bytes(EventOf(random)), "application/json"),
        1 => ("/slack/commands", Encoding.UTF8.GetBytes(CommandOf(random)), Form),
        _ => ("/slack/interactions", Payload(JsonSerializer.SerializeToUtf8Bytes(PressOf(random))), Form),
    };

    /// <summary>A message of somebody nobody knows, of the bot's own workspace or of another.</summary>
    private JsonObject EventOf(Random random)
    {
        var (team, person, ts) = (TeamOf(random), random.Next(20), TsOf(random));
        return new JsonObject
        {
            ["type"] = "event_callback", ["api_app_id"] = "A1", ["team_id"] = team, ["event_id"] = $"Ev{ts}", ["event_time"] = Now,
            ["event"] = new JsonObject
            {
                ["type"] = "message", ["channel_type"] = "im", ["channel"] = $"D{random.Next()}", ["user"] = $"U{person}", ["team"] = team, ["ts"] = ts, ["event_ts"] = ts, ["text"] = QuestionOf(random),
            },
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = team, ["user_id"] = "U0BOT", ["is_bot"] = true, ["is_enterprise_install"] = false }),
        };
    }

    private string CommandOf(Random random) =>
        $"team_id={TeamOf(random)}&channel_id=C1&user_id=U{random.Next(20)}&user_name=manager1%40company.example&command=%2Fcrm&text={Uri.EscapeDataString(QuestionOf(random))}&api_app_id=A1&trigger_id=1.2.x";

    private static JsonObject PressOf(Random random)
    {
        var (team, ts) = (TeamOf(random), TsOf(random));
        var press = new JsonObject { ["skill"] = random.Next(2) == 0 ? "customer.summary" : "account.unlink", ["args"] = new JsonObject { ["customer"] = $"#{random.Next(1, 200)}", ["confirmed"] = "yes" } };
        return new JsonObject
        {
            ["type"] = "block_actions", ["api_app_id"] = "A1", ["team"] = new JsonObject { ["id"] = team }, ["user"] = new JsonObject { ["id"] = $"U{random.Next(20)}", ["team_id"] = team }, ["trigger_id"] = ts,
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = ts, ["channel_id"] = "D1" }, ["channel"] = new JsonObject { ["id"] = "D1" }, ["message"] = new JsonObject { ["ts"] = ts },
            ["response_url"] = "https://evil.example/response", ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "call.1", ["value"] = press.ToJsonString(), ["action_ts"] = ts }),
        };
    }

    private string QuestionOf(Random random) => string.Format(CultureInfo.InvariantCulture, Questions[random.Next(Questions.Length)], _names[random.Next(_names.Length)]);

    /// <summary>Mostly another workspace: the pace at which the bot may answer its own would make an hour of it.</summary>
    private static string TeamOf(Random random) => random.Next(20) == 0 ? "T1" : "T9";

    private static string TsOf(Random random) => string.Create(CultureInfo.InvariantCulture, $"1776271070.{random.Next(1_000_000):000000}");

    private static byte[] Payload(byte[] json) => [.. "payload="u8, .. Encoding.ASCII.GetBytes(string.Concat(json.Select(part => $"%{part:X2}")))];

    private byte[] Signed(string path, byte[] body, string type) => HostileWire.Post(path, _authority, Headers(Now, SignatureOf(body, Now)), body, type);

    private static string Headers(long timestamp, string signature) => $"X-Slack-Request-Timestamp: {timestamp.ToString(CultureInfo.InvariantCulture)}\r\nX-Slack-Signature: {signature}\r\n";

    /// <summary>See https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
    private static string SignatureOf(byte[] body, long timestamp) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), (byte[])[.. Encoding.ASCII.GetBytes($"v0:{timestamp.ToString(CultureInfo.InvariantCulture)}:"), .. body]));

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();
}
