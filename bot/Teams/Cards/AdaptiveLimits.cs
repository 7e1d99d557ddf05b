namespace RetentionBot.Teams.Cards;

/// <summary>What an Adaptive Card may hold in Teams.</summary>
internal static class AdaptiveLimits
{
    /// <summary>
    /// The most bytes of UTF-8 a card's JSON takes. Teams takes about 100 KB of UTF-16 and asks for 80; 28 KB is the limit of its older paths (webhooks, workflows)
    /// and fits them all. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
    /// </summary>
    public const int CardBytes = 28 * 1024;

    /// <summary>The most characters of a whole message: 80 KB of UTF-16. Above, Teams answers 413 MessageSizeTooBig. Same source.</summary>
    public const int MessageCharacters = 40 * 1024;

    /// <summary>Buttons in one row. Teams shows 6 and other renderers 5 by default; what is over the limit is not shown at all. https://adaptivecards.io/explorer/ActionSet.html</summary>
    public const int ActionsPerRow = 5;

    /// <summary>Rows of buttons drawn of one <c>Actions</c> element; our own limit, so that a card stays a card.</summary>
    public const int ActionRows = 4;

    /// <summary>The longest title of a button, in characters; our own limit, longer ones are cut by the clients.</summary>
    public const int ActionTitle = 60;

    /// <summary>The longest notification text, in characters; our own limit, clients show a line.</summary>
    public const int Summary = 200;

    /// <summary>The longest remark beside a pressed card, in characters; our own limit, clients show a line or two.</summary>
    public const int Remark = 250;

    /// <summary>The most suggestions under a message; Teams shows no more. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions</summary>
    public const int Suggestions = 3;

    /// <summary>The longest title of a dialog, in characters; our own limit, clients show a line.</summary>
    public const int DialogTitle = 60;

    /// <summary>The longest text that ends a dialog, in characters; our own limit.</summary>
    public const int DialogText = 1000;

    /// <summary>The longest line of a listed record, in characters; our own limit, clients cut it.</summary>
    public const int PreviewLine = 100;

    /// <summary>The longest text for a client that draws no cards, in characters; our own limit, it counts against <see cref="CardBytes"/>.</summary>
    public const int FallbackText = 2000;
}
