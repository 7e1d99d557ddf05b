using System.Collections.Frozen;
using RetentionBot.Skills.Language;

namespace RetentionBot.Understanding.Words;

/// <summary>Words that are read as others before anything else is read: "an" as "a", "what's" as "what is".</summary>
/// <param name="language">See <see cref="WordList"/>.</param>
internal sealed class Spelling(string language)
{
    private readonly FrozenDictionary<string, string[]> _meant =
        WordList.In(language, "spelling").Spellings().ToFrozenDictionary(spelling => spelling.Key, spelling => spelling.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>The words that are meant by one in lower case, in order; null when it is meant as it is.</summary>
    public IReadOnlyList<string>? MeantBy(string word) => _meant.GetValueOrDefault(word);
}
