namespace RetentionBot.Skills.Rights;

/// <summary>How a customer belongs to whoever asks.</summary>
public enum Bond
{
    /// <summary>The caller looks after them.</summary>
    Own,

    /// <summary>Somebody of the caller's team does: of the same named team, led by the caller, or with the same lead.</summary>
    Team,

    /// <summary>Nobody does.</summary>
    Pool,

    /// <summary>Somebody of another team does.</summary>
    Foreign,
}

/// <summary>Whose customers somebody may read.</summary>
public enum Visibility
{
    /// <summary>Everybody's: the history is shared by the whole firm.</summary>
    All,

    /// <summary>Their own and their team's; leads also the pool, from which they assign; administrators everybody's.</summary>
    Own,
}
