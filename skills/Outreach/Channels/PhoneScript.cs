namespace RetentionBot.Skills.Outreach.Channels;

/// <summary>What to say on the telephone or face to face, point by point, and what to leave out.</summary>
internal static class PhoneScript
{
    private const string Say = "Say:";
    private const string LeaveOut = "Leave out:";

    /// <summary>The script.</summary>
    /// <param name="points">What to say, in order.</param>
    /// <param name="avoid">What not to say; empty for nothing.</param>
    public static string Of(IEnumerable<string> points, IReadOnlyCollection<string> avoid) =>
        $"{Say}\n{Listed(points)}{(avoid.Count == 0 ? "" : $"\n\n{LeaveOut}\n{Listed(avoid)}")}";

    /// <summary>What of a script the customer hears: all before what is to be left out.</summary>
    public static string SaidIn(string script) => script.IndexOf(LeaveOut, StringComparison.Ordinal) is >= 0 and var at ? script[..at] : script;

    private static string Listed(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));
}
