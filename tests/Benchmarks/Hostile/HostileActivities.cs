using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Benchmarks.Hostile;

/// <summary>
/// Makes up requests that mean no good, the same ones every time: without a token, with a spoilt or forged one, and, as the channel itself, with bodies, sizes, encodings,
/// nesting and people that make no sense. What each may be answered with is known beforehand.
/// </summary>
internal sealed class HostileActivities
{
    /// <summary>What is asked.</summary>
    private static readonly string[] Questions = ["tell me about #1", "what has {0} bought this year", "when did we last talk to {0}", "help", "who am i", "refused accounts", "<b>{0}</b>", "🙂", "{{DATE(2026-01-01)}}"];

    private readonly string _path;
    private readonly string _authority;
    private readonly string _serviceUrl;
    private readonly string _token;
    private readonly string[] _forged;
    private readonly string[] _names;
    private readonly Func<Random, HostileRequest>[] _withoutProof;
    private readonly Func<Random, HostileRequest>[] _withProof;

    /// <param name="host">Where they go to.</param>
    /// <param name="path">The endpoint.</param>
    /// <param name="tokens">Makes the channel's tokens, for <paramref name="serviceUrl"/>.</param>
    /// <param name="serviceUrl">Where the bot answers to.</param>
    /// <param name="names">Customers to ask about.</param>
    public HostileActivities(Uri host, string path, TokenMaker tokens, string serviceUrl, string[] names)
    {
        (_path, _authority, _serviceUrl, _names) = (path, host.Authority, serviceUrl, names);
        _token = tokens.Make();
        _forged = [.. ForgedTokens.By(tokens)];
        _withoutProof = [NoToken, SpoiltToken, ForgedToken, NoHttp, BrokenOff];
        _withProof = [AnotherPlace, SpoiltBody, NoJson, Nested, TooLong, AnotherEncoding, Stranger, StrangersPress];
    }

    /// <summary>A request that nobody vouches for.</summary>
    public HostileRequest Unproved(int number) => Of(_withoutProof, number);

    /// <summary>A request that the channel vouches for.</summary>
    public HostileRequest Proved(int number) => Of(_withProof, number);

    private static HostileRequest Of(Func<Random, HostileRequest>[] kinds, int number) => kinds[number % kinds.Length](new Random(number));

    private HostileRequest NoToken(Random random) => new("no token", Request(token: null, Sound(random)), [401]);

    private HostileRequest SpoiltToken(Random random)
    {
        // Not the last character: some of its bits are not used.
        var at = random.Next(_token.Length - 1);
        var other = "-_.Aa0 ~\u00e4%"[random.Next(10)];
        return new HostileRequest("spoilt token", Request(_token[..at] + (other == _token[at] ? 'x' : other) + _token[(at + 1)..], Sound(random)), [401]);
    }

    private HostileRequest ForgedToken(Random random) => new("forged token", Request(_forged[random.Next(_forged.Length)], Sound(random)), [401, 431]);

    private HostileRequest NoHttp(Random random) => HostileWire.NoHttp(_path, _authority, random);

    private HostileRequest BrokenOff(Random random) => HostileWire.BrokenOff(Request(token: null, Sound(random)), random);

    private HostileRequest AnotherPlace(Random random)
    {
        var activity = Message(random);
        switch (random.Next(5))
        {
            case 0:
                activity["serviceUrl"] = "https://evil.trafficmanager.net/emea/";
                break;
            case 1:
                activity["channelId"] = "webchat";
                break;
            case 2:
                activity["conversation"]!["tenantId"] = Guid.NewGuid().ToString(); // Message put it there
                break;
            case 3:
                activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "another" } };
                break;
            default:
                activity["conversation"]!.AsObject().Remove("tenantId");
                break;
        }

        return new HostileRequest("another place", Request(_token, JsonSerializer.SerializeToUtf8Bytes(activity)), [403]);
    }

    private HostileRequest SpoiltBody(Random random) => new("spoilt body", Request(_token, SpoiltActivity.Of(Message(random), random)), [200, 400, 403, 501]);

    private HostileRequest NoJson(Random random) => new("no JSON", Request(_token, Spoilt.Bytes(random)), [400]);

    private HostileRequest Nested(Random random) => new("nested", Request(_token, Spoilt.Nested(random)), [400]);

    private HostileRequest TooLong(Random random)
    {
        var activity = Message(random);
        activity["text"] = new string('a', 270_000 + random.Next(1_000));
        return new HostileRequest("too long", Request(_token, JsonSerializer.SerializeToUtf8Bytes(activity)), [413]);
    }

    private HostileRequest AnotherEncoding(Random random)
    {
        var text = Message(random).ToJsonString();
        var body = (random.Next(2) == 0 ? Encoding.Unicode : Encoding.UTF32).GetBytes(text);
        return new HostileRequest("another encoding", Request(_token, body, random.Next(2) == 0 ? "application/json" : "application/json; charset=utf-16"), [400]);
    }

    private HostileRequest Stranger(Random random) => new("a stranger asks", Request(_token, Sound(random)), [200]);

    private HostileRequest StrangersPress(Random random)
    {
        var activity = Message(random);
        activity.Remove("text");
        activity["replyToId"] = random.Next().ToString(CultureInfo.InvariantCulture);
        var press = new JsonObject { ["skill"] = random.Next(2) == 0 ? "customer.summary" : "account.unlink", ["args"] = new JsonObject { ["customer"] = $"#{random.Next(1, 200)}", ["confirmed"] = "yes" } };
        if (random.Next(2) == 0)
        {
            (activity["type"], activity["name"]) = ("invoke", "adaptiveCard/action");
            activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "x", ["data"] = press } };
        }
        else
        {
            activity["value"] = press;
        }

        return new HostileRequest("a stranger presses", Request(_token, JsonSerializer.SerializeToUtf8Bytes(activity)), [200]);
    }

    private byte[] Sound(Random random) => JsonSerializer.SerializeToUtf8Bytes(Message(random));

    /// <summary>A message of somebody nobody knows, who claims to be somebody. Few of them in Teams: its pace for answers would make an hour of it.</summary>
    private JsonObject Message(Random random)
    {
        var person = random.Next(200);
        return new JsonObject
        {
            ["type"] = "message", ["id"] = random.NextInt64().ToString(CultureInfo.InvariantCulture), ["channelId"] = random.Next(100) == 0 ? "msteams" : GeneratedCompany.Channel, ["serviceUrl"] = _serviceUrl,
            ["text"] = string.Format(CultureInfo.InvariantCulture, Questions[random.Next(Questions.Length)].Replace("{{", "{{{{", StringComparison.Ordinal).Replace("}}", "}}}}", StringComparison.Ordinal), _names[random.Next(_names.Length)]),
            ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = "manager1@company.example", ["aadObjectId"] = $"00000000-0000-0000-0000-{person:D12}", ["email"] = "manager1@company.example" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject { ["id"] = $"a:{person}", ["conversationType"] = "personal", ["tenantId"] = GeneratedCompany.Tenant },
        };
    }

    private byte[] Request(string? token, byte[] body, string contentType = "application/json") =>
        HostileWire.Post(_path, _authority, token is null ? "" : $"Authorization: Bearer {token}\r\n", body, contentType);
}
