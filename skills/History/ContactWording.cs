using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>How a contact reads in a few words.</summary>
internal static class ContactWording
{
    /// <summary>The channel as a noun: <c>E-mail</c>, <c>Call</c>.</summary>
    public static string Channel(ContactChannel channel) => channel switch
    {
        ContactChannel.Email => "E-mail",
        ContactChannel.Call => "Call",
        ContactChannel.Meeting => "Meeting",
        ContactChannel.Chat => "Chat",
        ContactChannel.Letter => "Letter",
        ContactChannel.Sms => "SMS",
        _ => "Contact",
    };

    /// <summary>The channel within a sentence: <c>e-mail</c>, <c>call</c>, <c>SMS</c>.</summary>
    public static string InSentence(ContactChannel channel) => channel == ContactChannel.Sms ? "SMS" : Channel(channel).ToLowerInvariant();

    /// <summary>The channel and what came of it; an attempt is named as one: <c>Call</c>, <c>Call, message left (attempt)</c>.</summary>
    public static string Attempt(Interaction contact) => contact.Outcome switch
    {
        Outcome.LeftMessage => $"{Channel(contact.Channel)}, message left (attempt)",
        Outcome.NoAnswer => $"{Channel(contact.Channel)}, no answer (attempt)",
        _ => Channel(contact.Channel),
    };
}
