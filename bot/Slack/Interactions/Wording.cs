namespace RetentionBot.Slack.Interactions;

/// <summary>What is said around buttons, windows and the home.</summary>
internal static class Wording
{
    /// <summary>Slack gives three seconds to open a window, and they were over.</summary>
    public const string ClickAgain = "I could not open the window in time. Please click again.";

    /// <summary>In a window whose answer takes longer.</summary>
    public const string ComesLater = "This takes a little longer. The answer follows in our chat; you can close this window.";

    /// <summary>In a window whose form is being saved.</summary>
    public const string Saving = "Saving… What came of it follows in our chat; you can close this window.";

    /// <summary>In a window that was opened for a form that is needed no more.</summary>
    public const string SeeMessage = "There is nothing to fill in any more: the message shows how it stands now.";

    /// <summary>In a window whose answer could not be shown.</summary>
    public const string NotShown = "I could not show the answer. Please try once more.";

    /// <summary>In a form whose answer has no place to go.</summary>
    public const string NoChat = "I cannot reach our chat just now, so nothing was changed. Please try once more.";

    /// <summary>At home, before the first answer.</summary>
    public const string HomeIsDrawn = "One moment, I am putting your day together…";
}
