using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Help;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Host.Chats;

/// <summary>The first thing the bot says in a conversation. Written when it is sent, so that the event that asks for it need not wait for a directory.</summary>
internal sealed class Welcome(WhoIsAsking whoIsAsking, ConversationBook conversations, Greeting greeting, IOptions<AccessOptions> access, TimeProvider time)
{
    /// <summary>To a person who is known, who it thinks they are; to a stranger the refusal; where others read along, one line that is about nobody.</summary>
    public async Task<Reply> ForAsync(ConversationReference conversation, ChannelAccount account, string? locale, string? timeZone, CancellationToken cancellationToken)
    {
        if (conversation.Scope != ConversationScope.Personal)
        {
            return Greeting.InGroup;
        }

        if (await whoIsAsking.FindAsync(account, conversation, cancellationToken) is not { } caller)
        {
            return PlainAnswers.Stranger;
        }

        var memory = await conversations.OpenAsync(ConversationMemory.KeyOf(caller.Number, conversation), cancellationToken);
        var turn = new SkillTurn(caller, memory, time.GetUtcNow(), CallerZone.Of(caller, timeZone, access.Value), CallerCulture.Of(caller, locale)) { Account = HostKeys.Of(account) };
        return await greeting.ForAsync(turn, cancellationToken);
    }
}
