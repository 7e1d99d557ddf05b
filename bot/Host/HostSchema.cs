using System.Text.Json.Serialization;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Slack.Installations;
using RetentionBot.Store;

namespace RetentionBot.Host;

/// <summary>What the host itself keeps beside the books of the skills: where people are reached, what was answered, what is still to be said.</summary>
internal static class HostSchema
{
    public static Collection<KnownChat> Chats { get; } = new("chats", KeyKind.Text, chat => chat.Key, HostJson.Default.KnownChat, hot: true);

    /// <summary>The chats of the bot and one person alone, by their account.</summary>
    public static Index<KnownChat> PersonalChats { get; } = Chats.AddIndex("byAccount", KeyKind.Text, chat =>
        chat.Conversation.Scope == ConversationScope.Personal && chat.Account is { } account ? [account] : []);

    /// <summary>The chats of the bot and one person alone, by the account manager they were taken for.</summary>
    public static Index<KnownChat> ChatsByManager { get; } = Chats.AddIndex("byManager", KeyKind.Number, chat =>
        chat.Conversation.Scope == ConversationScope.Personal && chat.Manager is { } manager ? [manager] : []);

    public static Collection<SeenMessage> Seen { get; } = new("seen", KeyKind.Text, message => message.Key, HostJson.Default.SeenMessage);

    /// <summary>By the day of its answer, for forgetting.</summary>
    public static Index<SeenMessage> SeenByExpiry { get; } = Seen.AddIndex("byExpiry", KeyKind.Number, message => [SeenMessage.ExpiryKey(message.At)]);

    public static Collection<Feedback> Feedback { get; } = new("feedback", KeyKind.Text, feedback => feedback.Key, HostJson.Default.Feedback);

    /// <summary>Who installed the app in Slack; the tokens in it are protected.</summary>
    public static Collection<SlackInstallation> SlackInstallations { get; } = new("slackInstallations", KeyKind.Text, installation => installation.Tenant, HostJson.Default.SlackInstallation);

    /// <summary>Everything a data file of this product holds.</summary>
    public static IReadOnlyList<Collection> All { get; } = [.. Schema.All, Chats, Seen, Feedback, SlackInstallations];
}

/// <summary>How the host writes its documents. Only what is null is left out: a reference without its scope would be read as one that many people see.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(KnownChat))]
[JsonSerializable(typeof(SeenMessage))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(OutboxMessage))]
[JsonSerializable(typeof(InboxMessage))]
[JsonSerializable(typeof(SlackInstallation))]
internal sealed partial class HostJson : JsonSerializerContext;
