using System.ComponentModel.DataAnnotations;

namespace RetentionBot.LocalPage;

/// <summary>The page for trying the bot with no Teams and no Slack; section <c>LocalPage</c>.</summary>
public sealed class LocalPageOptions
{
    public const string Section = "LocalPage";

    /// <summary>The most characters of one message or one field, counted in UTF-16 units as a browser counts them.</summary>
    public const int MaximumTextLength = 10_000;

    /// <summary>Whether the page is there. Default: in Development only, because whoever opens it may act as any account manager.</summary>
    public bool Enabled { get; set; }

    /// <summary>How many messages of a conversation stay drawn, the oldest leaving first. 20 to 1000; default 200.</summary>
    [Range(20, 1000, ErrorMessage = "LocalPage:DrawnMessages must be from 20 to 1000; leave it out for 200.")]
    public int DrawnMessages { get; set; } = 200;
}
