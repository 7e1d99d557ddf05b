using RetentionBot.Conversation;

namespace RetentionBot.Slack.Interactions;

/// <summary>The app's home: the day of whoever opens it.</summary>
internal sealed class AppHome
{
    /// <summary>Draws the home of a person anew, after the request was acknowledged. Never throws.</summary>
    /// <param name="person">Whose home it is.</param>
    /// <param name="conversation">Their own chat with the bot.</param>
    /// <param name="hash">The hash of the view they are looking at; null when none was published yet.</param>
    public void Publish(ChannelAccount person, ConversationReference conversation, string? hash) => throw new NotImplementedException();
}
