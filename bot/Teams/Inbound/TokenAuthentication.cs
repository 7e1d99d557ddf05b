using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// Lets in who brings a token of the channel for this bot. No other token counts, not even one that Entra issued to the bot itself: what brings those is the emulator
/// or another bot. See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
/// </summary>
internal sealed class TokenAuthentication(SigningKeys keys, ServiceHosts hosts, IOptions<TeamsOptions> options, TimeProvider time, ILogger<TokenAuthentication> logger)
    : IInboundAuthentication
{
    /// <summary>How far two clocks may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler _handler = new();

    public async ValueTask<IInboundCaller?> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization.Count == 0)
            return null;
        if (UnverifiedToken.In(request.Headers) is not { } token)
            return Refused("it is not one bearer token that can be read");
        if (token.Header is not { Algorithm: SecurityAlgorithms.RsaSha256, KeyId: { Length: > 0 } keyId })
            return Refused("it is not signed with RS256 and a named key");
        // Before any key is looked for: nobody else's keys are ever fetched.
        if (token.Claims.Issuer != options.Value.Issuer)
            return Refused("its issuer is not Teams:Issuer");
        if (await keys.FindAsync(keyId, cancellationToken) is not { } key)
            return Refused("it is signed with a key the channel does not have, or the channel's keys cannot be had");

        var proved = await _handler.ValidateTokenAsync(token.Text, RulesFor(key));
        return proved.IsValid ? new TokenCaller(key, token.Claims.ServiceUrl, options.Value, hosts, logger) : Refused(proved.Exception.GetType().Name);
    }

    private TokenValidationParameters RulesFor(SigningKey key) => new()
    {
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = options.Value.Issuer,
        AudienceValidator = (audiences, _, _) => IsThisBot(audiences),
        LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
    };

    // One audience and no other; an id in hexadecimal is the same in either case.
    private bool IsThisBot(IEnumerable<string> audiences) =>
        audiences.ToArray() is [var only] && only.Equals(options.Value.AppId, StringComparison.OrdinalIgnoreCase);

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && end >= now - ClockSkew && (notBefore is not { } start || start <= now + ClockSkew);
    }

    private TokenCaller? Refused(string reason)
    {
        logger.RefusedToken(reason);
        return null;
    }
}
