namespace RetentionBot.Skills.Administration.Export;

/// <summary>Where a file can be fetched with a ticket. The functions know no addresses.</summary>
public interface IDownloadPage
{
    /// <summary>The page of a ticket.</summary>
    Uri AddressOf(string ticket);

    /// <summary>Whether only a browser on the bot's own machine reaches it.</summary>
    bool IsOnThisMachineOnly { get; }
}
