namespace RetentionBot.Host.Work;

/// <summary>When work that failed is tried again: soon at first, then less and less often, for about a day.</summary>
internal static class WorkRetry
{
    /// <summary>What failed this often is put aside for a person to look at: whoever it was for has moved on.</summary>
    public const int MostAttempts = 12;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>The wait after a failed attempt, the first of which is number 1.</summary>
    public static TimeSpan WaitAfter(int attempt)
    {
        var wait = First * Math.Pow(2, Math.Min(attempt - 1, MostAttempts));
        return wait < Longest ? wait : Longest;
    }
}
