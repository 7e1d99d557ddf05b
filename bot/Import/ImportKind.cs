namespace RetentionBot.Import;

/// <summary>What the rows of a file are.</summary>
public enum ImportKind
{
    Customers,
    Purchases,
    Interactions,
    Managers,
    Offers,
    OffersSent,
    Contacts,
    Complaints,
    Surveys,
    Referrals,
    FollowUps,
}

/// <summary>The kinds as they are typed: <c>offers-sent</c>, <c>follow-ups</c>.</summary>
public static class ImportKinds
{
    /// <summary>Every kind by its typed name.</summary>
    public static IReadOnlyDictionary<string, ImportKind> ByName { get; } =
        Enum.GetValues<ImportKind>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>The typed name.</summary>
    public static string NameOf(ImportKind kind) => kind switch
    {
        ImportKind.OffersSent => "offers-sent",
        ImportKind.FollowUps => "follow-ups",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
