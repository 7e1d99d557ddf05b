namespace RetentionBot.Slack.SocketMode;

/// <summary>Why a connection is at its end.</summary>
internal enum SocketParting
{
    /// <summary>It is closed or broken: open another one.</summary>
    Lost,

    /// <summary>Slack is going to close it within seconds: open another one first, then close it.</summary>
    Refresh,

    /// <summary>The app has too many: close it, and open another one only after a long wait.</summary>
    TooMany,

    /// <summary>Socket Mode was switched off: open none.</summary>
    SwitchedOff,
}
