namespace RetentionBot.Slack.Installations;

/// <summary>
/// What the bot asks Slack to let it do, and nothing beyond: it reads no channel and acts for no user. The manifest asks for the same; the README says what each is for.
/// See https://docs.slack.dev/reference/scopes
/// </summary>
public static class SlackScopes
{
    /// <summary>Without any of these a part of the bot would be dead.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["app_mentions:read", "chat:write", "commands", "im:history", "im:write", "users:read", "users:read.email"];

    /// <summary>Those without which the bot only does not notice that it was added to a channel, and reads no list that is attached; whoever installs it may leave them out.</summary>
    public static IReadOnlyList<string> Optional { get; } = ["channels:read", "groups:read", "files:read"];

    /// <summary>What an app set up as an agent needs besides.</summary>
    public static IReadOnlyList<string> Agent { get; } = ["assistant:write"];

    /// <summary>All that an installation asks for.</summary>
    /// <param name="isAgent">See <see cref="SlackOptions.AgentView"/>.</param>
    public static IReadOnlyList<string> Of(bool isAgent) => [.. Needed, .. isAgent ? Agent : [], .. Optional];
}
