namespace RetentionBot.Store;

/// <summary>A lease on one work item.</summary>
/// <param name="Item">The item as it was leased.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="LeasedUntil">Until when.</param>
public sealed record Claim(WorkItem Item, string Owner, DateTimeOffset LeasedUntil);

/// <summary>How work on a claim ended; a closed family.</summary>
public abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <summary>Done: the item is removed.</summary>
    public static ClaimOutcome Done { get; } = new RemovedOutcome();

    /// <summary>Done: the item stays without its payload, so that its name stays taken.</summary>
    public static ClaimOutcome DoneAndKept(DateTimeOffset at) => new EndedOutcome(WorkState.Done, at, Error: null);

    /// <summary>Failed for now: the item comes back at <paramref name="at"/>.</summary>
    public static ClaimOutcome RetryAt(DateTimeOffset at, string error) => new WaitingOutcome(at, error, IsAttempt: true);

    /// <summary>Perhaps done, which is not known: the item comes back at <paramref name="at"/>, as after a lease that ended; see <see cref="WorkItem.Interruptions"/>.</summary>
    public static ClaimOutcome RetryPerhapsDoneAt(DateTimeOffset at, string error) => new WaitingOutcome(at, error, IsAttempt: true) { IsInterruption = true };

    /// <summary>Not tried, as it would not have been done just now: the item comes back at <paramref name="at"/> and the claim was no attempt.</summary>
    public static ClaimOutcome PostponeTo(DateTimeOffset at, string reason) => new WaitingOutcome(at, reason, IsAttempt: false);

    /// <summary>Failed for good: the item stays, visible, and is not claimed again.</summary>
    public static ClaimOutcome Park(DateTimeOffset at, string error) => new EndedOutcome(WorkState.Parked, at, error);

    /// <summary>Perhaps done, which nobody can tell: the item stays, visible, and is not claimed again.</summary>
    public static ClaimOutcome LeaveUnknown(DateTimeOffset at, string error) => new EndedOutcome(WorkState.Unknown, at, error);

    /// <summary>Not done and no use any more: the item stays without its payload, visible, and is not claimed again.</summary>
    public static ClaimOutcome Lapse(DateTimeOffset at, string reason) => new EndedOutcome(WorkState.Lapsed, at, reason);

    /// <summary>What becomes of the claimed item; null when it is removed. For stores.</summary>
    public abstract WorkItem? After(WorkItem claimed);

    private sealed record RemovedOutcome : ClaimOutcome
    {
        public override WorkItem? After(WorkItem claimed) => null;
    }

    private sealed record WaitingOutcome(DateTimeOffset At, string Error, bool IsAttempt) : ClaimOutcome
    {
        public bool IsInterruption { get; init; }

        public override WorkItem? After(WorkItem claimed) => claimed with
        {
            State = WorkState.Waiting,
            DueAt = At,
            LastError = Error,
            Attempts = IsAttempt ? claimed.Attempts : claimed.Attempts - 1,
            Interruptions = IsInterruption ? claimed.Interruptions + 1 : claimed.Interruptions,
            PostponedSince = IsAttempt ? null : claimed.PostponedSince ?? claimed.DueAt,
            LeasedBy = null,
            LeasedUntil = null,
        };
    }

    private sealed record EndedOutcome(WorkState State, DateTimeOffset At, string? Error) : ClaimOutcome
    {
        public override WorkItem? After(WorkItem claimed) => claimed with
        {
            State = State,
            EndedAt = At,
            LastError = Error,
            Payload = State is WorkState.Done or WorkState.Lapsed ? "" : claimed.Payload, // what it says of people goes when nobody needs it
            LeasedBy = null,
            LeasedUntil = null,
        };
    }
}
