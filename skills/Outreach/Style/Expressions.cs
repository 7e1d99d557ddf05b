using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Outreach.Style;

/// <summary>Words and phrases to look for in a text, word by word: case, accents and punctuation aside. A phrase that ends in <c>*</c> stands for every word that begins so.</summary>
internal sealed class Expressions
{
    private const char AnyEnding = '*';
    private const string Apostrophes = "'’‘ʼ´`";

    /// <summary>A word that no phrase has.</summary>
    private const string Nothing = "0";

    private readonly ILookup<string, Expression> _byFirstWord;
    private readonly List<Expression> _beginnings;

    /// <param name="phrases">As they are listed.</param>
    public Expressions(IEnumerable<string> phrases)
    {
        List<Expression> expressions = [.. phrases.Select(phrase => new Expression(Words(phrase), phrase.EndsWith(AnyEnding), phrase)).Where(expression => expression.Words.Length > 0)];
        _byFirstWord = expressions.Where(expression => !expression.IsBeginning || expression.Words.Length > 1).OrderByDescending(expression => expression.Words.Length).ToLookup(expression => expression.Words[0], StringComparer.Ordinal);
        _beginnings = [.. expressions.Where(expression => expression.IsBeginning && expression.Words.Length == 1)];
    }

    /// <summary>Those a text has, as they are listed, each once; of two at one place the longer.</summary>
    public IReadOnlyList<string> In(string text) => [.. Found(Words(text)).Select(found => found.Expression.AsListed).Distinct(StringComparer.Ordinal)];

    /// <summary>At how many places a text has one.</summary>
    public int CountIn(string text) => Found(Words(text)).Count();

    /// <summary>The words of a text without those that belong to an expression of the list; what stood around one is not joined.</summary>
    public string Without(string text)
    {
        var words = Words(text);
        foreach (var (at, expression) in Found(words).ToList())
        {
            Array.Fill(words, Nothing, at, expression.Words.Length);
        }

        return string.Join(' ', words);
    }

    private IEnumerable<(int At, Expression Expression)> Found(string[] words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if ((_byFirstWord[words[at]].FirstOrDefault(expression => expression.StandsAt(at, words)) ?? _beginnings.Find(expression => expression.StandsAt(at, words))) is { } expression)
            {
                yield return (at, expression);
                at += expression.Words.Length - 1;
            }
        }
    }

    /// <summary>The words of a text as they are compared. An apostrophe ends a word, so that "we're" is none of "were"; a percent sign is a word.</summary>
    public static string[] Words(string text) =>
        NameFolding.Fold(string.Concat(text.Select(character => Apostrophes.Contains(character) ? ' ' : character)).Replace("%", " percent ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Expression(string[] Words, bool IsBeginning, string AsListed)
    {
        public bool StandsAt(int at, string[] words)
        {
            if (at + Words.Length > words.Length)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                var isFit = IsBeginning && i == Words.Length - 1 ? words[at + i].StartsWith(Words[i], StringComparison.Ordinal) : words[at + i] == Words[i];
                if (!isFit)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
