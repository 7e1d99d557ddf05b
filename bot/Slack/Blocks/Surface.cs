namespace RetentionBot.Slack.Blocks;

/// <summary>Where blocks are shown; not every block is known everywhere.</summary>
internal enum Surface
{
    /// <summary>A message: a form is behind a button, a table is a table.</summary>
    Message,

    /// <summary>A window over the chat: a form is its fields, and one button of it is the window's own.</summary>
    Modal,

    /// <summary>The app's home: as a message, without tables.</summary>
    Home,
}
