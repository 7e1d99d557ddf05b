namespace RetentionBot.Conversation;

/// <summary>A person as one channel knows them. Identity is (<see cref="Channel"/>, <see cref="Tenant"/>, <see cref="UserId"/>), never the name.</summary>
/// <param name="Channel">The channel's name, for example <c>msteams</c>.</param>
/// <param name="Tenant">The tenant or workspace the account belongs to; empty where the channel has none.</param>
/// <param name="UserId">The channel's own id of the person, opaque and compared ordinally.</param>
public sealed record ChannelAccount(string Channel, string Tenant, string UserId)
{
    /// <summary>What the channel says the person is called; for showing only.</summary>
    public string? Name { get; init; }

    /// <summary>An e-mail address the platform vouches for; null when it vouches for none.</summary>
    public string? Email { get; init; }
}
