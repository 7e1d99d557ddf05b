using RetentionBot.Conversation;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams;

/// <summary>Answers messages: through the connector, or in the response for whoever asks for it there.</summary>
internal sealed class MessageAnswers(TurnRunner turns, ReplyActivities activities, ConnectorClient connector)
{
    public Task<ActivityAnswer> AnswerAsync(Activity activity)
    {
        var message = MessageReader.Read(activity);
        return activity.DeliveryMode == DeliveryModes.ExpectReplies ? InBodyAsync(message) : ThroughConnectorAsync(message);
    }

    private async Task<ActivityAnswer> ThroughConnectorAsync(IncomingMessage message) =>
        await turns.RunAsync(message, new ConnectorAnswer(connector, activities, message.Conversation)) ?? ActivityAnswer.Taken;

    private async Task<ActivityAnswer> InBodyAsync(IncomingMessage message)
    {
        var answer = new BodyAnswer(activities, message.Conversation);
        return await turns.RunAsync(message, answer) ?? ActivityAnswer.Of(answer.Replies, WireJson.Wire.ExpectedReplies);
    }
}
