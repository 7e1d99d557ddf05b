using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Recording;

/// <summary>The fields of a contact, to fill in.</summary>
internal static class InteractionForm
{
    /// <summary>For a new contact with a customer.</summary>
    public static Reply Empty(Customer customer, SkillTurn turn) => new(new Card(
        new Heading($"A contact with {CustomerLabel.Full(customer)}"),
        new Inputs(Fields(new Interaction { Key = 0, Channel = customer.PreferredChannel ?? ContactChannel.Call }, turn.Today)),
        new Actions(new CallAction("Log", Answer.About(customer, LogInteraction.Function)) { Style = ActionStyle.Primary, InPlace = true })));

    /// <summary>The fields as an existing contact has them.</summary>
    /// <param name="mayBePrivate">Whether it is the caller's own contact: nobody hides somebody else's.</param>
    public static IReadOnlyList<Input> Fields(Interaction contact, DateOnly day, bool mayBePrivate = true) =>
    [
        new Input("channel", "How", InputKind.Choice) { Choices = Channels, Value = contact.Channel == default ? "" : contact.Channel.ToString() },
        new Input("date", "When", InputKind.Date) { IsRequired = true, Value = IsoDay.Of(day) },
        new Input("outcome", "What came of it", InputKind.Choice)
        {
            IsRequired = true,
            Value = contact.Outcome.ToString(),
            Choices = Outcomes,
        },
        new Input("text", "What it was about", InputKind.LongText) { MaxLength = FreeText.Longest, Value = contact.Summary },
        new Input("isInbound", "They made contact", InputKind.Toggle) { Value = contact.IsInbound ? "true" : "false" },
        .. mayBePrivate ? [new Input("isPrivate", "Only I may read it", InputKind.Toggle) { Value = contact.IsPrivate ? "true" : "false" }] : Array.Empty<Input>(),
    ];

    /// <summary>What can come of a contact, to choose from.</summary>
    public static IReadOnlyList<Choice> Outcomes { get; } =
    [
        new("Reached", nameof(Outcome.Reached)), new("Left a message", nameof(Outcome.LeftMessage)), new("No answer", nameof(Outcome.NoAnswer)), new("Went to many, as a newsletter", nameof(Outcome.Circular)),
    ];

    /// <summary>The ways to be in touch, to choose from.</summary>
    public static IReadOnlyList<Choice> Channels { get; } = [.. Enum.GetValues<ContactChannel>().Select(channel => new Choice(ContactWording.Channel(channel), channel.ToString()))];
}
