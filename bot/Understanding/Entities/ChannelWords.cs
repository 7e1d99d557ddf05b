using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads the channel that words stand for, verbs included: phoned, left a voicemail, over lunch, on WhatsApp, a handwritten card.</summary>
internal sealed class ChannelWords(DateTokens tokens)
{
    private static readonly PhraseTable Channels = new("""
        email: email, emails, emailed, emailing, e mail, e mails, e mailed, e mailing, mail, mails, mailed, mailing, electronic mail, newsletter, outlook, inbox
        call: call, calls, called, calling, phone call, phone calls, phone, phones, phoned, phoning, telephone, telephoned, ring, rings, rang, ringing, rung, voicemail, voicemails, voice mail
        call: left a voicemail, left a message on the phone, dial, dialed, dialled, callback, call back, called back, gave a ring, give a ring, gave a bell, give a bell, on the blower, facetime
        meeting: meeting, meetings, meet, meets, met, met up, meet up, visit, visits, visited, visiting, lunch, lunches, lunched, coffee, dinner, breakfast, drinks, face to face, in person
        meeting: zoom, zoom call, zoom meeting, zoomed, video call, video chat, videocall, videoconference, video conference, video meeting, google meet, webex, appointment, on site, onsite, site visit
        meeting: teams meeting, conference, dropped by, stopped by, dropped in, sat down
        chat: chat, chats, chatted, chatting, whatsapp, whatsapped, whats app, whatsapp message, slack, slacked, slack message, messenger, telegram, dm, dms, dmed, instant message, instant messages
        chat: teams chat, teams msg, whatsapp msg, slack msg, teams message, teams messages, microsoft teams, ms teams, on teams, via teams, by teams, over teams, in teams, through teams, using teams, live chat, linkedin, linkedin message
        sms: sms, txt, txt msg, text msg, text message, text messages, texted, texting, texts, text him, text her, text them, a text, by text, via text, text reminder, sent text
        letter: letter, letters, card, cards, postcard, postcards, handwritten, handwritten card, handwritten note, handwritten letter, hand written card, hand written note, hand written letter
        letter: by post, in the post, snail mail, mailed a letter, mailed a card, mailed a postcard, posted a letter, posted a card, wrote a letter, thank you card, birthday card, christmas card
        call: teams call, whatsapp call, slack call
        -: credit card, debit card, gift card, gift cards, business card, business cards, loyalty card, loyalty cards, card payment, phone number, phone numbers, telephone number, email address, email addresses
        -: mail address, call it, so called, call off, called off, phone case, coffee machine, coffee machines, meet the deadline, meets the criteria, met the target, a text about, a text for, ring binder, slack off
        -: letter of credit, phone shop
        """);

    /// <summary>"A customer called Olivia" has a name and no call.</summary>
    private static readonly FrozenSet<string> Named = WordTable.Of(
        "customer client contact prospect lead account company firm someone somebody person man woman product one guy lady is are was");

    /// <summary>The channel whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) =>
        Channels.At(tokens, index) is var (channel, end) && !(tokens.Is(index, "called") && Named.Contains(tokens.Word(index - 1)))
            ? tokens.Entity(EntityKind.Channel, index, end) with { Text = channel }
            : Texting(index);

    /// <summary>"Text Emma that …" is a message, "change the text" none.</summary>
    private Entity? Texting(int index) => tokens.Is(index, "text") && (index == 0 || tokens.Is(index - 1, "to", "please", "and", "i", "should", "can", "via", "or", "prefers", "prefer", "me"))
        && (tokens.Is(index - 1, "via", "or", "prefers", "prefer") || tokens.Word(index + 1).Length > 0) && !tokens.Is(index + 1, "of", "is", "should", "to")
            ? tokens.Entity(EntityKind.Channel, index, index + 1) with { Text = "sms" }
            : null;
}
