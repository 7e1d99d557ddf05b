namespace RetentionBot.Slack.WebApi;

/// <summary>What is known of a method of the Web API: how often it may be called, how it reads its arguments, and whether it may be called again.</summary>
/// <param name="Name">For example <c>chat.postMessage</c>.</param>
internal sealed record SlackMethod(string Name)
{
    public const string PostMessage = "chat.postMessage";

    /// <summary>The tiers of methods, per minute and workspace. https://docs.slack.dev/apis/web-api/rate-limits#tiers</summary>
    private const int Tier1 = 1, Tier2 = 20, Tier3 = 50, Tier4 = 100;

    /// <summary>Messages of a workspace: "several hundred" a minute. https://docs.slack.dev/apis/web-api/rate-limits#posting-messages</summary>
    private const int MessagesOfWorkspace = 200;

    /// <summary>"Hundreds" a minute. https://docs.slack.dev/reference/methods/auth.test</summary>
    private const int Tests = 200;

    private static readonly Dictionary<string, int> _callsAMinute = new(StringComparer.Ordinal)
    {
        [PostMessage] = MessagesOfWorkspace,
        ["auth.test"] = Tests,
        ["apps.connections.open"] = Tier1,
        ["apps.uninstall"] = Tier1,
        ["chat.update"] = Tier3,
        ["chat.delete"] = Tier3,
        ["chat.postEphemeral"] = Tier4,
        ["chat.appendStream"] = Tier4,
        ["conversations.open"] = Tier3,
        ["conversations.info"] = Tier3,
        ["users.info"] = Tier4,
        ["users.lookupByEmail"] = Tier3,
        ["views.open"] = Tier4,
        ["views.push"] = Tier4,
        ["views.update"] = Tier4,
        ["views.publish"] = Tier4,
        ["assistant.threads.setStatus"] = Tier3,
        ["assistant.threads.setSuggestedPrompts"] = Tier3,
        ["assistant.threads.setTitle"] = Tier3,
    };

    /// <summary>Methods that do once more what they did before when they are called once more: they say something, or use up what they are given.</summary>
    private static readonly string[] _onceOnly = [PostMessage, "chat.postEphemeral", "chat.scheduleMessage", "chat.startStream", "chat.appendStream", "chat.stopStream", "views.open", "views.push"];

    /// <summary>Families whose pages list <c>application/json</c>; every method reads forms. https://docs.slack.dev/apis/web-api/#post_bodies</summary>
    private static readonly string[] _jsonFamilies = ["chat.", "views.", "assistant."];

    /// <summary>How often it may be called in a minute, per workspace. One that is not known counts as rare.</summary>
    public int CallsAMinute => _callsAMinute.GetValueOrDefault(Name, Tier2);

    /// <summary>Whether it reads JSON; otherwise a form.</summary>
    public bool TakesJson => Name == "conversations.open" || Array.Exists(_jsonFamilies, family => Name.StartsWith(family, StringComparison.Ordinal));

    /// <summary>Whether calling it twice does no more than calling it once.</summary>
    public bool IsRepeatable => !_onceOnly.Contains(Name);

    /// <summary>Whether it speaks to everybody in a conversation, which has a limit of its own.</summary>
    public bool IsMessage => Name == PostMessage;
}
