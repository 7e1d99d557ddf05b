using System.Globalization;
using System.Net;
using System.Text;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Says what a refused connector call means. The codes are those of "Status codes from bot conversational APIs",
/// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
/// </summary>
internal static class ConnectorFaults
{
    /// <summary>Nobody is reached there until they write or install again.</summary>
    private static readonly string[] _goneCodes =
    [
        "BotDisabledByAdmin", "BotNotInConversationRoster", "ConversationBlockedByUser", "MessageWritesBlocked", "ForbiddenOperationException", "ConversationNotFound",
    ];

    /// <summary>The call is wrong, the conversation is not.</summary>
    private static readonly string[] _rejectedCodes = ["InvalidBotApiHost", "NotEnoughPermissions", "ContentStreamNotAllowed", "ActivityNotFoundInConversation", "MessageSizeTooBig"];

    public static ChannelException Of(HttpResponseMessage response, byte[] body, ConversationScope scope, DateTimeOffset now)
    {
        var code = CodeIn(body);
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        return new ChannelException(FaultOf(response.StatusCode, code, scope), $"The connector answered {status}{(code is null ? "" : " " + code)}.")
        {
            RetryAfter = RetryAfterOf(response, now),
        };
    }

    private static ChannelFault FaultOf(HttpStatusCode status, string? code, ConversationScope scope) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestTimeout
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => ChannelFault.Retry,
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone when code is not null => _goneCodes.Contains(code) ? ChannelFault.Gone : ChannelFault.Rejected,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => ChannelFault.Gone,
        // Teams does not always say that a person blocked the bot; in their own chat a refusal means it.
        HttpStatusCode.Forbidden when scope == ConversationScope.Personal => ChannelFault.Gone,
        _ => ChannelFault.Rejected,
    };

    // Errors come as {"error":{"code"}}, as {"errorCode","message"} with JSON inside a text, and as bare text: the known names are unmistakable in all of them.
    // Nothing else of the body is taken, so none of it reaches a log.
    private static string? CodeIn(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        return _goneCodes.Concat(_rejectedCodes).FirstOrDefault(code => text.Contains(code, StringComparison.Ordinal));
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until > now ? until - now : TimeSpan.Zero,
        _ => null,
    };
}
