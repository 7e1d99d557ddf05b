using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Offers;

/// <summary>An offer of the catalogue.</summary>
public sealed record Offer
{
    /// <summary>Its id in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Whom it is meant for.</summary>
    public OfferAudience Audience { get; init; }

    /// <summary>The tier it is meant for; null for every tier.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The conditions, in words; empty when none are recorded.</summary>
    public string Terms { get; init; } = "";

    /// <summary>What it is worth to the customer, in <see cref="Currency"/>; null when it is a share or unknown.</summary>
    public decimal? Value { get; init; }

    /// <summary>The discount as a share from 0 to 1; null when it is an amount or unknown.</summary>
    public decimal? Discount { get; init; }

    /// <summary>ISO 4217 of <see cref="Value"/>; null without one.</summary>
    public string? Currency { get; init; }

    /// <summary>The first day it holds; null when it always held.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day it holds; null when it has no end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What the system it came from calls it; null when it was made here.</summary>
    public SourceId? SourceId { get; init; }
}

/// <summary>Whom an offer is meant for.</summary>
public enum OfferAudience
{
    /// <summary>Anybody.</summary>
    Everyone,

    /// <summary>Only those who have not bought yet; never to be sent to a customer.</summary>
    NewCustomers,

    /// <summary>Only those who have.</summary>
    ExistingCustomers,

    /// <summary>Only those who have, and not for long: to win them back.</summary>
    LapsedCustomers,
}
