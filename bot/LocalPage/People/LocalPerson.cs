using RetentionBot.Conversation;

namespace RetentionBot.LocalPage;

/// <summary>An account manager to act as at the local page.</summary>
/// <param name="Id">Becomes <see cref="ChannelAccount.UserId"/> of channel <c>local</c>; unique and compared ordinally.</param>
/// <param name="Name">What is offered in the list.</param>
public sealed record LocalPerson(string Id, string Name)
{
    /// <summary>What tells this person apart, for example the team and the number of customers; empty for nothing.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether the page opens as this person; the first one does when none is marked.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Questions that have an answer in this person's own data; the first three are offered on an empty page. Empty for general ones.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
