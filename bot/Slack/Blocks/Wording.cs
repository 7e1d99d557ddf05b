using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>The few words that are drawn beside a card's own.</summary>
internal static class Wording
{
    /// <summary>Over a modal whose card has no short title.</summary>
    public const string ModalTitle = "RetentionBot";

    /// <summary>On the button that opens a form.</summary>
    public const string FillIn = "Fill in";

    /// <summary>On the button that closes a form without sending it.</summary>
    public const string Cancel = "Cancel";

    /// <summary>On the button that closes what is only to be read.</summary>
    public const string Close = "Close";

    /// <summary>In a modal whose form is on its way.</summary>
    public const string Waiting = "One moment…";

    /// <summary>Stands for a card with nothing to show.</summary>
    public const string Nothing = "There is nothing to show.";

    /// <summary>In an empty search field.</summary>
    public const string TypeAName = "Type a name, number or e-mail address";

    /// <summary>Beside a box to tick; what it means stands above.</summary>
    public const string Yes = "Yes";

    /// <summary>The choice that leaves a field empty.</summary>
    public const string NoChoice = "–";

    /// <summary>Over the question before what cannot be taken back.</summary>
    public const string ConfirmTitle = "Are you sure?";

    /// <summary>On the button that does nothing.</summary>
    public const string ConfirmNo = "No";

    /// <summary>Asks before what cannot be taken back.</summary>
    public static string ConfirmText(string title) => $"\"{title}\" cannot be taken back.";

    /// <summary>Stands for a button that carries more than Slack takes.</summary>
    public static string TooLarge(CardAction action) => $"\"{action.Title}\" holds too much for a button here. Say it in words instead, or type help.";
}
