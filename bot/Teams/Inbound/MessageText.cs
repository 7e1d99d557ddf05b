using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>The words of a message, as the person typed them: without the bot's own mention, with ordinary spaces and no control characters.</summary>
internal static partial class MessageText
{
    /// <summary>More mention entities than this are not looked at; each one costs a pass over the text.</summary>
    private const int MaxMentions = 50;

    public static string Of(Activity activity)
    {
        if (activity.Text is not { Length: > 0 } text)
            return "";

        text = WithoutOwnMention(text, activity);
        return activity.TextFormat == TextFormats.Xml ? OfMarkup(text) : Plain(text.Replace("&nbsp;", " ", StringComparison.Ordinal));
    }

    /// <summary>The words of HTML or of the few tags a message may have.</summary>
    public static string OfMarkup(string markup) => Plain(WebUtility.HtmlDecode(Tag().Replace(LineBreak().Replace(markup, "\n"), "")));

    /// <summary>The text with ordinary spaces and line breaks, without other control characters and without blanks at its ends.</summary>
    public static string Plain(string text) => WithPlainCharacters(text).Trim();

    private static string WithoutOwnMention(string text, Activity activity)
    {
        if (activity.Recipient?.Id is not { Length: > 0 } bot || activity.Entities is null)
            return text;

        return activity.Entities.Where(entity => OpenJson.Text(entity, "type") == "mention")
            .Take(MaxMentions)
            .Where(mention => OpenJson.Text(OpenJson.Member(mention, "mentioned"), "id") == bot)
            .Select(MentionedAs)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Aggregate(text, (rest, mention) => rest.Replace(mention, "", StringComparison.OrdinalIgnoreCase));
    }

    // Some clients leave the mention's text out; then it stands in the message under the name.
    private static string? MentionedAs(JsonElement mention)
    {
        if (OpenJson.Text(mention, "text") is { } text)
            return text.Length > 0 ? text : null;

        return OpenJson.Text(OpenJson.Member(mention, "mentioned"), "name") is { Length: > 0 } name ? $"<at>{name}</at>" : null;
    }

    private static string WithPlainCharacters(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\u00A0')
                plain.Append(' ');
            else if (c is '\n' or '\t' || !char.IsControl(c))
                plain.Append(c);
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"<br\s*/?>|</p>|</div>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}
