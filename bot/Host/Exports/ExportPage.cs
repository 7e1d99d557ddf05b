using System.Text;
using System.Text.Encodings.Web;
using RetentionBot.Skills.Administration.Export;

namespace RetentionBot.Host.Exports;

/// <summary>The page behind the button: what the file is, and a form for each format. No script, no style, no name of a customer.</summary>
internal static class ExportPage
{
    /// <summary>Nothing is loaded and nothing framed; the forms go back to this host only.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="ticket">Its text, for the forms: an address relative to the page would lose it.</param>
    public static string Of(ExportFile file, string ticket)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>RetentionBot: export</title></head>
            <body>
            <main>
            <h1>Your export</h1>

            """);
        html.Append("<p>").Append(HtmlEncoder.Default.Encode(file.Name)).Append(": the file is given once. Keep it where only you can read it, and delete it when it is no longer needed.</p>\n");
        foreach (var format in file.Formats)
        {
            var name = format.ToString();
            html.Append("<form method=\"post\" action=\"").Append(UrlEncoder.Default.Encode(ticket)).Append('/').Append(name.ToLowerInvariant())
                .Append("\"><button>Download ").Append(name.ToUpperInvariant()).Append("</button></form>\n");
        }

        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }
}
