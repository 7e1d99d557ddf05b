using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Reaches people in Slack. Where others read along and the answer is not for them, it is an ephemeral message: by the response address while there is one, else by <c>chat.postEphemeral</c>. Blocks that Slack
/// does not take are left out, and their text is said.
/// </summary>
internal sealed class SlackChannel(SlackApi api, ResponseUrls responseUrls, ICardRenderer<SlackMessage> cards, ISlackBots bots, SlackFiles files) : IChannel, IFileSource
{
    private const string Update = "chat.update";

    /// <summary>The longest line of what the bot is at, in characters; our own limit, clients show one line.</summary>
    private const int LongestLoadingMessage = 100;

    public bool Serves(string channel) => channel == SlackServices.ChannelName;

    public async Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken)
    {
        var sent = new SentMessage(Id: null);
        foreach (var card in reply.Cards)
        {
            // What follows the first belongs to it and takes no turn of its own among the unasked: whoever is told to wait in the middle would be told the beginning twice.
            var place = sent.Id is { } first ? conversation with { ReplyToId = first } : conversation;
            sent = await SendAsync(place, cards.Render(card), IsPrivate(conversation, reply), cancellationToken);
        }

        return sent;
    }

    /// <summary>
    /// One message takes the place of one: the cards of the reply stand below each other in it. A message that one person alone sees is changed by the response address of its button only; when that is over, the
    /// reply is said anew. An address that came from a message everybody sees must not be given for a private reply: what is replaced keeps its readers.
    /// </summary>
    public async Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken)
    {
        var message = cards.Render(WholeCard.Of(reply.Cards));
        if (!IsPrivate(conversation, reply))
        {
            await CallAsync(conversation, Update, message, body => body["ts"] = messageId, cancellationToken);
            return;
        }

        if (!await TryRespondAsync(conversation, message, isPrivate: true, replaces: true, cancellationToken))
            await SendEphemeralAsync(conversation, message, cancellationToken);
    }

    /// <summary>Slack has such a sign in the threads of a chat with the bot only; what it is at stands beside it as the one loading message. See https://docs.slack.dev/reference/methods/assistant.threads.setStatus</summary>
    public async Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken)
    {
        if (conversation.Scope != ConversationScope.Personal || ThreadOf(conversation) is not { } thread)
            return;

        var status = new JsonObject { ["channel_id"] = ChannelOf(conversation), ["thread_ts"] = thread, ["status"] = Wording.AtWork };
        if (doing is not null)
            status["loading_messages"] = new JsonArray(Shortening.Text(doing, LongestLoadingMessage));
        await api.CallAsync(conversation.Tenant, "assistant.threads.setStatus", status, cancellationToken);
    }

    public async Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken)
    {
        var user = known.UserId ?? throw new ChannelException(ChannelFault.Rejected, "A chat cannot be opened: the conversation does not say with whom.");
        var bot = known.BotId ?? (await bots.OfAsync(known.Tenant, cancellationToken)).BotUserId;
        var answer = await api.CallAsync(known.Tenant, "conversations.open", new JsonObject { ["users"] = user }, cancellationToken);
        if (ApiJson.Text(ApiJson.Member(answer, "channel"), "id") is not { } opened)
            throw new ChannelException(ChannelFault.Rejected, "Slack opened a chat and did not say which.");

        return new ConversationReference(known.Channel, known.Tenant, opened) { Scope = ConversationScope.Personal, BotId = bot, UserId = user };
    }

    public async Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        if (conversation.UserId is not { } user)
            return null;

        var bot = await bots.OfAsync(conversation.Tenant, cancellationToken);
        try
        {
            var answer = await api.CallAsync(conversation.Tenant, "users.info", new JsonObject { ["user"] = user, ["include_locale"] = true }, cancellationToken);
            return UserProfile.Of(ApiJson.Member(answer, "user"), user, bot);
        }
        catch (ChannelException exception) when (exception.Code is "user_not_found" or "user_not_visible")
        {
            return null;
        }
    }

    public Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken) => files.ReadAsync(file, cancellationToken);

    private async Task<SentMessage> SendAsync(ConversationReference conversation, SlackMessage message, bool isPrivate, CancellationToken cancellationToken)
    {
        // A chat of two has nobody to hide a message from, and one that stays is better there.
        if (conversation.Scope != ConversationScope.Personal && await TryRespondAsync(conversation, message, isPrivate, replaces: false, cancellationToken))
            return new SentMessage(Id: null);
        if (isPrivate)
            return await SendEphemeralAsync(conversation, message, cancellationToken);

        var answer = await CallAsync(conversation, SlackMethod.PostMessage, message, body => Posting(body, conversation), cancellationToken);
        return new SentMessage(ApiJson.Text(answer, "ts"));
    }

    private async Task<SentMessage> SendEphemeralAsync(ConversationReference conversation, SlackMessage message, CancellationToken cancellationToken)
    {
        // Without a person everybody would read it.
        var reader = conversation.UserId ?? throw new ChannelException(ChannelFault.Rejected, "A message for one person alone has no person.");
        var answer = await CallAsync(conversation, "chat.postEphemeral", message, body => (body["user"], body["thread_ts"]) = (reader, ThreadOf(conversation)), cancellationToken);
        return new SentMessage(ApiJson.Text(answer, "message_ts"));
    }

    private static void Posting(JsonObject body, ConversationReference conversation) =>
        (body["thread_ts"], body["unfurl_links"], body["unfurl_media"]) = (ThreadOf(conversation), false, false);

    /// <summary>Says it with its blocks, and without them when Slack does not take those.</summary>
    private async Task<JsonElement> CallAsync(ConversationReference conversation, string method, SlackMessage message, Action<JsonObject> complete, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(conversation, method, Body(message, JsonArray.Create(message.Blocks)), complete, cancellationToken);
        }
        catch (ChannelException exception) when (SlackFaults.IsAboutBlocks(exception.Code))
        {
            return await CallAsync(conversation, method, Body(message, method == Update ? [] : null), complete, cancellationToken);
        }
    }

    private Task<JsonElement> CallAsync(ConversationReference conversation, string method, JsonObject body, Action<JsonObject> complete, CancellationToken cancellationToken)
    {
        body["channel"] = ChannelOf(conversation);
        complete(body);
        var isUnasked = conversation is { ReplyToId: null, AnswerUrl: null } && method == SlackMethod.PostMessage;
        return api.CallAsync(new SlackRequest(conversation.Tenant, new SlackMethod(method), body) { IsUnasked = isUnasked }, cancellationToken);
    }

    /// <summary>Answers by the response address; false when there is none or it is over.</summary>
    private async Task<bool> TryRespondAsync(ConversationReference conversation, SlackMessage message, bool isPrivate, bool replaces, CancellationToken cancellationToken)
    {
        if (conversation.AnswerUrl is not { } address)
            return false;

        var body = Body(message, JsonArray.Create(message.Blocks));
        (body["response_type"], body["replace_original"]) = (isPrivate ? "ephemeral" : "in_channel", replaces);
        if (!replaces && ThreadOf(conversation) is { } thread)
            body["thread_ts"] = thread;
        return await responseUrls.TryPostAsync(address, body, cancellationToken);
    }

    /// <summary>Always with a text, which notifications and screen readers say. An update without blocks would leave the old ones; an empty list takes them away.</summary>
    private static JsonObject Body(SlackMessage message, JsonArray? blocks) => new() { ["text"] = message.Text, ["blocks"] = blocks };

    private static bool IsPrivate(ConversationReference conversation, Reply reply) =>
        conversation is { IsTargeted: true, Scope: not ConversationScope.Personal } && !reply.IsForEverybody;

    private static string ChannelOf(ConversationReference conversation) => conversation.ConversationId.Split(';', 2)[0];

    private static string? ThreadOf(ConversationReference conversation) => conversation.ConversationId.Split(';', 2) is [_, { Length: > 0 } thread] ? thread : null;
}
