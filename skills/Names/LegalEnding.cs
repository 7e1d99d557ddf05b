namespace RetentionBot.Skills.Names;

/// <summary>Finds where an organisation's name ends and its legal form begins: "Ernst Handel | GmbH &amp; Co. KG", "Embraer | S.A.".</summary>
internal static class LegalEnding
{
    /// <summary>Gives the letters of a word.</summary>
    public delegate ReadOnlySpan<char> WordAt(int index);

    /// <summary>How many words are left before the legal form; all of them when nothing else would be left.</summary>
    public static int Before(int count, WordAt word)
    {
        var to = count;
        while (to > 1)
        {
            if (NameWords.IsLegalForm(word(to - 1)) || (to < count && word(to - 1) is "and" or "und"))
            {
                to--;
                continue;
            }

            var letters = to;
            while (letters > 1 && NameWords.IsLegalLetter(word(letters - 1)))
            {
                letters--;
            }

            // One letter alone is part of a name ("Studio B"); two or more are a form written with dots.
            if (to - letters < 2)
            {
                break;
            }

            to = letters;
        }

        return to;
    }
}
