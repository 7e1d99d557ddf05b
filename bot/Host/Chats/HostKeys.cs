using System.Security.Cryptography;
using System.Text;
using RetentionBot.Conversation;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>Store keys made of a channel's own ids, which are opaque and may be of any length.</summary>
internal static class HostKeys
{
    /// <summary>An account, as account managers list theirs: <c>channel/tenant/user id</c>.</summary>
    public static string Of(ChannelAccount account) => Of(account.Channel, account.Tenant, account.UserId);

    /// <summary>A conversation. A thread of a channel is the channel: both are reached alike.</summary>
    public static string Of(ConversationReference conversation) => Of(conversation.Channel, conversation.Tenant, conversation.ConversationId.Split(';', 2)[0]);

    /// <summary>A message.</summary>
    public static string Of(IncomingMessage message) => Of(message.Conversation.Channel, message.Conversation.Tenant, message.Conversation.ConversationId, message.Id);

    /// <summary>The parts with slashes between them; when that is longer than a key may be, its SHA-256.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var key = string.Join('/', parts);
        return Encoding.UTF8.GetByteCount(key) <= Key.MaxBytes - 100 ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
