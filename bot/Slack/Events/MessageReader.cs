using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Events;

/// <summary>Turns a message event into the message every channel speaks.</summary>
internal static class MessageReader
{
    public const string Message = "message";

    /// <summary>Somebody called the bot in a conversation. Where both events are subscribed to, Slack tells it twice, with one <c>ts</c>.</summary>
    public const string Mention = "app_mention";

    private const string Help = "help";

    /// <summary>Every other subtype is no message of a person: edits, deletions, people who come and go, and what is yet to exist. See https://docs.slack.dev/reference/events/message</summary>
    private static readonly string?[] _ofPeople = [null, "file_share", "thread_broadcast", "me_message"];

    /// <summary>The message; null for everything that nobody wants answered: of bots, of this one too, of nobody, not said to the bot, or without a word.</summary>
    /// <param name="readsFiles">Whether files can be read, so that they are worth naming.</param>
    /// <param name="isAgent"><see cref="SlackOptions.AgentView"/>.</param>
    public static IncomingMessage? Read(JsonElement said, SlackBot bot, bool readsFiles, bool isAgent)
    {
        // What a bot says today often has no subtype of its own, so who said it is looked at whatever kind it is: else two bots talk to each other for ever.
        if (SlackJson.Is(said, "hidden") || !_ofPeople.Contains(SlackJson.Text(said, "subtype")) || SlackJson.Member(said, "bot_id") is not null
            || SlackJson.Text(said, "user") is not { } user || user == bot.BotUserId || user == "USLACKBOT"
            || SlackJson.Text(said, "ts") is not { } id || ConversationOf(said, bot, user, id, isAgent) is not { } conversation)
        {
            return null;
        }

        var isMention = SlackJson.Text(said, "type") == Mention;
        var raw = SlackJson.Text(said, "text") ?? "";
        if (!isMention && conversation.Scope != ConversationScope.Personal && !SlackText.Mentions(raw, bot.BotUserId))
            return null; // people talking to each other

        var message = new IncomingMessage
        {
            Id = id,
            Conversation = conversation,
            From = new ChannelAccount(SlackServices.ChannelName, bot.Tenant, user),
            Text = SlackText.Decode(raw, bot.BotUserId),
            Files = readsFiles && conversation.Scope == ConversationScope.Personal ? [.. FilesOf(said, bot)] : [],
        };
        return message switch
        {
            { Text.Length: > 0 } or { Files.Count: > 0 } => message,
            _ when isMention => message with { Call = new SkillCall(Help) }, // called, and told nothing: what it can do
            _ => null,
        };
    }

    /// <summary>A person's own chat with the bot.</summary>
    public static ConversationReference PersonalOf(string channel, SlackBot bot, string user) =>
        new(SlackServices.ChannelName, bot.Tenant, channel) { Scope = ConversationScope.Personal, BotId = bot.BotUserId, UserId = user };

    /// <summary>Who can read a conversation of that kind. A mention does not tell it: then it may be anybody.</summary>
    public static ConversationScope ScopeOf(JsonElement happened) => SlackJson.Text(happened, "channel_type") switch
    {
        "im" => ConversationScope.Personal,
        "mpim" => ConversationScope.Group,
        _ => ConversationScope.Channel,
    };

    private static ConversationReference? ConversationOf(JsonElement said, SlackBot bot, string user, string id, bool isAgent)
    {
        if (SlackJson.Text(said, "channel") is not { } channel)
            return null;

        var scope = ScopeOf(said);
        var thread = SlackJson.Text(said, "thread_ts") is { } root && root != id ? root : isAgent && scope == ConversationScope.Personal ? id : null;
        return PersonalOf(thread is null ? channel : $"{channel};{thread}", bot, user) with { Scope = scope, IsTargeted = scope != ConversationScope.Personal, ReplyToId = id };
    }

    // A file that was deleted or that lies at somebody else's is listed and has no address.
    private static IEnumerable<IncomingFile> FilesOf(JsonElement said, SlackBot bot) =>
        from file in SlackJson.Items(said, "files")
        let address = SlackJson.Text(file, "url_private_download")
        where address is not null && !SlackJson.Is(file, "is_external")
        select new IncomingFile(SlackServices.ChannelName, SlackJson.Text(file, "name") ?? "", $"{address}#{Uri.EscapeDataString(bot.Tenant)}");
}
