namespace RetentionBot.Teams.Outbound.Tokens;

/// <summary>Who gives the bot its tokens: a host of Entra and a tenant there.</summary>
/// <param name="Host">Its address without a path.</param>
/// <param name="Tenant">The tenant's id or domain.</param>
/// <param name="TokenUrl">Where a token is asked for.</param>
internal sealed record TokenAuthority(Uri Host, string Tenant, Uri TokenUrl)
{
    /// <summary>
    /// The tenant of bots that are registered for every tenant.
    /// See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
    /// </summary>
    private const string MultiTenant = "botframework.com";

    /// <summary>Of <see cref="TeamsOptions.TokenUrl"/>, whose first part is the tenant; without it, the public cloud's for <see cref="TeamsOptions.TenantId"/>.</summary>
    public static TokenAuthority Of(TeamsOptions options)
    {
        var tenant = options.TenantId.Length > 0 ? options.TenantId : MultiTenant;
        var url = new Uri(options.TokenUrl.Length > 0 ? options.TokenUrl : $"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token");
        var stated = url.Segments.Length > 1 ? Uri.UnescapeDataString(url.Segments[1].TrimEnd('/')) : tenant;
        return new TokenAuthority(new Uri(url, "/"), stated, url);
    }
}
