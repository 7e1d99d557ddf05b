using System.Buffers;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Phrases;

/// <summary>Reads a pattern: words, <c>{slot}</c>, <c>(one|or two)</c> and <c>[perhaps|or not]</c>, inside one another if need be.</summary>
internal sealed class PhraseParser
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" {}()[]|");

    private readonly string _pattern;
    private readonly Spelling _spelling;
    private int _at;

    private PhraseParser(string pattern, Spelling spelling) => (_pattern, _spelling) = (pattern, spelling);

    /// <summary>The parts of a pattern.</summary>
    /// <exception cref="FormatException">A bracket is missing, a slot has no name, or there is nothing in it.</exception>
    public static IReadOnlyList<PhrasePart> Parse(string pattern, Spelling spelling)
    {
        var parser = new PhraseParser(pattern, spelling);
        var parts = parser.Sequence();
        return parser._at < pattern.Length ? throw parser.Wrong($"has a '{pattern[parser._at]}' too many")
            : parts.Count == 0 ? throw parser.Wrong("is empty")
            : parts;
    }

    private List<PhrasePart> Sequence()
    {
        var parts = new List<PhrasePart>();
        while (_at < _pattern.Length && _pattern[_at] is not (')' or ']' or '|' or '}'))
        {
            switch (_pattern[_at])
            {
                case ' ':
                    _at++;
                    break;
                case '{':
                    parts.Add(Slot());
                    break;
                case '(':
                    parts.Add(Choice(')'));
                    break;
                case '[':
                    parts.Add(Choice(']'));
                    break;
                default:
                    AddWords(parts);
                    break;
            }
        }

        return parts;
    }

    private PhrasePart.Slot Slot()
    {
        var end = _pattern.IndexOf('}', _at);
        var name = end < 0 ? throw Wrong("lacks a '}'") : _pattern[(_at + 1)..end].Trim();
        _at = end + 1;
        return name.Length > 0 && name.All(char.IsLetterOrDigit) ? new PhrasePart.Slot(name) : throw Wrong($"has a slot '{name}', which is no parameter's name");
    }

    private PhrasePart.Choice Choice(char close)
    {
        var ways = new List<IReadOnlyList<PhrasePart>>();
        do
        {
            _at++;
            ways.Add(Sequence());
        }
        while (_at < _pattern.Length && _pattern[_at] == '|');

        if (_at >= _pattern.Length || _pattern[_at] != close)
        {
            throw Wrong($"lacks a '{close}'");
        }

        _at++;
        return new PhrasePart.Choice([.. ways.Where(way => way.Count > 0)], close == ']' || ways.Exists(way => way.Count == 0));
    }

    /// <summary>"What's" is read as "what is", in patterns as in requests; in a pattern "'s" may stand alone behind a slot.</summary>
    private void AddWords(List<PhrasePart> parts)
    {
        var end = _pattern.AsSpan(_at).IndexOfAny(Signs);
        var word = _pattern.Substring(_at, end < 0 ? _pattern.Length - _at : end);
        _at += word.Length;
        parts.AddRange((_spelling.MeantBy(word) ?? TypedText.Of(word, _spelling).Words.Select(each => each.Text)).Select(each => new PhrasePart.Word(each)));
    }

    private FormatException Wrong(string how) => new($"The phrase '{_pattern}' {how}; write words, {{slot}}, (a|b) and [a|b].");
}
