using System.Text;

namespace RetentionBot.Teams.Cards;

/// <summary>
/// Escapes text so that it shows as it is. A TextBlock and a Fact read a subset of Markdown and replace {{DATE(…)}} and {{TIME(…)}}; the browser clients read all of
/// CommonMark. Only what would mean something is escaped, because the oldest phone clients show a backslash.
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
/// </summary>
internal static class LiteralText
{
    // Phone clients read [a](b) as a link even behind a backslash; a character without width between the brackets prevents it.
    private const char ZeroWidthSpace = '\u200B';

    // Leading ordinary spaces would make a code block.
    private const char NoBreakSpace = '\u00A0';

    // CounterClockwiseContourIntegral
    private const int LongestEntity = 31;

    /// <summary>Text of several lines, each escaped.</summary>
    public static string OfLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));

    /// <summary>One line of text, escaped. Line breaks become spaces.</summary>
    public static string Of(string text)
    {
        var line = WithoutControls(text);
        var escaped = new StringBuilder(line.Length + 8);
        var start = LineStart(line);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (i < start.Indent)
                escaped.Append(NoBreakSpace);
            else if (i == start.Marker || IsMarkup(line, i))
                escaped.Append('\\').Append(c);
            else if (c == '(' && i > 0 && line[i - 1] == ']')
                escaped.Append(ZeroWidthSpace).Append(c);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool IsMarkup(string line, int i) => line[i] switch
    {
        '*' or '`' or '<' or '~' => true,
        '[' or ']' => !IsCitationSign(line, i),
        // Inside a word, as in an e-mail address, it means nothing.
        '_' => !(IsWord(line, i - 1) && IsWord(line, i + 1)),
        '{' => Is(line, i + 1, '{') || Is(line, i - 1, '{'),
        '&' => IsEntity(line, i),
        '\\' => i + 1 < line.Length && (char.IsPunctuation(line[i + 1]) || char.IsSymbol(line[i + 1])),
        _ => false,
    };

    // [1] means nothing in Markdown unless an address or its explanation follows, and Teams finds what is cited by it.
    private static bool IsCitationSign(string line, int i)
    {
        var open = line[i] == '[' ? i : line.LastIndexOf('[', i);
        var close = open < 0 ? -1 : line.IndexOf(']', open);
        return close >= i && close - open is 2 or 3 && line.AsSpan(open + 1, close - open - 1).IndexOfAnyExceptInRange('0', '9') < 0 && !Is(line, close + 1, '(') && !Is(line, close + 1, ':');
    }

    // &lt; and &#60; would show as <; AT&T is only that.
    private static bool IsEntity(string line, int ampersand)
    {
        var end = ampersand + (Is(line, ampersand + 1, '#') ? 2 : 1);
        var start = end;
        while (end < line.Length && end - start < LongestEntity && char.IsAsciiLetterOrDigit(line[end]))
            end++;
        return end > start && Is(line, end, ';');
    }

    /// <summary>How many spaces the line begins with, and which character would make the rest a heading, quotation, list, rule or underline; -1 for none.</summary>
    private static (int Indent, int Marker) LineStart(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] == ' ')
            indent++;
        if (indent == line.Length)
            return (indent, -1);
        if (line[indent] is '#' or '>' or '-' or '+' or '=')
            return (indent, indent);

        var digits = indent;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        var isNumbered = digits > indent && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || line[digits + 1] == ' ');
        return (indent, isNumbered ? digits : -1);
    }

    private static string WithoutControls(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)).Select(c => char.IsControl(c) ? ' ' : c)) : text;

    private static bool Is(string line, int i, char c) => i >= 0 && i < line.Length && line[i] == c;

    private static bool IsWord(string line, int i) => i >= 0 && i < line.Length && char.IsLetterOrDigit(line[i]);
}
