using System.Collections.Frozen;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>Answers that only mean something after what the bot said last.</summary>
internal sealed class ShortReplies
{
    /// <summary>The last of the choices.</summary>
    public const int Last = int.MaxValue;

    private readonly NumberWords _numbers;
    private readonly FrozenDictionary<string, ShortReplyKind> _kinds;
    private readonly FrozenSet<string> _beforeNumber;
    private readonly FrozenSet<string> _behindNumber;
    private readonly FrozenSet<string> _last;
    private readonly FrozenSet<string> _more;
    private readonly FrozenSet<string> _beforeHowMany;
    private readonly FrozenSet<string> _behindHowMany;
    private readonly FrozenSet<string> _help;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public ShortReplies(string language, NumberWords numbers)
    {
        _numbers = numbers;
        var kinds = Enum.GetValues<ShortReplyKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());
        _kinds = WordList.In(language, "short-replies").Table(kinds.Keys).ToFrozenDictionary(reply => reply.Key, reply => kinds[reply.Value]);
        var choices = WordList.In(language, "choices").Groups("before number", "behind number", "last", "more", "before how many", "behind how many");
        _beforeNumber = choices["before number"].ToFrozenSet();
        _behindNumber = choices["behind number"].ToFrozenSet();
        _last = choices["last"].ToFrozenSet();
        _more = choices["more"].ToFrozenSet();
        _beforeHowMany = choices["before how many"].ToFrozenSet();
        _behindHowMany = choices["behind how many"].ToFrozenSet();
        _help = WordList.In(language, "help").Groups("help")["help"].ToFrozenSet();
    }

    /// <summary>Which of the numbered choices was picked, from 1: "2", "number 2", "the second one"; <see cref="Last"/> for "the last one". Null for another text.</summary>
    public int? Choice(TypedText text)
    {
        var words = text.Words.Select(word => word.Text).SkipWhile(_beforeNumber.Contains).ToList();
        if (words.Count > 1 && _behindNumber.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words is not [var word] ? null
            : _last.Contains(word) && text.Count > 1 ? Last
            : _numbers.Ordinal(word) ?? (_numbers.Count(word) is >= 1 and var number ? number : null);
    }

    /// <summary>Which kind of short answer it is; null for none.</summary>
    public ShortReplyKind? Kind(TypedText text) => _kinds.TryGetValue(text.ToString(), out var kind) ? kind : null;

    /// <summary>Whether the rest of the last list is wanted.</summary>
    public bool IsMore(TypedText text) => _more.Contains(text.ToString())
        || (text.Count == 2 && ((_beforeHowMany.Contains(text.Words[0].Text) && _numbers.Count(text.Words[1].Text) is >= 1)
            || (_behindHowMany.Contains(text.Words[1].Text) && _numbers.Count(text.Words[0].Text) is >= 1)));

    /// <summary>Whether somebody asks what can be asked.</summary>
    public bool IsHelp(TypedText text) => text.Count == 0 || _help.Contains(text.ToString());
}
