using System.Text.Json.Serialization;

namespace RetentionBot.Store;

/// <summary>Something to be done once and not forgotten: a message to send, an inbox row to finish.</summary>
/// <param name="Kind">Which queue, for example <c>outbox</c>.</param>
/// <param name="Name">What makes it unique in its queue, for example <c>digest/7/2026-03-02</c>; a second one with the same name is a conflict.</param>
/// <param name="DueAt">Not before this instant.</param>
/// <param name="Payload">What the queue's worker needs, as JSON text; empty once nobody needs it any more.</param>
public sealed record WorkItem(string Kind, string Name, DateTimeOffset DueAt, string Payload)
{
    /// <summary>Where work items are kept. Committed to by anybody, leased by <see cref="IStore.ClaimAsync"/>.</summary>
    public static Collection<WorkItem> Collection { get; } =
        new("work", KeyKind.Text, item => KeyOf(item.Kind, item.Name), StoreJson.Default.WorkItem);

    /// <summary>By kind and due time, for claiming; only what waits or is leased is in it.</summary>
    public static Index<WorkItem> ByDue { get; } = Collection.AddIndex("byDue", KeyKind.Text, item => item.State is WorkState.Waiting or WorkState.Leased
        ? [InstantKey(item.Kind, item.State == WorkState.Leased && item.LeasedUntil is { } until && until > item.DueAt ? until : item.DueAt)]
        : []);

    /// <summary>By kind and state, for looking at a queue.</summary>
    public static Index<WorkItem> ByState { get; } = Collection.AddIndex("byState", KeyKind.Text, item => [StateKey(item.Kind, item.State)]);

    /// <summary>By kind and the instant it ended, for removing what is kept for a while only: done and lapsed items.</summary>
    public static Index<WorkItem> ByEnd { get; } = Collection.AddIndex("byEnd", KeyKind.Text, item =>
        item is { State: WorkState.Done or WorkState.Lapsed, EndedAt: { } ended } ? [InstantKey(item.Kind, ended)] : []);

    /// <summary>Where the item stands.</summary>
    public WorkState State { get; init; }

    /// <summary>How often it has been claimed, but for claims that were postponed.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it may have been done already: its lease ended before anybody said how the work went, or whoever worked on it does not know.</summary>
    public int Interruptions { get; init; }

    /// <summary>Since when it has been postponed and not attempted; null when it was not.</summary>
    public DateTimeOffset? PostponedSince { get; init; }

    /// <summary>Who holds the lease; null when nobody does.</summary>
    public string? LeasedBy { get; init; }

    /// <summary>Until when; null when nobody holds the lease.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Grows with each claim, so that a late worker cannot complete what somebody else took over.</summary>
    public long Fence { get; init; }

    /// <summary>Why it was not done the last time; null when there was no such time.</summary>
    public string? LastError { get; init; }

    /// <summary>When it came to be done, lapsed, unknown or parked; null while it has not ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The key of an item.</summary>
    public static Key KeyOf(string kind, string name) => $"{kind}/{name}";

    /// <summary>The <see cref="ByDue"/> or <see cref="ByEnd"/> key of a kind and an instant.</summary>
    public static Key InstantKey(string kind, DateTimeOffset instant) => $"{kind}/{instant.ToUnixTimeMilliseconds():D15}";

    /// <summary>The <see cref="ByState"/> key of a kind and a state.</summary>
    public static Key StateKey(string kind, WorkState state) => $"{kind}/{state}";

    /// <summary>The item as it is leased: for stores.</summary>
    public WorkItem LeasedTo(string owner, DateTimeOffset now, TimeSpan lease) => this with
    {
        State = WorkState.Leased,
        LeasedBy = owner,
        LeasedUntil = now + lease,
        Attempts = Attempts + 1,
        Interruptions = State == WorkState.Leased ? Interruptions + 1 : Interruptions,
        Fence = Math.Max(Fence + 1, now.UtcTicks), // grows, too, when an item of the same name was done and queued anew: a late worker never meets its own number
    };

    /// <summary>The item as it is put in the queue anew, as if nothing had been tried.</summary>
    public WorkItem Anew(DateTimeOffset dueAt) => new(Kind, Name, dueAt, Payload) { Fence = Fence };
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

    /// <summary>Done, and kept for a while so that its name is not used twice.</summary>
    Done,

    /// <summary>Not done, and nobody should: its time is over. Kept for a while so that it can be seen.</summary>
    Lapsed,

    /// <summary>Perhaps done: whoever worked on it ended before saying so, and again when it was tried once more. A person should look at it.</summary>
    Unknown,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkItem))]
internal sealed partial class StoreJson : JsonSerializerContext;
