using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// The connector of the Bot Framework at a conversation's service address. It tries once; a failure says what to do about it.
/// See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
internal sealed class ConnectorClient(HttpClient http, TimeProvider time)
{
    /// <summary>A call not answered by then has failed. The channel itself gives a turn about 15 s.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>A connection not made by then has failed.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The most bytes of an answer that are read; an id or an error is far shorter.</summary>
    private const int MaxAnswerBytes = 64 * 1024;

    public static void Configure(HttpClient http)
    {
        http.Timeout = CallTimeout;
        http.MaxResponseContentBufferSize = MaxAnswerBytes;
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RetentionBot", "1.0"));
    }

    /// <summary>Follows no redirect, since an address that was checked must be the one that is called, and keeps no cookie. Only this machine is called yet, so no proxy.</summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Sends an activity to its conversation, as the answer to <see cref="Activity.ReplyToId"/> if it has one.</summary>
    /// <returns>The id the channel gave it; null when it did not say.</returns>
    /// <exception cref="ChannelException">The channel did not take it.</exception>
    public async Task<string?> SendAsync(ConversationReference conversation, Activity activity, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(conversation, activity.ReplyToId))
        {
            Content = JsonContent.Create(activity, WireJson.Wire.Activity),
        };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await BodyOfAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? IdIn(body) : throw ConnectorFaults.Of(response, body, conversation.Scope, time.GetUtcNow());
        }
        catch (HttpRequestException exception)
        {
            throw new ChannelException(ChannelFault.Retry, $"The connector could not be reached: {exception.HttpRequestError}.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException(
                ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"The connector did not answer within {CallTimeout.TotalSeconds:0} seconds."), exception);
        }
    }

    /// <summary>Shows for about three seconds that the bot is at work.</summary>
    /// <exception cref="ChannelException">The channel did not take it.</exception>
    public Task TypingAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        SendAsync(conversation, ReplyActivities.Typing(conversation), cancellationToken);

    // Ids hold ':', '@', ';' and '/': each is one segment of the path.
    private static Uri AddressOf(ConversationReference conversation, string? replyToId)
    {
        var service = conversation.ServiceUrl?.AbsoluteUri.TrimEnd('/')
            ?? throw new ChannelException(ChannelFault.Rejected, "The conversation has no service address to send to.");
        var path = $"{service}/v3/conversations/{Uri.EscapeDataString(conversation.ConversationId)}/activities";
        return new Uri(replyToId is null ? path : $"{path}/{Uri.EscapeDataString(replyToId)}");
    }

    // Once the status line is here the call has been decided; a body that breaks off or is too long changes nothing of that.
    private static async Task<byte[]> BodyOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = new MemoryStream();
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken);
            await response.Content.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return [];
        }
    }

    private static string? IdIn(byte[] body)
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, WireJson.Wire.ResourceResponse)?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
