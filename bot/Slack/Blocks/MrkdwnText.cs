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

    private const int LongestPiece = 5;

    /// <summary>Text with its line breaks, at most <paramref name="limit"/> characters, ending in … when some were left out.</summary>
    public static string Of(string text, int limit)
    {
        if (text.Length <= limit && IsPlain(text))
            return text;

        var sound = Sound(text);
        var escaped = new StringBuilder(Math.Min(sound.Length, limit) + LongestPiece);
        var end = 0; // where it still takes a …
        for (var i = 0; i < sound.Length;)
        {
            i += AppendPiece(escaped, sound, i);
            if (escaped.Length > limit)
            {
                escaped.Length = end;
                return escaped.Append('…').ToString();
            }

            if (escaped.Length < limit)
                end = escaped.Length;
        }

        return escaped.ToString();
    }

    /// <summary>The whole text in parts of at most <paramref name="limit"/> characters each, taken apart after a line or a word where there is one.</summary>
    public static IEnumerable<string> Parts(string text, int limit)
    {
        var sound = Sound(text);
        var part = new StringBuilder(Math.Min(sound.Length, limit) + LongestPiece);
        for (var i = 0; i < sound.Length;)
        {
            var before = part.Length;
            i += AppendPiece(part, sound, i);
            if (part.Length <= limit)
                continue;

            var all = part.ToString();
            var whole = all[..before];
            var end = whole.LastIndexOf('\n') is > 0 and var line ? line : whole.LastIndexOf(' ') is > 0 and var word ? word : before;
            yield return whole[..end];
            part.Clear().Append(all, end, all.Length - end);
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
        var link = $"<{target}|{Of(Plain(title, BlockLimits.ButtonText), BlockLimits.Text)}>";
        return link.Length <= BlockLimits.Text ? link : null;
    }

    /// <summary>Text that Slack takes as it is: on one line, without what is not shown, at most <paramref name="limit"/> characters; a dash for a blank one, which Slack refuses.</summary>
    public static string Plain(string text, int limit) => Shortening.Text(OneLine(Sound(text)).Trim(), limit) is { Length: > 0 } shown ? shown : "–";

    /// <summary>Text without what is not shown, its line breaks kept. Half a character becomes the one that stands for an unreadable one, as JSON writers do.</summary>
    public static string Sound(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || (char.IsControl(c) && c != '\n') || c is '\u2028' or '\u2029'))
            return text;

        var lines = text.ReplaceLineEndings("\n");
        var sound = new StringBuilder(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var c = lines[i];
            if (char.IsHighSurrogate(c) && i + 1 < lines.Length && char.IsLowSurrogate(lines[i + 1]))
                sound.Append(c).Append(lines[++i]);
            else if (char.IsSurrogate(c))
                sound.Append('\uFFFD');
            else if (c == '\t')
                sound.Append(' ');
            else if (c == '\n' || !char.IsControl(c))
                sound.Append(c);
        }

        return sound.ToString();
    }

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

    // Appends what must not be taken apart: a character, or its escape. Returns how many UTF-16 units it took.
    private static int AppendPiece(StringBuilder escaped, string sound, int i)
    {
        var c = sound[i];
        if (char.IsSurrogate(c))
        {
            escaped.Append(sound, i, 2);
            return 2;
        }

        _ = c switch
        {
            '&' => escaped.Append("&amp;"),
            '<' => escaped.Append("&lt;"),
            '>' => IsLineStart(sound, i) ? escaped.Append(ZeroWidthSpace).Append("&gt;") : escaped.Append("&gt;"),
            // Inside a word, as in an e-mail address, they mean nothing.
            '*' or '_' or '~' when IsWord(sound, i - 1) && IsWord(sound, i + 1) => escaped.Append(c),
            '*' or '_' or '~' or '`' => escaped.Append(ZeroWidthSpace).Append(c).Append(ZeroWidthSpace),
            ':' when EmojiName().IsMatch(sound, i) => escaped.Append(c).Append(ZeroWidthSpace),
            _ => escaped.Append(c),
        };
        return 1;
    }

    private static bool IsLineStart(string text, int i)
    {
        while (i > 0 && text[i - 1] == ' ')
            i--;
        return i == 0 || text[i - 1] == '\n';
    }

    private static bool IsWord(string text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);

    [GeneratedRegex(@"\G:[\w+'-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex EmojiName();
}
