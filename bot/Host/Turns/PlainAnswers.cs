using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Turns;

/// <summary>What the bot says when no function answers. None of it is worth a card that somebody pressed: that one stays.</summary>
internal static class PlainAnswers
{
    /// <summary>To somebody who is no account manager here. Nothing else may be said to them.</summary>
    public static Reply Stranger { get; } =
        Remark("I work for the account managers of this company and do not know you as one of them yet. Ask whoever runs me to add you with your e-mail address.");

    /// <summary>In a group or a channel, to somebody who cannot be reached in private.</summary>
    public static Reply NotHere { get; } = Remark("I answer only in our own chat, because customers are confidential. Add me there, and ask me again.");

    /// <summary>In a group or a channel, when the answer went to the asker's own chat.</summary>
    public static Reply AnsweredPrivately { get; } = Remark("I have answered in our own chat.");

    /// <summary>To whoever waits for the answer longer than their client does.</summary>
    public static Reply StillWorking { get; } = Remark("I am still working on it; the answer follows.");

    /// <summary>To a button that has done its work.</summary>
    public static Reply DoneAlready { get; } = Remark("That was done already; nothing was changed again.");

    /// <summary>The first answer in a chat, with whom it was given to.</summary>
    public static Reply Introduced(Reply reply, AccountManager caller) => Noted(reply, $"I take you for {caller.Name}. If that is wrong, say: that's not me.");

    public static Reply TooLong(int length, int longest) => Remark(string.Create(CultureInfo.GetCultureInfo("en-GB"),
        $"That is {length:N0} characters; I read up to {longest:N0}. Please ask in a sentence or two."));

    /// <summary>To what nobody may have the bot do.</summary>
    public static Reply Refused { get; } =
        Remark("I do not do that for anybody: I answer about customers from what is recorded, to the person who asks, and within what they may do. Type help to see what that is.");

    /// <summary>To a request that was understood and is not built yet.</summary>
    public static Reply NotYet(string purpose) => Remark($"I understand that I am to {purpose}. I cannot do that yet; nothing was changed. Type help to see what I can do.") with { Suggestions = ["help"] };

    /// <summary>To a text that is too long for a request, and most likely a note or a letter.</summary>
    public static Reply LongerThanARequest(int longest) =>
        Remark($"I read requests of up to {longest} characters. To record a long note, type: log a contact with … and the customer's name, and put the note into the form; it takes 2,000.");

    public static Reply NotUnderstood(IReadOnlyList<Suggestion> suggestions) => suggestions.Count == 0
        ? Reply.Of("I did not understand that. Type help to see what I can do.") with { Suggestions = ["help"] }
        : Ask("I did not understand that.", suggestions);

    /// <summary>A question with what may have been meant.</summary>
    public static Reply Ask(string question, IReadOnlyList<Suggestion> choices) => new(new Card(
        new Heading(question),
        new Paragraph("Did you mean one of these? Press it or reply with its number."),
        new Actions([.. choices.Select(choice => new CallAction(choice.Title, choice.Skill))])));

    /// <summary>The answer to the first of two requests, with the second to be sent next.</summary>
    public static Reply AndThen(Reply reply, string then) =>
        Noted(reply, $"You also wrote: “{then}”. I do one thing at a time; send that next.") with { Suggestions = [then, .. reply.Suggestions] };

    public static Reply StoreUnavailable(string reference) =>
        Remark($"I cannot reach my records just now. Please ask again in a minute. If that does not help, tell whoever runs me: reference {reference}.");

    public static Reply ChannelUnavailable(string reference) =>
        Remark($"I cannot find out just now who you are. Please ask again in a minute. If that does not help, tell whoever runs me: reference {reference}.");

    public static Reply Failed(string reference) =>
        Remark($"Something went wrong on my side, and I have not answered. Please try once more. If it happens again, tell whoever runs me: reference {reference}.");

    /// <summary>A sentence beside the card that was pressed, if one was.</summary>
    public static Reply Remark(string sentence) => Reply.Of(sentence) with { KeepsCard = true };

    /// <summary>A reply with a sentence more at its foot.</summary>
    public static Reply Noted(Reply reply, string note)
    {
        var last = reply.Cards[^1];
        return reply with { Cards = [.. reply.Cards.Take(reply.Cards.Count - 1), last with { Elements = [.. last.Elements, new Footnote(note)] }] };
    }
}
