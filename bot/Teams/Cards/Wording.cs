namespace RetentionBot.Teams.Cards;

/// <summary>The few words the channel adds by itself.</summary>
internal static class Wording
{
    /// <summary>What a client calls drawing a card anew, where it lets a person ask for it.</summary>
    public const string Refresh = "Refresh";

    /// <summary>Beside a pressed card, when there is nothing to show.</summary>
    public const string DoneAlready = "Already done.";

    /// <summary>Over a dialog whose card has no title.</summary>
    public const string DialogTitle = "RetentionBot";

    /// <summary>To a command, a search or a form that is not of this version of the bot.</summary>
    public const string UnknownDialog = "That is from another version of me and no longer works. Ask me in our own chat, or type help there.";

    /// <summary>In the search box, when the search takes too long.</summary>
    public const string StillSearching = "I am still searching. Type on, or try again in a moment.";

    /// <summary>In the search box, when the search failed.</summary>
    public const string CannotSearch = "I cannot search just now. Please try again in a minute.";

    /// <summary>In the search box, to somebody who has nothing to be offered.</summary>
    public const string TypeAName = "Type a customer's name, number or e-mail address.";

    /// <summary>In the search box, when nothing fits.</summary>
    public const string NobodyFound = "I know no customer like that. Check the spelling, or type a number or an e-mail address.";
}
