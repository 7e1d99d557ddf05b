using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A message that is about to go to a customer, as far as guards look at it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Customer">Who gets it.</param>
/// <param name="Sender">The number of the account manager who sends it.</param>
public sealed record Outgoing(ContactPurpose Kind, Customer Customer, int Sender)
{
    /// <summary>The channel; null while none is chosen.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>The offer it carries; null for none.</summary>
    public Offer? Offer { get; init; }

    /// <summary>The subject of an e-mail; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>The text; null while there is none.</summary>
    public string? Text { get; init; }

    /// <summary>The language of the text, BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The number of the draft it is; null when it is none.</summary>
    public int? Draft { get; init; }

    /// <summary>Whether no sentence of it was said to them lately, as far as it is known without looking it up.</summary>
    public bool IsFresh { get; init; }
}
