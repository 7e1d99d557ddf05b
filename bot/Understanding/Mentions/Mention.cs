using RetentionBot.Skills.Customers;

namespace RetentionBot.Understanding.Mentions;

/// <summary>Words in a text that name somebody.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">Behind the last of them.</param>
/// <param name="Words">As they were typed, without what makes them own something.</param>
internal sealed record Mention(int From, int To, string Words)
{
    /// <summary>Which customers are called so; null when it is an account manager who is.</summary>
    public CustomerSearch? Customers { get; init; }

    /// <summary>The account manager's full name; null when it is no manager.</summary>
    public string? Manager { get; init; }

    /// <summary>Whether somebody is known by that name, for certain or as one of several.</summary>
    public bool IsKnown => Manager is not null || Customers is { Match: not CustomerMatch.None };
}

/// <summary>The full name of the account manager who is called so, by first, last or full name; null when there is none, or several.</summary>
internal delegate ValueTask<string?> FindManager(string asked, CancellationToken cancellationToken);
