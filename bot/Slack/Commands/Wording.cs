namespace RetentionBot.Slack.Commands;

/// <summary>What a command is answered when no turn answers it.</summary>
internal static class Wording
{
    public const string Failed = "Something went wrong on my side, and I have not answered. Please try once more.";

    public const string StillWorking = "I am still working on it; the answer follows.";

    public const string NotInstalled = "I am not set up for this workspace. Ask whoever runs me to install me here.";
}
