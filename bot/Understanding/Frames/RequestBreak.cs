using System.Buffers;
using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Finds where a second request begins in a message: at "and then", or at "and" before a word that asks for something.</summary>
internal sealed class RequestBreak
{
    private const int ShortestRequest = 3;

    private static readonly SearchValues<char> Signs = SearchValues.Create(",;.!?+&");

    private readonly FrozenSet<string> _openers;
    private readonly FrozenSet<string> _joints;
    private readonly FrozenSet<string> _again;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public RequestBreak(string language)
    {
        var words = WordList.In(language, "requests").Groups("opener", "joint", "again");
        _openers = words["opener"].ToFrozenSet();
        _joints = words["joint"].ToFrozenSet();
        _again = words["again"].ToFrozenSet();
    }

    /// <summary>The index behind the first request and that of the second; null when there is only one.</summary>
    public (int End, int Next)? In(TypedText text)
    {
        for (var i = ShortestRequest; i + 1 < text.Count; i++)
        {
            var isJoined = _joints.Contains(text.Words[i].Text);
            if (isJoined || text.Gap(i).ContainsAny(Signs))
            {
                var next = isJoined ? i + 1 : i;
                while (next < text.Count - 1 && (_again.Contains(text.Words[next].Text) || _joints.Contains(text.Words[next].Text)))
                {
                    next++;
                }

                if (_openers.Contains(text.Words[next].Text))
                {
                    return (i, next);
                }
            }
        }

        return null;
    }
}
