using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Says what a refused connector call means. The codes are those of "Status codes from bot conversational APIs",
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
/// </summary>
internal static class ConnectorFaults
{
    /// <summary>The conversation is served by the host of the government community cloud.</summary>
    public const string Moved = "InvalidBotApiHost";

    /// <summary>The message is larger than the channel takes.</summary>
    public const string TooBig = "MessageSizeTooBig";

    /// <summary>A part of a stream is refused; the text beside the code says why, see <see cref="StreamRefusals"/>.</summary>
    public const string StreamNotAllowed = "ContentStreamNotAllowed";

    /// <summary>The message that is named is not there.</summary>
    public const string NoActivity = "ActivityNotFoundInConversation";

    private const string NotFound = "ConversationNotFound";

    /// <summary>Nobody is reached there until they write or install again.</summary>
    private static readonly string[] _goneCodes =
    [
        "BotDisabledByAdmin", "BotNotInConversationRoster", "ConversationBlockedByUser", "MessageWritesBlocked", "ForbiddenOperationException", NotFound,
    ];

    /// <summary>The call is wrong, the conversation is not.</summary>
    private static readonly string[] _rejectedCodes = [Moved, "NotEnoughPermissions", StreamNotAllowed, NoActivity, TooBig];

    private static readonly string[] _codes = [.. _goneCodes, .. _rejectedCodes];

    public static ChannelException Of(ConnectorRequest request, ConnectorResponse response)
    {
        var fault = FaultOf(request, response);
        var status = ((int)response.Status).ToString(CultureInfo.InvariantCulture);
        var advice = response.Status == HttpStatusCode.Unauthorized ? " It does not take the bot's token: compare Teams:AppId with the bot's registration." : "";
        return new ChannelException(fault, $"The connector answered {status}{(response.Code is null ? "" : " " + response.Code)}.{advice}")
        {
            // A bare "not found" of a conversation means what its name would say.
            Code = response.Code ?? (fault == ChannelFault.Gone && response.Status != HttpStatusCode.Forbidden ? NotFound : null),
            RetryAfter = response.RetryAfter,
        };
    }

    /// <summary>
    /// The known name in a refusal's body. Errors come as <c>{"error":{"code"}}</c>, as <c>{"errorCode","message"}</c> with JSON inside a text, and as bare text: where the first
    /// does not tell, the known names are unmistakable. Nothing else of the body is taken, so none of it reaches a log.
    /// </summary>
    public static string? CodeIn(byte[] body)
    {
        if (StatedCode(body) is { } stated && _codes.Contains(stated))
            return stated;

        var text = Encoding.UTF8.GetString(body);
        return Array.Find(_codes, code => text.Contains(code, StringComparison.Ordinal));
    }

    private static ChannelFault FaultOf(ConnectorRequest request, ConnectorResponse response) => response.Status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => ChannelFault.Retry,
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone when response.Code is { } code => _goneCodes.Contains(code) ? ChannelFault.Gone : ChannelFault.Rejected,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => request.NamesMessage ? ChannelFault.Rejected : ChannelFault.Gone,
        // Teams does not always say that a person blocked the bot; in their own chat a refusal means it.
        HttpStatusCode.Forbidden when request.Conversation.Scope == ConversationScope.Personal => ChannelFault.Gone,
        _ => ChannelFault.Rejected,
    };

    private static string? StatedCode(byte[] body)
    {
        if (body.Length == 0 || !SoundJson.IsSound(body))
            return null;

        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        return OpenJson.Text(OpenJson.Member(json.RootElement, "error"), "code");
    }
}
