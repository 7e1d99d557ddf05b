using System.Text.Json.Serialization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Something to do for a customer on a day.</summary>
public sealed record FollowUp
{
    /// <summary>Its own number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The customer it is for.</summary>
    public required int Customer { get; init; }

    /// <summary>The account manager who does it; null when nobody has taken it.</summary>
    public int? Owner { get; init; }

    /// <summary>Why, in a few words; empty when nobody said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the customer was told that it will be done: one that is broken comes before anything else that is overdue.</summary>
    public bool IsPromise { get; init; }

    /// <summary>The day it is due.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The time of day it is due, in the owner's zone; null for any time.</summary>
    public TimeOnly? DueAt { get; init; }

    /// <summary>The channel meant; null for the customer's preferred one.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>The first day on which it is reminded of again; null for as soon as it is due. The day it is due stays.</summary>
    public DateOnly? HiddenUntil { get; init; }

    /// <summary>The day it was done; null while it waits.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The low survey score it answers; null when it answers none.</summary>
    public RecordId? Score { get; init; }

    /// <summary>What another system calls it; null when it was planned here.</summary>
    public SourceId? SourceId { get; init; }

    /// <summary>The id people see: <c>F12</c>.</summary>
    [JsonIgnore]
    public FollowUpId Id => new(Number);

    /// <summary>Whether it waits.</summary>
    [JsonIgnore]
    public bool IsOpen => DoneOn is null;
}
