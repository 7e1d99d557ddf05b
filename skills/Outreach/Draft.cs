using System.Text.Json.Serialization;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach;

/// <summary>A message to a customer that somebody has not sent yet, or has. It belongs to the person who asked for it, whatever chat they asked in.</summary>
public sealed record Draft
{
    /// <summary>Its own number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it is for.</summary>
    public required ContactPurpose Kind { get; init; }

    /// <summary>The number of the customer.</summary>
    public required int Customer { get; init; }

    /// <summary>The number of the account manager whose draft it is.</summary>
    public required int Owner { get; init; }

    /// <summary>What it was asked to be about.</summary>
    public required DraftBrief Brief { get; init; }

    /// <summary>The day it was made, on its owner's calendar.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The last day it can be sent.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>What became of it.</summary>
    public DraftState State { get; init; }

    /// <summary>Every text it had, oldest first; at least one.</summary>
    public required IReadOnlyList<DraftVersion> Versions { get; init; }

    /// <summary>The number of the version that counts, from 1.</summary>
    public required int Shown { get; init; }

    /// <summary>Why its owner goes on although a guard warned; null while they have not said.</summary>
    public string? GoesOnBecause { get; init; }

    /// <summary>What its owner was warned of when they said so, as <see cref="Offers.Guards.GuardFinding.Key"/>: a new warning asks again.</summary>
    public IReadOnlyList<string> GoesOnPast { get; init; } = [];

    /// <summary>Who let it go past a guard that blocked it, and why; null when nobody did.</summary>
    public GuardOverride? Override { get; init; }

    /// <summary>The last day a call of it reached nobody; null when there was none.</summary>
    public DateOnly? TriedOn { get; init; }

    /// <summary>The day it was sent; null while it was not.</summary>
    public DateOnly? SentOn { get; init; }

    /// <summary>The id people see: <c>D12</c>.</summary>
    [JsonIgnore]
    public DraftId Id => new(Number);

    /// <summary>The version that counts.</summary>
    [JsonIgnore]
    public DraftVersion Current => Versions[Shown - 1];

    /// <summary>What follows from what it is for.</summary>
    [JsonIgnore]
    public MessageKind Type => MessageKind.Of(Kind);

    /// <summary>Whether it can still be sent on a day.</summary>
    public bool WaitsOn(DateOnly today) => State == DraftState.Waiting && ExpiresOn >= today;

    /// <summary>The same, of which nobody has let anything pass: what was said holds for one person and one time.</summary>
    public Draft AskedAnew() => this with { Override = null, GoesOnBecause = null, GoesOnPast = [] };

    /// <summary>The same, whose text may say again what was said since it was written.</summary>
    public Draft Doubted() => this with { Versions = [.. Versions.Select((version, place) => place == Shown - 1 ? version with { IsFresh = false } : version)] };
}

/// <summary>What became of a draft. One whose last day is past has expired, whatever it says here.</summary>
public enum DraftState
{
    Waiting,
    Sent,
    Discarded,
}
