using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>How a contact reads in a few words.</summary>
internal static class ContactWording
{
    private const int SummaryLength = 160;

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

    /// <summary>One of a channel: <c>an e-mail</c>, <c>a call</c>, <c>an SMS</c>.</summary>
    public static string WithArticle(ContactChannel channel) => $"{(channel is ContactChannel.Email or ContactChannel.Sms ? "an" : "a")} {InSentence(channel)}";

    /// <summary>Several of a channel: <c>e-mails</c>, <c>calls</c>, <c>SMS</c>.</summary>
    public static string Plural(ContactChannel channel) => channel == ContactChannel.Sms ? "SMS" : InSentence(channel) + "s";

    /// <summary>The channel and what came of it; an attempt is named as one: <c>Call</c>, <c>Call, message left (attempt)</c>.</summary>
    public static string Attempt(Interaction contact) => $"{Channel(contact.Channel)}{Outcome(contact)}";

    /// <summary>For the end of a sentence about one contact: <c>, message left</c>; nothing for one that reached them.</summary>
    public static string CameOf(Interaction contact) => Outcome(contact).Replace(" (attempt)", "", StringComparison.Ordinal);

    /// <summary>All of it for a row: <c>Call by Maria Lund: asked for samples</c>, <c>E-mail from them to you</c>, <c>Call by you, no answer (attempt)</c>.</summary>
    /// <param name="who">Whoever had it; null when nobody knows.</param>
    /// <param name="length">The most characters of what it was about.</param>
    public static string Row(Interaction contact, string? who, int length = SummaryLength)
    {
        var by = (contact.IsInbound, who) switch
        {
            (true, null) => " from them",
            (true, _) => $" from them to {who}",
            (false, null) => "",
            _ => $" by {who}",
        };
        var about = contact.Summary.Length == 0 ? "" : $": {ShortText.Of(contact.Summary, length)}";
        return $"{Channel(contact.Channel)}{by}{Outcome(contact)}{(contact.IsPrivate ? ", private" : "")}{about}";
    }

    private static string Outcome(Interaction contact) => contact.Outcome switch
    {
        History.Outcome.LeftMessage => ", message left (attempt)",
        History.Outcome.NoAnswer => ", no answer (attempt)",
        History.Outcome.Circular => ", to many",
        _ => "",
    };
}
