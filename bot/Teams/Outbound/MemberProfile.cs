using System.Net.Mail;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// What Teams' directory vouches for of a member. Addresses decide whose customers somebody sees, so anything that is not as it should be means none.
/// </summary>
internal static class MemberProfile
{
    /// <summary>The longest address. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3</summary>
    private const int MostAddressLength = 254;

    /// <summary>What a guest's principal name holds. https://learn.microsoft.com/entra/external-id/user-properties</summary>
    private const string GuestMark = "#EXT#";

    public static ChannelProfile Of(TeamsMember member, ConversationReference conversation) => new(EmailsOf(member, conversation), IsGuest(member, conversation)) { Name = member.Name };

    private static bool IsGuest(TeamsMember member, ConversationReference conversation) =>
        !string.IsNullOrEmpty(member.UserRole) && !member.UserRole.Equals("user", StringComparison.OrdinalIgnoreCase)
        || (!string.IsNullOrEmpty(member.TenantId) && !member.TenantId.Equals(conversation.Tenant, StringComparison.OrdinalIgnoreCase))
        || member.UserPrincipalName?.Contains(GuestMark, StringComparison.OrdinalIgnoreCase) == true;

    private static IReadOnlyList<string> EmailsOf(TeamsMember member, ConversationReference conversation) => IsWhoWasAskedFor(member, conversation)
        ? [.. new[] { member.Email, member.UserPrincipalName }.OfType<string>().Where(IsAddress).Distinct(StringComparer.OrdinalIgnoreCase)]
        : [];

    // Only Entra's own people have an object id; without a tenant nobody knows whose they are.
    private static bool IsWhoWasAskedFor(TeamsMember member, ConversationReference conversation) =>
        conversation is { Channel: ChannelIds.Teams, Tenant.Length: > 0 }
        && Guid.TryParse(member.AadObjectId ?? member.ObjectId, out var objectId) && objectId != Guid.Empty
        && (string.IsNullOrEmpty(member.Id) || member.Id == conversation.UserId);

    private static bool IsAddress(string text) =>
        text.Length <= MostAddressLength && !text.Contains(GuestMark, StringComparison.OrdinalIgnoreCase)
        && MailAddress.TryCreate(text, out var address) && address.Address == text;
}
