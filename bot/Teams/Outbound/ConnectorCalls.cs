using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound.Tokens;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Makes one call of the connector, whatever it takes: to allowed hosts only, at the channel's pace, with the bot's token, again when the service was busy, and at the
/// other host when the conversation is served there.
/// </summary>
internal sealed class ConnectorCalls(HttpClient http, ServiceHosts hosts, BotTokens tokens, SendPacing pacing, ConnectorRetries retries, TimeProvider time)
{
    /// <summary>A try not answered by then has failed. The channel itself gives a turn about 15 s.</summary>
    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);

    public static void Configure(HttpClient http)
    {
        http.Timeout = Timeout.InfiniteTimeSpan; // each try has its own
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RetentionBot", "1.0"));
    }

    /// <summary>The connector's last word, a success or a refusal.</summary>
    /// <exception cref="ChannelException">It could not be asked, or the address may not be called.</exception>
    public async Task<ConnectorResponse> RunAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        var service = request.Conversation.ServiceUrl ?? throw new ChannelException(ChannelFault.Rejected, "The conversation has no service address to send to.");
        var response = await RunAtAsync(service, request, cancellationToken);
        return response.Code == ConnectorFaults.Moved && service.IdnHost != ServiceHosts.CommunityCloud.IdnHost
            ? await RunAtAsync(ServiceHosts.CommunityCloud, request, cancellationToken) with { MovedTo = ServiceHosts.CommunityCloud }
            : response;
    }

    private async Task<ConnectorResponse> RunAtAsync(Uri service, ConnectorRequest request, CancellationToken cancellationToken)
    {
        var address = request.At(service);
        if (!hosts.Allows(address))
            throw new ChannelException(ChannelFault.Rejected, "The conversation's service address is none that may be called; Teams:AllowedServiceHosts says which may.");

        try
        {
            return await retries.RunAsync(token => TryAsync(address, request, token), cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ChannelException(ChannelFault.Retry, $"The connector could not be reached: {exception.HttpRequestError}.", exception)
            {
                MayHaveBeenSaid = request.Pace == Pace.Sending && !ConnectorRetries.NeverArrived(exception),
            };
        }
    }

    // A token may have been revoked before its time: then another one helps, once. Refused again, the registration is wrong.
    private async Task<ConnectorResponse> TryAsync(Uri address, ConnectorRequest request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendAsync(address, request, token, cancellationToken);
        return response.Status == HttpStatusCode.Unauthorized && token is not null
            ? await SendAsync(address, request, await tokens.RefreshAsync(token, cancellationToken), cancellationToken)
            : response;
    }

    private async Task<ConnectorResponse> SendAsync(Uri address, ConnectorRequest request, string? token, CancellationToken cancellationToken)
    {
        await pacing.EnterAsync(request.Conversation, request.Pace, cancellationToken);
        using var message = request.ToMessage(address, token);
        using var limit = new CancellationTokenSource(TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var answered = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var response = await ConnectorResponse.ReadAsync(answered, request.MostAnswerBytes, time.GetUtcNow(), either.Token);
            if (response is { Status: HttpStatusCode.TooManyRequests, RetryAfter: { } wait })
                pacing.Hold(request.Conversation, wait);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChannelException(
                ChannelFault.Retry, string.Create(CultureInfo.InvariantCulture, $"The connector did not answer within {TryTimeout.TotalSeconds:0} seconds."), exception)
            {
                MayHaveBeenSaid = request.Pace == Pace.Sending,
            };
        }
    }
}
