namespace RetentionBot.Understanding.Intents;

/// <summary>The words a mask is written with. What somebody is called, or when it was, says nothing about what is asked; that somebody is named does.</summary>
internal static class MaskedText
{
    public const string Customer = "{customer}";
    public const string Manager = "{manager}";
    public const string Time = "{time}";
    public const string Clock = "{clock}";
    public const string Cadence = "{cadence}";
    public const string Amount = "{amount}";
    public const string Count = "{count}";
    public const string Score = "{score}";

    /// <summary>Whether a word stands for an entity.</summary>
    public static bool IsMask(string word) => word.Length > 2 && word[0] == '{';
}
