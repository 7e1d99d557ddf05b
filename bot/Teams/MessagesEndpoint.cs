using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Outbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams;

/// <summary>
/// Answers <c>/api/messages</c>: who is it → what is it → may they bring it → let the turn answer. A refusal has no body: it says nothing to whoever should not be here.
/// </summary>
internal sealed class MessagesEndpoint(
    IInboundAuthentication authentication,
    ReplyActivities activities,
    AdaptiveCardRenderer cards,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<MessagesEndpoint> logger)
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

        await AnswerAsync(http, activity);
    }

    private Task AnswerAsync(HttpContext http, Activity activity) => activity.Type switch
    {
        ActivityTypes.Message when activity.DeliveryMode == DeliveryModes.ExpectReplies => AnswerInBodyAsync(http, activity),
        ActivityTypes.Message => AnswerThroughConnectorAsync(http, activity),
        ActivityTypes.Invoke => AnswerInvokeAsync(http, activity),
        // Everything else the platform tells is accepted: an edited, deleted or liked message, members, typing, and types that do not exist yet.
        _ when activity.DeliveryMode == DeliveryModes.ExpectReplies => WriteAsync(http, StatusCodes.Status200OK, new ExpectedReplies([]), WireJson.Wire.ExpectedReplies),
        _ => Task.CompletedTask,
    };

    private async Task AnswerThroughConnectorAsync(HttpContext http, Activity activity)
    {
        var message = MessageReader.Read(activity);
        var answer = new ConnectorAnswer(http.RequestServices.GetRequiredService<ConnectorClient>(), activities, message.Conversation);
        await RunAsync(http, message, answer);
    }

    private async Task AnswerInBodyAsync(HttpContext http, Activity activity)
    {
        var message = MessageReader.Read(activity);
        var answer = new BodyAnswer(activities, message.Conversation);
        if (await RunAsync(http, message, answer))
            await WriteAsync(http, StatusCodes.Status200OK, answer.Replies, WireJson.Wire.ExpectedReplies);
    }

    private async Task AnswerInvokeAsync(HttpContext http, Activity activity)
    {
        if (activity.Name != InvokeNames.CardAction)
        {
            http.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        var press = CardActionPress.Read(activity.Value);
        if (press.Call is null)
        {
            var fault = JsonSerializer.SerializeToElement(press.Fault!, WireJson.Wire.CardActionFault); // without a call there is a fault
            await WriteAsync(http, StatusCodes.Status400BadRequest, new CardActionAnswer(StatusCodes.Status400BadRequest, ContentTypes.Error, fault), WireJson.Wire.CardActionAnswer);
            return;
        }

        var answer = new CardActionCard();
        if (await RunAsync(http, MessageReader.Read(activity, press.Call), answer))
            await WriteAsync(http, StatusCodes.Status200OK, AnswerOf(answer.Card), WireJson.Wire.CardActionAnswer);
    }

    // A press that was answered before has nothing new to show: the card stays as it is.
    private CardActionAnswer AnswerOf(Card? card) => card is null
        ? new CardActionAnswer(StatusCodes.Status200OK, ContentTypes.Message, JsonElement.Parse("\"Already done.\""))
        : new CardActionAnswer(StatusCodes.Status200OK, ContentTypes.AdaptiveCard, cards.Render(card));

    /// <summary>Runs the turn; false when the response has been given the status of a failure.</summary>
    private async Task<bool> RunAsync(HttpContext http, IncomingMessage message, IAnswer answer)
    {
        var outcome = await TurnOutcome.OfAsync(http.RequestServices.GetRequiredService<ITurn>(), message, answer, time, logger);
        http.Response.StatusCode = outcome.Status;
        if (outcome.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return outcome.IsAnswered;
    }

    private void Refuse(HttpContext http, int status, string reason)
    {
        logger.RefusedRequest(reason, status);
        http.Response.StatusCode = status;
    }

    private static async Task WriteAsync<T>(HttpContext http, int status, T body, JsonTypeInfo<T> type)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(body, type, cancellationToken: http.RequestAborted);
    }
}
