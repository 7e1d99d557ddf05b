using System.Collections.Frozen;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach;

/// <summary>What a message to a customer is for, and what follows from it.</summary>
/// <param name="Purpose">As it stands in the ledger once it was sent.</param>
/// <param name="Name">As it is called by functions and template files: <c>thankYou</c>.</param>
/// <param name="Title">As it is called in a sentence: <c>thank-you</c>.</param>
public sealed record MessageKind(ContactPurpose Purpose, string Name, string Title)
{
    private static readonly FrozenDictionary<ContactPurpose, MessageKind> ByPurpose = new[]
    {
        new MessageKind(ContactPurpose.Thanks, "thankYou", "thank-you"),
        new MessageKind(ContactPurpose.Welcome, "welcome", "welcome"),
        new MessageKind(ContactPurpose.CheckIn, "checkIn", "check-in") { IsUnprompted = true },
        new MessageKind(ContactPurpose.Feedback, "feedback", "feedback request") { IsUnprompted = true, IsPaused = true },
        new MessageKind(ContactPurpose.Satisfaction, "satisfaction", "satisfaction question") { IsUnprompted = true, IsPaused = true },
        new MessageKind(ContactPurpose.WinBack, "winBack", "win-back") { IsUnprompted = true, IsPaused = true, IsPromotion = true },
        new MessageKind(ContactPurpose.Event, "event", "occasion message") { IsUnprompted = true },
        new MessageKind(ContactPurpose.Apology, "apology", "apology"),
        new MessageKind(ContactPurpose.Offer, "offer", "offer") { IsUnprompted = true, IsPaused = true, IsPromotion = true },
        new MessageKind(ContactPurpose.Introduction, "introduction", "introduction"),
    }.ToFrozenDictionary(kind => kind.Purpose);

    /// <summary>Every kind there are templates for.</summary>
    public static IReadOnlyList<MessageKind> All { get; } = [.. ByPurpose.Values.OrderBy(kind => kind.Purpose)];

    /// <summary>Whether the customer did nothing that it answers: counted by the ceiling.</summary>
    public bool IsUnprompted { get; private init; }

    /// <summary>Whether it waits while a complaint is open: promotion, surveys, referral requests and win-back do.</summary>
    public bool IsPaused { get; private init; }

    /// <summary>Whether it sells: some days lie between two of them.</summary>
    public bool IsPromotion { get; private init; }

    /// <summary>The kind with a purpose; null for one there are no templates for.</summary>
    public static MessageKind? Find(ContactPurpose purpose) => ByPurpose.GetValueOrDefault(purpose);

    /// <inheritdoc cref="Find"/>
    /// <exception cref="InvalidOperationException">There are no templates for it.</exception>
    public static MessageKind Of(ContactPurpose purpose) => Find(purpose) ?? throw new InvalidOperationException($"There is no kind of message for {purpose}.");
}
