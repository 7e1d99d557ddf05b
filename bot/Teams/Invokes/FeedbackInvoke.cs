using Microsoft.AspNetCore.Http;
using RetentionBot.Teams.Events;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>Takes a judgement of one of the bot's messages. Teams keeps nothing of it and shows an error for any answer but <c>{}</c>.</summary>
internal sealed class FeedbackInvoke(EventTaker events)
{
    public async Task<ActivityAnswer> AnswerAsync(Activity activity)
    {
        if (OpenJson.Text(activity.Value, "actionName") != "feedback")
            return new ActivityAnswer(StatusCodes.Status501NotImplemented);
        if (FeedbackReader.Read(activity) is not { } given)
            return new ActivityAnswer(StatusCodes.Status400BadRequest);

        var taken = await events.TakeAsync(given);
        return taken.Status == StatusCodes.Status200OK ? ActivityAnswer.Of(new EmptyBody(), WireJson.Wire.EmptyBody) : taken;
    }
}
