using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Slack.Installations;

/// <summary>What somebody who installs the app reads in the end. No script, no style; whatever came from elsewhere is text.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">How it ended.</param>
/// <param name="Sentences">What that means and what to do, a paragraph each.</param>
internal sealed record InstallPage(int Status, string Title, params string[] Sentences)
{
    /// <summary>Nothing is loaded, sent or framed.</summary>
    private const string ContentSecurityPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Where to go from here, and what it says there; null for nowhere.</summary>
    public (Uri Address, string Words)? Link { get; init; }

    public async Task WriteAsync(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer"; // the address holds Slack's code
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(Html(), response.HttpContext.RequestAborted);
    }

    private string Html()
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>RetentionBot in Slack</title></head>
            <body>
            <main>

            """);
        html.Append("<h1>").Append(Text(Title)).Append("</h1>\n");
        foreach (var sentence in Sentences)
        {
            html.Append("<p>").Append(Text(sentence)).Append("</p>\n");
        }

        if (Link is var (address, words))
            html.Append("<p><a href=\"").Append(Text(address.AbsoluteUri)).Append("\">").Append(Text(words)).Append("</a></p>\n");

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
