using System.Text.RegularExpressions;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>
/// No word of a language stands in the code that understands it. Words are letters, blanks, apostrophes, hyphens, commas and colons; a text between quotation marks that
/// is made of nothing else has to be a name of ours.
/// </summary>
public sealed partial class WordsInCodeTests
{
    /// <summary>The names that are written in code, by the files they may stand in.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        // Slots and the values they have.
        ["Frames/SlotReading.cs"] =
            ["customer", "manager", "date", "time", "period", "cadence", "channel", "tone", "scope", "count", "score", "amount", "currency", "text", "product", "offer", "yyyy-MM-dd"],
        ["Frames/SlotValues.cs"] = ["time", "cadence", "channel", "tone", "scope", "count", "score", "amount", "currency", "me", "HH:mm"],
        ["Routing/QuotedSlots.cs"] =
            ["customer", "manager", "date", "time", "period", "cadence", "channel", "tone", "scope", "count", "score", "amount", "currency", "text", "product", "offer"],
        ["Phrases/PhraseCalls.cs"] = ["count", "product"],
        ["Entities/ChannelWords.cs"] = ["sms"],
        ["Entities/MoneyReader.cs"] = ["USD"],
        ["Entities/PeriodEnds.cs"] = ["start", "middle", "end"],

        // Functions, and what is none.
        ["Frames/Frame.cs"] = ["clarify", "none", "unsafe"],
        ["Frames/FrameCalls.cs"] = ["promise", "due", "text", "date", "unclearDay", "unknown", "yyyy-MM-dd"],
        ["RequestUnderstanding.cs"] = ["help", "confirm", "decline"],

        // Features of a text that is learnt from, and marks for the names in it.
        ["Intents/HashedFeatures.cs"] = ["short", "middle", "long", "w", "b", "n", "g"],
        ["Intents/IntentReader.cs"] = ["Zzcustomer", "Zzmanager"],

        // What the bot says, and messages to developers.
        ["Suggestions/NearestRequests.cs"] = ["a customer", "them"],
        ["Phrases/PhraseParser.cs"] = ["is empty"],

        // The language there is, and its files whose lines are roles.
        ["UnderstandingServices.cs"] = ["en"],
        ["Words/KnownWords.cs"] =
            ["joints", "relative", "spans", "dates", "clock", "counts", "frequency", "money", "scores", "channel-context", "tone-context", "date-spelling"],

        // The letters of a culture's date pattern, and of the endings by which names own something, as Possessive has them.
        ["Periods/PeriodReader.cs"] = ["M", "d", "y"],
        ["Periods/DateTokens.cs"] = ["s", "S"],
        ["Words/TypedText.cs"] = ["s", "S", "x", "z"],
    };

    [Fact]
    public void No_word_of_a_language_stands_in_the_code()
    {
        var understanding = Path.Combine(Root, "bot", "Understanding");
        var words = Directory.EnumerateFiles(understanding, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(understanding, file).Replace('\\', '/'), Code: File.ReadAllText(file)))
            .Where(source => !source.File.StartsWith("obj/", StringComparison.Ordinal) && !source.File.StartsWith("bin/", StringComparison.Ordinal))
            .SelectMany(source => TextsIn(source.Code).Except(Names.GetValueOrDefault(source.File, [])).Select(text => $"{source.File}: {text}"))
            .ToList();

        Assert.True(words.Count == 0, $"Put these words into files of skills/Language/en/words:\n{string.Join('\n', words)}");
    }

    [Theory]
    [InlineData("if (word is \"tomorrow\" or \"today\")", "tomorrow today")]
    [InlineData("Set(\"in on at\")", "in on at")]
    [InlineData("Table(\"\"\"\n  email: mail, e-mail\n  \"\"\")", "email: mail, e-mail")]
    [InlineData("text.EndsWith('n')", "n")]
    [InlineData("new() { [\"january\"] = 1 }", "january")]
    [InlineData("words[\"edge\"] // says \"a\"", "")]
    [InlineData("/// <summary>\"Tomorrow\" is a day.</summary>", "")]
    [InlineData("WordList.In(language, \"cues\").Groups(\"edge\", \"asking\")", "")]
    [InlineData("throw new FormatException($\"'{word}' is none.\")", "")]
    public void Texts_AreFoundWhereWordsWouldBeCompared(string code, string found) => Assert.Equal(found, string.Join(' ', TextsIn(code)));

    [Fact]
    public void Every_file_of_words_is_read_and_says_what_it_is_for()
    {
        var code = string.Concat(new[] { Path.Combine("bot", "Understanding"), "skills" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

        Assert.All(Directory.EnumerateFiles(Path.Combine(Root, "skills", "Language", "en", "words")), file =>
        {
            Assert.Contains($"\"{Path.GetFileNameWithoutExtension(file)}\"", code, StringComparison.Ordinal);
            Assert.StartsWith("# ", File.ReadAllText(file), StringComparison.Ordinal);
        });
    }

    /// <summary>What may be words, without comments and without the names of lists and of their meanings.</summary>
    private static IEnumerable<string> TextsIn(string code) => Text().Matches(NameOfList().Replace(Comment().Replace(code, ""), ""))
        .Select(text => (text.Groups[1].Value + text.Groups[2].Value + text.Groups[3].Value).Trim())
        .Where(text => Words().IsMatch(text));

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "RetentionBot.sln"))) // a parent there is always: tests run inside the checkout
            {
                folder = folder.Parent;
            }

            return folder.FullName;
        }
    }

    [GeneratedRegex(@"(?<=^|\s)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""WordList\.In\([^;]*?(?=;|$)|(?<=\w)\["[^"]*"\]""")]
    private static partial Regex NameOfList();

    [GeneratedRegex("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'(\\p{L})'", RegexOptions.Singleline)]
    private static partial Regex Text();

    [GeneratedRegex(@"^(?=.*\p{L})[\p{L}\s',:-]+$", RegexOptions.Singleline)]
    private static partial Regex Words();
}
