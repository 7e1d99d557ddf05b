using System.Text.Json.Serialization;

namespace RetentionBot.Store;

/// <summary>Something to be done once and not forgotten: a message to send, an inbox row to finish.</summary>
/// <param name="Kind">Which queue, for example <c>outbox</c>.</param>
/// <param name="Name">What makes it unique in its queue, for example <c>digest/7/2026-03-02</c>; a second one with the same name is a conflict.</param>
/// <param name="DueAt">Not before this instant.</param>
/// <param name="Payload">What the queue's worker needs, as JSON text.</param>
public sealed record WorkItem(string Kind, string Name, DateTimeOffset DueAt, string Payload)
{
    /// <summary>Where work items are kept. Committed to by anybody, leased by <see cref="IStore.ClaimAsync"/>.</summary>
    public static Collection<WorkItem> Collection { get; } =
        new("work", KeyKind.Text, item => KeyOf(item.Kind, item.Name), StoreJson.Default.WorkItem);

    /// <summary>By kind and due time, for claiming; done and parked items are not in it.</summary>
    public static Index<WorkItem> ByDue { get; } = Collection.AddIndex("byDue", KeyKind.Text, item => item.State is WorkState.Waiting or WorkState.Leased
        ? [DueKey(item.Kind, item.State == WorkState.Leased && item.LeasedUntil is { } until && until > item.DueAt ? until : item.DueAt)]
        : []);

    /// <summary>By kind and state, for looking at a queue.</summary>
    public static Index<WorkItem> ByState { get; } = Collection.AddIndex("byState", KeyKind.Text, item => [StateKey(item.Kind, item.State)]);

    /// <summary>Where the item stands.</summary>
    public WorkState State { get; init; }

    /// <summary>How often it has been claimed.</summary>
    public int Attempts { get; init; }

    /// <summary>Who holds the lease; null when nobody does.</summary>
    public string? LeasedBy { get; init; }

    /// <summary>Until when; null when nobody holds the lease.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Grows with each claim, so that a late worker cannot complete what somebody else took over.</summary>
    public long Fence { get; init; }

    /// <summary>Why the last attempt failed or why it was parked; null when there was none.</summary>
    public string? LastError { get; init; }

    /// <summary>The key of an item.</summary>
    public static Key KeyOf(string kind, string name) => $"{kind}/{name}";

    /// <summary>The <see cref="ByDue"/> key of a kind and an instant.</summary>
    public static Key DueKey(string kind, DateTimeOffset due) => $"{kind}/{due.ToUnixTimeMilliseconds():D15}";

    /// <summary>The <see cref="ByState"/> key of a kind and a state.</summary>
    public static Key StateKey(string kind, WorkState state) => $"{kind}/{state}";
}

/// <summary>Where a <see cref="WorkItem"/> stands.</summary>
public enum WorkState
{
    /// <summary>To be claimed when due.</summary>
    Waiting,

    /// <summary>Somebody works on it until the lease ends.</summary>
    Leased,

    /// <summary>Given up; a person should look at it.</summary>
    Parked,
}

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
    public static ClaimOutcome Done { get; } = new DoneOutcome();

    /// <summary>Failed for now: the item comes back at <paramref name="at"/>.</summary>
    public static ClaimOutcome RetryAt(DateTimeOffset at, string error) => new RetryOutcome(at, error);

    /// <summary>Failed for good: the item stays, visible, and is not claimed again.</summary>
    public static ClaimOutcome Park(string error) => new ParkedOutcome(error);

    /// <summary>See <see cref="Done"/>.</summary>
    public sealed record DoneOutcome : ClaimOutcome;

    /// <summary>See <see cref="RetryAt"/>.</summary>
    public sealed record RetryOutcome(DateTimeOffset At, string Error) : ClaimOutcome;

    /// <summary>See <see cref="Park"/>.</summary>
    public sealed record ParkedOutcome(string Error) : ClaimOutcome;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkItem))]
internal sealed partial class StoreJson : JsonSerializerContext;
