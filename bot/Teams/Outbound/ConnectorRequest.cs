using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;

namespace RetentionBot.Teams.Outbound;

/// <summary>One call of the connector, before it is known at which host.</summary>
/// <param name="Conversation">The conversation it is about, or from which another one is opened.</param>
/// <param name="Path">Below the service address, each id one encoded segment; with its query.</param>
internal sealed record ConnectorRequest(HttpMethod Method, ConversationReference Conversation, string Path)
{
    /// <summary>The JSON sent; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Which of the channel's limits it counts against. Default: that of messages.</summary>
    public Pace Pace { get; init; } = Pace.Sending;

    /// <summary>Whether it names a message that was sent before: not found may then mean that message alone. Default: false.</summary>
    public bool NamesMessage { get; init; }

    /// <summary>The most bytes of the answer that are read. Default: 64 KB; an id or an error is far shorter.</summary>
    public int MostAnswerBytes { get; init; } = 64 * 1024;

    /// <summary>An id as one segment of a path: ids hold ':', '@', ';' and '/'.</summary>
    /// <exception cref="ChannelException">It is no id: empty, or a step up the path, which no encoding prevents.</exception>
    public static string Segment(string id) => id is "" or "." or ".."
        ? throw new ChannelException(ChannelFault.Rejected, "An id to be called with is no id.")
        : Uri.EscapeDataString(id);

    /// <summary>The JSON of a value, checked against what a message may hold.</summary>
    /// <exception cref="ChannelException">It is larger than the channel takes.</exception>
    public static byte[] Json<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return Encoding.UTF8.GetCharCount(json) <= AdaptiveLimits.MessageCharacters
            ? json
            : throw new ChannelException(ChannelFault.Rejected, "The message is larger than the channel takes.") { Code = ConnectorFaults.TooBig };
    }

    /// <summary>The address at a service.</summary>
    public Uri At(Uri service) => new($"{service.AbsoluteUri.TrimEnd('/')}/{Path}");

    /// <summary>What is put on the wire. A message can be sent once only, so each try makes its own.</summary>
    public HttpRequestMessage ToMessage(Uri address, string? token)
    {
        var message = new HttpRequestMessage(Method, address);
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (Body is not null)
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return message;
    }
}
