namespace RetentionBot.Conversation;

/// <summary>Finds records while somebody types, for a channel's own search box.</summary>
public interface IRecordLookup
{
    /// <summary>
    /// The records that fit <see cref="IncomingMessage.Text"/>, as whoever asks may see them; with no text, those they most likely want. The cards may be shown to anybody: they hold
    /// no personal contact data.
    /// </summary>
    /// <param name="asked">The text and who asks.</param>
    /// <param name="skip">How many of the best were shown before.</param>
    /// <param name="count">The most to return, 1 to 50.</param>
    Task<LookupAnswer> FindAsync(IncomingMessage asked, int skip, int count, CancellationToken cancellationToken);
}

/// <summary>What a lookup found, or why it may not tell.</summary>
/// <param name="Records">Best first; empty when nothing fits or when it may not tell.</param>
/// <param name="Refusal">A sentence for somebody who may not ask; null for everybody else.</param>
public sealed record LookupAnswer(IReadOnlyList<FoundRecord> Records, string? Refusal = null);

/// <summary>One record found.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it apart.</param>
/// <param name="Card">What is shown to everybody in the chat when it is chosen.</param>
/// <param name="Reference">What a field that holds it says to a function, for example <c>#1042</c>.</param>
public sealed record FoundRecord(string Title, string Detail, Card Card, string Reference);
