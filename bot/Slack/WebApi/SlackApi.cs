using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.WebApi;

/// <summary>Slack's Web API, a method at a time. See https://docs.slack.dev/apis/web-api/</summary>
internal sealed class SlackApi(HttpClient http, SlackAddresses addresses, ISlackBots bots, SlackPacing pacing, SlackRetries retries, TimeProvider time, ILogger<SlackApi> logger)
{
    /// <summary>How long a method is left alone when Slack is busy and does not say for how long.</summary>
    private static readonly TimeSpan _unsaidWait = TimeSpan.FromSeconds(1);

    /// <summary>Calls a method as the bot of an installation, at Slack's pace, and returns its answer, which says <c>ok</c>.</summary>
    /// <param name="tenant">Whose installation: a workspace's id, or an organisation's for one that is installed for all of it.</param>
    /// <param name="method">For example <c>chat.postMessage</c>.</param>
    /// <param name="arguments">Only those that are set.</param>
    /// <exception cref="ChannelException">Slack did not do it; <see cref="ChannelException.Code"/> is Slack's own word.</exception>
    public Task<JsonElement> CallAsync(string tenant, string method, JsonObject arguments, CancellationToken cancellationToken) =>
        CallAsync(new SlackRequest(tenant, new SlackMethod(method), arguments), cancellationToken);

    /// <summary>As the other one, for a call of which more is known.</summary>
    /// <exception cref="ChannelException">Slack did not do it; <see cref="ChannelException.Code"/> is Slack's own word.</exception>
    public async Task<JsonElement> CallAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        var bot = await bots.OfAsync(request.Tenant, cancellationToken);
        var response = await RunAsync(request, bot, cancellationToken);
        if (response.Error == SlackFaults.TokenExpired)
        {
            logger.TokenExpired(request.Tenant);
            bot = await bots.RenewedAsync(bot, cancellationToken);
            response = await RunAsync(request, bot, cancellationToken);
        }

        return response.IsOk ? response.Body!.Value : throw await RefusedAsync(request, bot, response, cancellationToken); // ok is said in a body
    }

    private async Task<SlackResponse> RunAsync(SlackRequest request, SlackBot bot, CancellationToken cancellationToken)
    {
        try
        {
            return await retries.RunAsync(request, (patience, token) => TryAsync(request, bot, patience, token), cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ChannelException(ChannelFault.Retry, $"Slack could not be reached: {exception.HttpRequestError}.", exception)
            {
                MayHaveBeenSaid = !request.IsRepeatable && !SlackRetries.NeverArrived(exception),
            };
        }
    }

    private async Task<SlackResponse> TryAsync(SlackRequest request, SlackBot bot, TimeSpan patience, CancellationToken cancellationToken)
    {
        await pacing.EnterAsync(request, patience, cancellationToken);
        using var message = request.ToMessage(addresses.Of(request.Method), bot.Token);
        using var limit = new CancellationTokenSource(SlackHttp.TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answered = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var response = await SlackResponse.ReadAsync(answered, time.GetUtcNow(), either.Token);
            if (response.IsBusy)
                Hold(request, response.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : _unsaidWait);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException(
                ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"Slack did not answer {request.Method.Name} within {SlackHttp.TryTimeout.TotalSeconds:0} seconds."), exception)
            {
                MayHaveBeenSaid = !request.IsRepeatable,
            };
        }
    }

    private void Hold(SlackRequest request, TimeSpan wait)
    {
        pacing.Hold(request, wait);
        logger.Held(request.Method.Name, request.Tenant, wait.TotalSeconds);
    }

    private async Task<ChannelException> RefusedAsync(SlackRequest request, SlackBot bot, SlackResponse response, CancellationToken cancellationToken)
    {
        var refused = SlackFaults.Of(request, response);
        if (SlackFaults.IsEnded(refused.Code))
        {
            logger.InstallationEnded(request.Tenant, refused.Code!); // one of the known words
            await bots.EndAsync(bot, cancellationToken);
        }
        else if (refused.Code == SlackFaults.MissingScope)
        {
            logger.ScopeMissing(request.Method.Name, request.Tenant, SlackFaults.ScopesOf(response));
        }
        else if (SlackFaults.IsAboutBlocks(refused.Code))
        {
            logger.BlocksRefused(request.Method.Name, refused.Code!, SlackFaults.PlacesOf(response)); // one of the known words
        }

        return refused;
    }
}
