using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Turns;

/// <summary>What the bot says when no function answers.</summary>
internal static class PlainAnswers
{
    /// <summary>To somebody who is no account manager here. Nothing else may be said to them.</summary>
    public static Reply Stranger { get; } =
        Reply.Of("I work for the account managers of this company and do not know you as one of them yet. Ask whoever runs me to add you with your e-mail address.");

    /// <summary>In a group or a channel, where others read along.</summary>
    public static Reply NotHere { get; } = Reply.Of("I answer only in our own chat, because customers are confidential. Please ask me there.");

    public static Reply TooLong(int length, int longest) => Reply.Of(string.Create(CultureInfo.GetCultureInfo("en-GB"),
        $"That is {length:N0} characters; I read up to {longest:N0}. Please ask in a sentence or two."));

    public static Reply NotUnderstood(IReadOnlyList<Suggestion> suggestions) => suggestions.Count == 0
        ? Reply.Of("I did not understand that. Type help to see what I can do.")
        : new Reply(new Card(
            new Heading("I did not understand that."),
            new Paragraph("Did you mean one of these? Press it or reply with its number."),
            new Actions([.. suggestions.Select(suggestion => new CallAction(suggestion.Title, suggestion.Skill))])));

    public static Reply StoreUnavailable(string reference) =>
        Reply.Of($"I cannot reach my records just now. Please ask again in a minute. If that does not help, tell whoever runs me: reference {reference}.");

    public static Reply Failed(string reference) =>
        Reply.Of($"Something went wrong on my side, and I have not answered. Please try once more. If it happens again, tell whoever runs me: reference {reference}.");
}
