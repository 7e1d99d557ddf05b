namespace RetentionBot.Host.Startup;

/// <summary>What is printed when the host has started: what is on, what is off and why, where the data is, where to chat.</summary>
internal static class StartupReport
{
    /// <summary>The report, a line each.</summary>
    public static string Of(IReadOnlyList<ChannelState> channels, string dataFile, IEnumerable<string> addresses)
    {
        var lines = channels.Select(channel => $"  {channel.Name}: {(channel.IsOn ? "on" : "off")}, {channel.Reason}")
            .Append($"  Data: {dataFile}");
        var chat = addresses.FirstOrDefault();
        if (chat is not null && channels.Any(channel => channel is { Name: "Local page", IsOn: true }))
        {
            lines = lines.Append($"  Chat here: {chat}/");
        }

        return string.Join(Environment.NewLine, lines.Prepend("RetentionBot is ready."));
    }
}
