using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Slack;
using RetentionBot.Store;
using RetentionBot.Teams;

namespace RetentionBot.Host.Chats;

/// <summary>Tells the administrators, each in their own chat, that the bot can no longer speak to an account manager: else a reminder that nobody gets is missed by nobody.</summary>
internal sealed class UnreachableNotices(AccountManagerBook managers, TimeProvider time)
{
    /// <summary>Adds what they are told to the batch that closes a chat; nothing when it is nobody's own, or was closed before.</summary>
    /// <param name="before">The chat as it was, at the version that the batch expects: so it is told once for each closing.</param>
    public async ValueTask AddAsync(Batch batch, Stored<KnownChat> before, KnownChat closed, CancellationToken cancellationToken)
    {
        if (before.Document.State != ChatState.Open || closed.Conversation.Scope != ConversationScope.Personal || closed.Account is null
            || await managers.ByAccountAsync(closed.Account, cancellationToken) is not { } unreached)
        {
            return;
        }

        var reply = Reply.Of($"I can no longer reach {unreached.Name} in {ChannelOf(closed)}: {Why(closed)}. Reminders for them wait until they write again.");
        foreach (var administrator in (await managers.ListAsync(cancellationToken)).Where(manager => manager.Role == Role.Administrator && manager.Number != unreached.Number))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"unreachable/{closed.Key}/{before.Version}/{administrator.Number}");
            OutboxQueue.Add(batch, name, new OutboxMessage(closed.Conversation) { Reply = reply, Manager = administrator.Number }, time.GetUtcNow());
        }
    }

    private static string ChannelOf(KnownChat chat) => chat.Conversation.Channel switch
    {
        "msteams" => "Microsoft Teams",
        SlackServices.ChannelName or TeamsServices.AzureSlackChannelName => "Slack",
        var other => other,
    };

    private static string Why(KnownChat chat) => chat switch
    {
        { Reason: "BotDisabledByAdmin" } => "the bot was turned off for them by an administrator there",
        { Reason: "user_disabled" or "account_inactive" or "user_not_found" } => "their account there is no longer active",
        { State: ChatState.Uninstalled } => "they removed me",
        { State: ChatState.NotFound } => "our chat is not there any more",
        _ => "they blocked me",
    };
}
