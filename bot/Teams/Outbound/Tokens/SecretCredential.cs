using Azure.Core;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound.Tokens;

/// <summary>
/// Fetches tokens for a client secret. Our own: the library for the other ways speaks https only, so a test could not stand in for Entra on this machine.
/// See https://www.rfc-editor.org/rfc/rfc6749#section-4.4
/// </summary>
internal sealed class SecretCredential(HttpClient http, Uri tokenUrl, string appId, string secret, TimeProvider time) : TokenCredential
{
    /// <summary>A token is some kilobytes.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <exception cref="ChannelException">The host was busy, or refused; a failure to reach it is thrown as it is.</exception>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", appId), new("client_secret", secret), new("scope", string.Join(' ', requestContext.Scopes)),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, tokenUrl) { Content = form };
        using var answered = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var now = time.GetUtcNow();
        var response = await ConnectorResponse.ReadAsync(answered, MostAnswerBytes, now, cancellationToken);
        var answer = response.Read(WireJson.Wire.TokenAnswer);

        return response.IsSuccess && answer is { AccessToken: { } token, ExpiresIn: > 0 and < 1e9 and var seconds } && IsToken(token)
            ? new AccessToken(token, now.AddSeconds(seconds))
            : throw TokenFaults.Of(response, answer);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are fetched asynchronously only.");

    // What may stand in a header: RFC 6750, b64token.
    private static bool IsToken(string token) => token.Length > 0 && token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c, StringComparison.Ordinal));
}
