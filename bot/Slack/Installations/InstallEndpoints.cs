using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RetentionBot.Slack.Installations;

/// <summary><c>GET /slack/install</c> sends a browser to Slack, <c>GET /slack/oauth</c> is where Slack sends it back to. Both are not there until the settings for it are.</summary>
internal sealed class InstallEndpoints(InstallAddresses addresses, InstallStates states, AppInstall install, ILogger<InstallEndpoints> logger)
{
    private const string CookieName = "retentionbot-slack-install";

    /// <summary>Slack's codes are some dozens of characters.</summary>
    private const int LongestCode = 512;

    public Task BeginAsync(HttpContext http)
    {
        if (!addresses.AreSet)
            return NotThereAsync(http);

        var (state, browser) = states.Begin();
        http.Response.Cookies.Append(CookieName, browser, Cookie(InstallStates.Life));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(addresses.Authorize(state).AbsoluteUri);
        return Task.CompletedTask;
    }

    public async Task EndAsync(HttpContext http)
    {
        if (!addresses.AreSet)
        {
            await NotThereAsync(http);
            return;
        }

        // Before anything else is looked at; the cookie goes with it.
        var isBegunHere = states.TryUse(Only(http, "state"), http.Request.Cookies[CookieName]);
        http.Response.Cookies.Delete(CookieName, Cookie(life: null));
        var page = isBegunHere ? await PageAsync(http) : NotBegunHere();
        await page.WriteAsync(http.Response);
    }

    private async Task<InstallPage> PageAsync(HttpContext http)
    {
        if (Only(http, "error") is { } error)
            return Declined(error);

        return Only(http, "code") is { Length: > 0 and <= LongestCode } code ? await install.FinishAsync(code, http.RequestAborted) : NotBegunHere();
    }

    private InstallPage Declined(string error)
    {
        logger.NotInstalled(error == "access_denied" ? error : "Slack sent another error back");
        return new InstallPage(
            StatusCodes.Status200OK,
            "Not installed",
            error == "access_denied" ? "Somebody chose not to install RetentionBot. Nothing was kept." : "Slack did not install RetentionBot. Nothing was kept.") { Link = (addresses.Begin, "Begin again") };
    }

    private InstallPage NotBegunHere()
    {
        logger.NotInstalled("it was not begun here, or too long ago");
        return new InstallPage(
            StatusCodes.Status400BadRequest,
            "Not installed",
            $"An installation is finished once, within {InstallStates.Life.TotalMinutes:0} minutes, in the browser in which it was begun. This one was not. Nothing was kept.") { Link = (addresses.Begin, "Begin again") };
    }

    /// <summary>The value of a field that is there once; null for any other.</summary>
    private static string? Only(HttpContext http, string name) => http.Request.Query[name] is [{ } value] ? value : null;

    /// <summary>Lax, since the browser comes back from another site.</summary>
    private CookieOptions Cookie(TimeSpan? life) => new()
    {
        HttpOnly = true, Secure = addresses.IsHttps, SameSite = SameSiteMode.Lax, Path = addresses.End.AbsolutePath, MaxAge = life, IsEssential = true,
    };

    private static Task NotThereAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
