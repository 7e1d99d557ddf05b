using System.Text;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>
/// Escapes text so that it shows as it is, and cuts it. Slack reads <c>&lt;…&gt;</c> as links and mentions, and <c>* _ ~ `</c>, a leading <c>&gt;</c> and <c>:name:</c> as markup; for the latter
/// there is no escape, so a character without width takes them apart. Whatever is cut is measured as it is sent, and never within an escape or a character.
/// https://docs.slack.dev/messaging/formatting-message-text
/// </summary>
internal static partial class MrkdwnText
{
    private const char ZeroWidthSpace = '\u200B';

    /// <summary>Text with its line breaks, at most <paramref name="limit"/> characters, ending in … when some were left out.</summary>
    public static string Of(string text, int limit)
    {
        if (text.Length <= limit && IsPlain(text))
            return text;

        var escaped = new StringBuilder();
        var end = 0; // where it still takes a …
        foreach (var piece in Pieces(text))
        {
            if (escaped.Length + piece.Length > limit)
            {
                escaped.Length = end;
                return escaped.Append('…').ToString();
            }

            escaped.Append(piece);
            if (escaped.Length < limit)
                end = escaped.Length;
        }

        return escaped.ToString();
    }

    /// <summary>The whole text in parts of at most <paramref name="limit"/> characters each, taken apart after a line or a word where there is one.</summary>
    public static IEnumerable<string> Parts(string text, int limit)
    {
        var part = new StringBuilder();
        foreach (var piece in Pieces(text))
        {
            if (part.Length + piece.Length > limit)
            {
                var whole = part.ToString();
                var end = whole.LastIndexOf('\n') is > 0 and var line ? line : whole.LastIndexOf(' ') is > 0 and var word ? word : whole.Length;
                yield return whole[..end];
                part.Clear().Append(whole, end, whole.Length - end);
            }

            part.Append(piece);
        }

        yield return part.ToString();
    }

    /// <summary>One line of text in bold.</summary>
    public static string Bold(string text, int limit) => $"*{Of(OneLine(text).Trim(), limit - 2)}*";

    /// <summary>A link of ours; null when it is longer than a text may be.</summary>
    public static string? Link(Uri address, string title)
    {
        // A link ends at the first of these; AbsoluteUri has escaped most of them already.
        var target = address.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
        var link = $"<{target}|{Of(OneLine(title), BlockLimits.ButtonText)}>";
        return link.Length <= BlockLimits.Text ? link : null;
    }

    /// <summary>Text that Slack takes as it is: on one line, without what is not shown, at most <paramref name="limit"/> characters; a dash for a blank one, which Slack refuses.</summary>
    public static string Plain(string text, int limit) => Shortening.Text(OneLine(Sound(text)).Trim(), limit) is { Length: > 0 } shown ? shown : "–";

    /// <summary>Text without what is not shown, its line breaks kept.</summary>
    public static string Sound(string text) => string.Concat(SoundPieces(text.ReplaceLineEndings("\n")));

    // Most texts are, and stay what they are.
    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '&' or '<' or '>' or '*' or '_' or '~' or '`' or '\u2028' or '\u2029' || char.IsSurrogate(c) || (c != '\n' && char.IsControl(c)) || (c == ':' && i + 1 < text.Length && text[i + 1] is not (' ' or '\n')))
                return false;
        }

        return true;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static IEnumerable<string> Pieces(string text)
    {
        var sound = Sound(text);
        var isLineStart = true;
        for (var i = 0; i < sound.Length; i++)
        {
            var c = sound[i];
            if (char.IsSurrogate(c))
                yield return sound.Substring(i++, 2);
            else
                yield return c switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => isLineStart ? $"{ZeroWidthSpace}&gt;" : "&gt;",
                    // Inside a word, as in an e-mail address, they mean nothing.
                    '*' or '_' or '~' when !(IsWord(sound, i - 1) && IsWord(sound, i + 1)) => $"{ZeroWidthSpace}{c}{ZeroWidthSpace}",
                    '`' => $"{ZeroWidthSpace}{c}{ZeroWidthSpace}",
                    ':' when EmojiName().IsMatch(sound, i) => $"{c}{ZeroWidthSpace}",
                    _ => c.ToString(),
                };
            isLineStart = c == '\n' || (isLineStart && c == ' ');
        }
    }

    // Half a character becomes the one that stands for an unreadable one, as JSON writers do.
    private static IEnumerable<string> SoundPieces(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                yield return text.Substring(i++, 2);
            else if (char.IsSurrogate(c))
                yield return "\uFFFD";
            else if (c == '\t')
                yield return " ";
            else if (c == '\n' || !char.IsControl(c))
                yield return c.ToString();
        }
    }

    private static bool IsWord(string text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);

    [GeneratedRegex(@"\G:[\w+'-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex EmojiName();
}
