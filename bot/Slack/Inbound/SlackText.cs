using System.Text;
using System.Text.RegularExpressions;

namespace RetentionBot.Slack.Inbound;

/// <summary>The words of a message as the person typed them. Slack escapes three characters and puts what it recognised between angle brackets. See https://docs.slack.dev/messaging/formatting-message-text</summary>
internal static partial class SlackText
{
    /// <summary>
    /// The words: without mentions of the bot, what Slack recognised by its label or its address, then what was escaped. In this order: otherwise a text that only looks like a mention would become one.
    /// </summary>
    /// <param name="bot">The bot's user id.</param>
    public static string Decode(string text, string bot)
    {
        var words = new StringBuilder(text.Length);
        var end = 0;
        foreach (var token in Token().EnumerateMatches(text))
        {
            words.Append(Unescape(text[end..token.Index]));
            var inside = text[(token.Index + 1)..(token.Index + token.Length - 1)];
            end = token.Index + token.Length;
            if (IsMentionOf(bot, inside))
                end = PastOneBlank(text, end, words);
            else
                words.Append(Unescape(Shown(inside)));
        }

        return WithPlainCharacters(words.Append(Unescape(text[end..])).ToString()).Trim().TrimStart(',', ':').TrimStart();
    }

    /// <summary>Whether the bot is spoken to in it.</summary>
    public static bool Mentions(string text, string bot)
    {
        foreach (var token in Token().EnumerateMatches(text))
        {
            if (IsMentionOf(bot, text[(token.Index + 1)..(token.Index + token.Length - 1)]))
                return true;
        }

        return false;
    }

    private static bool IsMentionOf(string user, string inside) => inside.Split('|', 2)[0] == "@" + user;

    // A mention in the middle of a sentence has a blank on either side.
    private static int PastOneBlank(string text, int end, StringBuilder before) =>
        end < text.Length && text[end] == ' ' && (before.Length == 0 || char.IsWhiteSpace(before[^1])) ? end + 1 : end;

    private static string Shown(string inside)
    {
        var (target, label) = inside.Split('|', 2) is [var first, var second] ? (first, second) : (inside, "");
        return target switch
        {
            ['@', .. var user] => "@" + (label.Length > 0 ? label.TrimStart('@') : user),
            ['#', .. var channel] => "#" + (label.Length > 0 ? label : channel),
            ['!', .. var special] => label.Length > 0 ? label : "@" + special.Split('^')[0],
            _ when label.Length > 0 => label,
            _ when target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) => target["mailto:".Length..],
            _ when target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) => target["tel:".Length..],
            _ => target,
        };
    }

    private static string Unescape(string text) =>
        text.Contains('&', StringComparison.Ordinal)
            ? text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            : text;

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

    // Anything else between angle brackets was typed so.
    [GeneratedRegex("<(?:[@#!]|[A-Za-z][A-Za-z0-9+.-]*:)[^<>]+>")]
    private static partial Regex Token();
}
