using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Teams.Events;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Invokes;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams;

/// <summary>
/// Answers <c>/api/messages</c>: who is it → what is it → may they bring it → hand it to those who answer its kind. A refusal has no body: it says nothing to whoever
/// should not be here.
/// </summary>
internal sealed class MessagesEndpoint(
    IInboundAuthentication authentication, MessageAnswers messages, InvokeAnswers invokes, EventTaker events, IOptions<TeamsOptions> options, ILogger<MessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            Refuse(http, StatusCodes.Status405MethodNotAllowed, "its method is not POST");
            return;
        }

        if (await authentication.AuthenticateAsync(http.Request, http.RequestAborted) is not { } caller)
        {
            logger.RefusedSender();
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var body = await RequestBody.ReadAsync(http.Request, options.Value.MaxBodyBytes, http.RequestAborted);
        if (body.Refusal is { } status)
        {
            Refuse(http, status, status == StatusCodes.Status413PayloadTooLarge ? "its body is larger than Teams:MaxBodyBytes" : "its body is not UTF-8 JSON by its Content-Type, or broke off");
            return;
        }

        if (ActivityReader.Read(body.Bytes) is not { } activity)
        {
            Refuse(http, StatusCodes.Status400BadRequest, "its body is not one activity in JSON");
            return;
        }

        if (ActivityRules.FaultOf(activity) is { } fault)
        {
            Refuse(http, StatusCodes.Status400BadRequest, fault);
            return;
        }

        if (!caller.MayBring(activity))
        {
            logger.RefusedActivity(activity.ChannelId!); // ActivityRules: it is there
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await WriteAsync(http, AsExpected(activity, await AnswerAsync(activity)));
    }

    private Task<ActivityAnswer> AnswerAsync(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message => messages.AnswerAsync(activity),
        ActivityTypes.Invoke => invokes.AnswerAsync(activity),
        _ when ChannelEventReader.Read(activity) is { } happened => events.TakeAsync(happened),
        // Everything else the platform tells is accepted and left alone: an edited, deleted or liked message, typing, and types that do not exist yet.
        _ => Task.FromResult(ActivityAnswer.Taken),
    };

    /// <summary>Whoever expects replies gets a list of them, and the answer to an invoke beside it.</summary>
    private static ActivityAnswer AsExpected(Activity activity, ActivityAnswer answer) =>
        activity is { DeliveryMode: DeliveryModes.ExpectReplies, Type: not ActivityTypes.Message } && (answer.Body is not null || answer.Status == StatusCodes.Status200OK)
            ? ActivityAnswer.Of(new ExpectedReplies([], answer.Body), WireJson.Wire.ExpectedReplies, answer.Status)
            : answer;

    private static async Task WriteAsync(HttpContext http, ActivityAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (answer.Body is { } body)
            await http.Response.WriteAsJsonAsync(body, WireJson.Wire.JsonElement, cancellationToken: http.RequestAborted);
    }

    private void Refuse(HttpContext http, int status, string reason)
    {
        logger.RefusedRequest(reason, status);
        http.Response.StatusCode = status;
    }
}
