using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RetentionBot.Slack.Inbound;

/// <summary>
/// Answers what Slack posts: read it, is it Slack's, only then what it is. A refusal has no body: it says nothing to whoever should not be here.
/// </summary>
internal sealed class SlackEndpoints(SlackInbound inbound, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackEndpoints> logger)
{
    private readonly string[] _secrets = [.. new[] { options.Value.SigningSecret, options.Value.SigningSecretPrevious }.Where(secret => secret.Length > 0)];

    /// <summary>Events, one envelope in JSON.</summary>
    public Task EventsAsync(HttpContext http) => HandleAsync(http, isForm: false, body => SlackJson.Read(body) is { } envelope ? inbound.EventAsync(envelope) : null);

    /// <summary>Slash commands, a form.</summary>
    public Task CommandsAsync(HttpContext http) => HandleAsync(http, isForm: true, body => inbound.CommandAsync(SlackForm.Read(body)));

    /// <summary>Buttons, forms, shortcuts and type-aheads, JSON in the field <c>payload</c> of a form.</summary>
    public Task InteractionsAsync(HttpContext http) => HandleAsync(
        http, isForm: true, body => SlackForm.Read(body).TryGetValue("payload", out var json) && SlackJson.Read(json) is { } payload ? inbound.InteractionAsync(payload) : null);

    /// <param name="take">Takes the body; null when it is nothing Slack sends there.</param>
    private async Task HandleAsync(HttpContext http, bool isForm, Func<byte[], Task<SlackAck>?> take)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            Refuse(http, StatusCodes.Status405MethodNotAllowed, "its method is not POST");
            return;
        }

        if (_secrets.Length == 0)
        {
            Refuse(http, StatusCodes.Status401Unauthorized, "Slack:SigningSecret is empty");
            return;
        }

        var body = await RequestBytes.ReadAsync(http.Request, options.Value.MaxBodyBytes, http.RequestAborted);
        if (body.Refusal is { } status)
        {
            Refuse(http, status, status == StatusCodes.Status413PayloadTooLarge ? "its body is larger than Slack:MaxBodyBytes" : "its body broke off");
            return;
        }

        if (isForm && SlackForm.IsSslCheck(body.Bytes))
            return;

        if (SlackSignature.FaultOf(
            http.Request.Headers[SlackSignature.TimestampHeader], http.Request.Headers[SlackSignature.Header], body.Bytes, _secrets, time.GetUtcNow()) is { } fault)
        {
            Refuse(http, StatusCodes.Status401Unauthorized, fault);
            return;
        }

        if (take(body.Bytes) is not { } taking)
        {
            Refuse(http, StatusCodes.Status400BadRequest, "its body is not what Slack sends there");
            return;
        }

        await WriteAsync(http.Response, await taking);
    }

    private static async Task WriteAsync(HttpResponse response, SlackAck ack)
    {
        response.StatusCode = ack.Status;
        if (ack.Body is not { } body)
            return;

        response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        body.WriteTo(json);
        await json.FlushAsync();
    }

    private void Refuse(HttpContext http, int status, string reason)
    {
        logger.RefusedRequest(reason, status);
        http.Response.StatusCode = status;
    }
}
