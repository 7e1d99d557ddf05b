using System.Text.Json.Serialization;
using RetentionBot.Skills.Customers;
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

/// <summary>What a draft was asked to be about, so that it can be written again.</summary>
public sealed record DraftBrief
{
    /// <summary>What is thanked for, apologised for, congratulated on or invited to, in the words it was asked with; null where the ledger says it.</summary>
    public string? About { get; init; }

    /// <summary>For an apology, the id of the complaint; null where it is for nothing recorded.</summary>
    public string? Complaint { get; init; }

    /// <summary>The id of the offer in the catalogue; null for none.</summary>
    public string? Offer { get; init; }

    /// <summary>The contact person it goes to; null for the main one.</summary>
    public string? Recipient { get; init; }

    /// <summary>For an apology, what is done about it; null where the complaint's record says it.</summary>
    public string? Fix { get; init; }

    /// <summary>By when it is put right, or on which day the occasion is; null where a record says it.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>One text of a draft.</summary>
/// <param name="Subject">The subject of an e-mail; null for any other channel.</param>
/// <param name="Text">The message; line breaks are kept.</param>
/// <param name="Recipe">How it is written.</param>
/// <param name="How">What made it: <c>written</c>, <c>shorter</c>, <c>edited</c>.</param>
/// <param name="At">When.</param>
public sealed record DraftVersion(string? Subject, string Text, DraftRecipe Recipe, string How, DateTimeOffset At)
{
    /// <summary>The named person it goes to; null when nobody is known.</summary>
    public Recipient? To { get; init; }

    /// <summary>The facts its text tells, each with the records it rests on.</summary>
    public IReadOnlyList<DraftFact> Facts { get; init; } = [];

    /// <summary>Whether it is known that no sentence of it was said to them lately: what others write since avoids them. Of what is not known it is looked up whenever it is drawn.</summary>
    public bool IsFresh { get; init; }
}

/// <summary>How a text is written.</summary>
public sealed record DraftRecipe
{
    /// <summary>What it is written for.</summary>
    public required ContactChannel Channel { get; init; }

    /// <summary>BCP 47, a language there are templates for.</summary>
    public required string Language { get; init; }

    /// <summary>How it sounds.</summary>
    public Voice Voice { get; init; }

    /// <summary>How much it says.</summary>
    public TextLength Length { get; init; }

    /// <summary>The form of address, as <c>sie</c> or <c>tu</c>; null for what the recipient's record says.</summary>
    public string? Form { get; init; }

    /// <summary>What else is to be mentioned, in the words it was asked with.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Whether somebody wrote in it by hand.</summary>
    public bool IsEdited { get; init; }
}

/// <summary>How a message sounds.</summary>
public enum Voice
{
    Neutral,
    Warm,
    Formal,
    Casual,
}

/// <summary>How much a message says.</summary>
public enum TextLength
{
    Normal,
    Brief,
    Full,
}

/// <summary>A fact a message tells.</summary>
/// <param name="Name">The placeholder it stands for, as <c>order</c>.</param>
/// <param name="Value">As the message words it.</param>
/// <param name="Ids">The records it rests on, as people see their ids; empty for what the person said or their own record holds.</param>
public sealed record DraftFact(string Name, string Value, IReadOnlyList<string> Ids);

/// <summary>The named person a message goes to.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Role">What they do; null when unknown.</param>
/// <param name="Address">Their e-mail address, number or postal address, as the channel needs; null when unknown.</param>
public sealed record Recipient(string Name, string? Role, string? Address);

/// <summary>Who let a message go past a guard.</summary>
/// <param name="By">The number of the lead.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Past">What it was let go past, as <see cref="Offers.Guards.GuardFinding.Key"/>: another block, or the same for another reason, keeps it.</param>
public sealed record GuardOverride(int By, string Reason, DateTimeOffset At, IReadOnlyList<string> Past);
