namespace RetentionBot.Skills.Names;

/// <summary>One word somebody typed of a name.</summary>
/// <param name="Spellings">Folded; the first as typed, then what it may be without a possessive, or transliterated.</param>
/// <param name="IsOptional">Whether it does not matter when no name has it: "from", "Ltd".</param>
/// <param name="IsPlace">Whether it follows a "from" or "in": then it has to agree.</param>
internal sealed record QueryWord(IReadOnlyList<string> Spellings, bool IsOptional, bool IsPlace)
{
    /// <summary>As typed, folded.</summary>
    public string Text => Spellings[0];

    /// <summary>Whether it is one letter, which stands for any first name beginning with it.</summary>
    public bool IsInitial => Text.Length == 1 && char.IsLetter(Text[0]);
}

/// <summary>A name as somebody typed it, made ready for searching.</summary>
internal sealed record NameQuery(IReadOnlyList<QueryWord> Words)
{
    /// <summary>No name has more words; a longer text is a sentence.</summary>
    private const int MostWords = 12;

    /// <summary>A longer text is not read at all.</summary>
    private const int LongestText = 200;

    /// <summary>Asks nothing and finds nobody.</summary>
    public static NameQuery Empty { get; } = new([]);

    /// <summary>How many words have to be found.</summary>
    public int Required => Words.Count(word => !word.IsOptional);

    /// <summary>Reads what was typed. Titles go, possessives and legal forms may go.</summary>
    public static NameQuery Read(string asked)
    {
        if (asked.Length > LongestText)
        {
            return Empty;
        }

        var words = Spellings(asked);
        if (words.Count is 0 or > MostWords)
        {
            return Empty;
        }

        var from = 0;
        while (from < words.Count - 1 && NameWords.IsTitle(words[from][0]))
        {
            from++;
        }

        var legal = LegalEnding.Before(words.Count, i => words[i][0]);
        var read = new List<QueryWord>();
        for (var i = from; i < words.Count; i++)
        {
            var word = words[i][0];
            var isPlace = i > from && read.Exists(earlier => NameWords.IsPlacing(earlier.Text));
            read.Add(new QueryWord(words[i], i >= Math.Max(legal, from + 1) || NameWords.IsJoining(word), isPlace));
        }

        return read.TrueForAll(word => word.IsOptional)
            ? new NameQuery([.. read.Select(word => word with { IsOptional = false })])
            : new NameQuery(read);
    }

    /// <summary>The same with two neighbouring words written as one.</summary>
    public NameQuery Joined(int first) => new(
        [.. Words.Take(first), new QueryWord([Cut(Words[first].Text + Words[first + 1].Text)], IsOptional: false, IsPlace: false), .. Words.Skip(first + 2)]);

    /// <summary>The same with one word written as two.</summary>
    public NameQuery Split(int word, int at) => new(
        [.. Words.Take(word), new QueryWord([Words[word].Text[..at]], false, false), new QueryWord([Words[word].Text[at..]], false, false), .. Words.Skip(word + 1)]);

    private static List<IReadOnlyList<string>> Spellings(string asked)
    {
        var all = new List<IReadOnlyList<string>>();
        var folded = new FoldedWords();
        foreach (var piece in asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = Possessive.Strip(piece);
            folded.Read(bare);
            for (var i = 0; i < folded.Words.Count; i++)
            {
                var word = folded.Words[i];
                var spellings = new List<string> { folded.Text(word).ToString() };
                if (word.OtherLength > 0)
                {
                    spellings.Add(folded.Other(word).ToString());
                }

                // "McDonald's" may be the name itself.
                if (i == folded.Words.Count - 1 && bare.Length < piece.Length)
                {
                    spellings.Add(Cut(spellings[0] + "s"));
                }

                all.Add(spellings);
            }
        }

        return all;
    }

    private static string Cut(string word) => word.Length <= FoldedWords.LongestWord ? word : word[..FoldedWords.LongestWord];
}
