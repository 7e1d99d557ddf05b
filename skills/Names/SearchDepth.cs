namespace RetentionBot.Skills.Names;

/// <summary>How far a search by name goes when nobody was found so far.</summary>
internal enum SearchDepth
{
    /// <summary>Only what is there as typed.</summary>
    AsTyped,

    /// <summary>Also what was mistyped by a letter in each word.</summary>
    Likely,

    /// <summary>Also what was mistyped more, and what is merely near.</summary>
    Near,
}
