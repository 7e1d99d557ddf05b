using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Answers by the address that came with a command or a press. It needs no token and no membership. Safe for several threads.
/// See https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
/// </summary>
internal sealed class ResponseUrls(HttpClient http, SlackAddresses addresses, TimeProvider time, ILogger<ResponseUrls> logger)
{
    /// <summary>So often an address may be used.</summary>
    public const int MostUses = 5;

    /// <summary>So long an address may be used. It is counted from its first use, which is when this process learns of it; Slack itself refuses one that is older.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int MostAnswerBytes = 64 * 1024;

    private static readonly TimeSpan _forgetsEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Use> _uses = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _forgotAt;

    /// <summary>Posts to it; false when it is used up, too old or refused, or was not reached, and another way must be taken.</summary>
    /// <exception cref="ChannelException">Nobody knows whether it was said (<see cref="ChannelException.MayHaveBeenSaid"/>).</exception>
    /// <param name="address">A <c>response_url</c>. One that is not Slack's own is never called.</param>
    /// <param name="body">A message with <c>replace_original</c> or <c>delete_original</c> said explicitly.</param>
    public async Task<bool> TryPostAsync(Uri address, JsonObject body, CancellationToken cancellationToken)
    {
        if (!addresses.IsResponse(address))
        {
            logger.ResponseUrlForeign();
            return false;
        }

        return TryUse(address.AbsoluteUri) && await PostAsync(address, body, cancellationToken);
    }

    private async Task<bool> PostAsync(Uri address, JsonObject body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SlackHttp.TryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8"));
        try
        {
            using var response = await http.PostAsync(address, content, either.Token);
            if (response.IsSuccessStatusCode && !await SaysNoAsync(response, either.Token))
                return true;

            logger.ResponseUrlRefused(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Uncertain("no answer");
        }
        catch (HttpRequestException exception)
        {
            logger.ResponseUrlRefused(exception.HttpRequestError.ToString());
            if (!SlackRetries.NeverArrived(exception))
                throw Uncertain(exception.HttpRequestError.ToString());
        }

        return false;
    }

    private static ChannelException Uncertain(string what) => new(ChannelFault.Retry, $"Slack's response address gave {what}.") { MayHaveBeenSaid = true };

    // Usually "ok"; a refusal may come as JSON with a success's status.
    private static async Task<bool> SaysNoAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellationToken);
        var said = await response.Content.ReadAsStringAsync(cancellationToken);
        return said.Contains("\"ok\":false", StringComparison.Ordinal);
    }

    private bool TryUse(string address)
    {
        lock (_gate)
        {
            var now = time.GetElapsedTime(_start);
            ForgetOld(now);
            if (!_uses.TryGetValue(address, out var use))
                _uses[address] = use = new Use(now);
            return now - use.First <= Lifetime && use.Count++ < MostUses;
        }
    }

    // Twice the lifetime, so that an address that is over stays known as such for as long as an answer may be on its way.
    private void ForgetOld(TimeSpan now)
    {
        if (now - _forgotAt < _forgetsEvery)
            return;

        _forgotAt = now;
        foreach (var (address, use) in _uses)
        {
            if (now - use.First > 2 * Lifetime)
                _uses.Remove(address); // removing while enumerating is allowed
        }
    }

    private sealed class Use(TimeSpan first)
    {
        public TimeSpan First { get; } = first;

        public int Count { get; set; }
    }
}
