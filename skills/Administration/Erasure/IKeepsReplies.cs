using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>Whoever keeps what people and the bot said to each other: recorded answers, messages that wait, judgements of answers. The functions know nothing of these but that a person may be in them.</summary>
public interface IKeepsReplies
{
    /// <summary>Adds to what is committed that everything goes in which the person is named.</summary>
    /// <param name="batch">May hold operations already; a document of its operations is left to them.</param>
    /// <returns>How many documents go or are changed.</returns>
    ValueTask<int> AddDeletionsAsync(ErasedPerson person, Batch batch, CancellationToken cancellationToken);
}
