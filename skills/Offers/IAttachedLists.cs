using RetentionBot.Conversation;

namespace RetentionBot.Skills.Offers;

/// <summary>Reads lists of recipients that came with a message. The functions know no files and no channels.</summary>
public interface IAttachedLists
{
    /// <summary>Everybody on the list, in its order; empty when it has a heading and nobody below.</summary>
    /// <exception cref="SkillException">It cannot be fetched or is no such list, or is longer than is checked at once; the message says what helps.</exception>
    ValueTask<IReadOnlyList<ListedRecipient>> ReadAsync(IncomingFile file, CancellationToken cancellationToken);
}
