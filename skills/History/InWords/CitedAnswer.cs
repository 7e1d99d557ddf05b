using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.History.InWords;

/// <summary>
/// An answer in a model's words of which each sentence names the records it rests on, but for a short yes or no before one that does. It is one only if every id was really read in this turn, and if no number, day or name in it stands in none of the records read.
/// </summary>
/// <param name="Sentences">The words, each id replaced by its number: <c>[1]</c>. At least one.</param>
/// <param name="Cited">The records, by their number.</param>
internal sealed partial record CitedAnswer(IReadOnlyList<string> Sentences, IReadOnlyList<EvidenceRecord> Cited)
{
    /// <summary>What a model says where the records hold no answer.</summary>
    public const string None = "NONE";

    /// <summary>Longer ones are no answer to a question.</summary>
    private const int LongestText = 1_500;

    /// <summary>Teams shows no more. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content</summary>
    private const int MostCited = 20;

    /// <summary>The answer in a text.</summary>
    /// <param name="said">As the model said it.</param>
    /// <param name="read">What was read for it.</param>
    /// <param name="given">What it was told besides, as the question.</param>
    /// <returns>The answer; else what speaks against it, for the middle of a sentence.</returns>
    public static (CitedAnswer? Answer, string? Fault) Of(string said, IReadOnlyCollection<EvidenceRecord> read, IEnumerable<string> given, ModelWords words)
    {
        if (said.Length > LongestText)
        {
            return (null, "more than a short answer");
        }

        var text = BehindEndMark().Replace(said.Trim(), "$2$1");

        var cited = new List<EvidenceRecord>();
        foreach (var id in Bracket().Matches(text).SelectMany(bracket => bracket.Groups[1].Value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (read.FirstOrDefault(record => record.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } record)
            {
                return (null, "an id that was not read");
            }

            if (!cited.Contains(record))
            {
                cited.Add(record);
            }
        }

        var sentences = SentencesOf(text);
        if (cited.Count is 0 or > MostCited || !sentences.TrueForAll(sentence => Bracket().IsMatch(sentence)))
        {
            return (null, "a sentence without a record behind it");
        }

        var plain = Bracket().Replace(text, " ");
        if (plain.AsSpan().ContainsAny('[', ']') || !plain.Any(char.IsLetter))
        {
            return (null, "brackets that are no ids");
        }

        return new GroundedText(read.Select(record => record.Sent).Concat(given), read.Select(record => record.On), words).FaultIn(plain) is { } fault
            ? (null, fault)
            : (new CitedAnswer([.. sentences.Select(sentence => Bracket().Replace(sentence, bracket => Numbered(bracket.Groups[1].Value, cited)))], cited), null);
    }

    /// <summary>The sentences; a short yes or no before the first that says more is of that one: "Not all of them."</summary>
    private static List<string> SentencesOf(string text)
    {
        List<string> sentences = [.. SentenceEnd().Split(text).Where(sentence => sentence.Trim().Length > 0)];
        return sentences.Count > 1 && YesOrNo().IsMatch(sentences[0]) && !Bracket().IsMatch(sentences[0]) ? [$"{sentences[0]} {sentences[1]}", .. sentences.Skip(2)] : sentences;
    }

    private static string Numbered(string ids, List<EvidenceRecord> cited) => string.Concat(ids.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(id => string.Create(CultureInfo.InvariantCulture, $"[{cited.FindIndex(record => record.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) + 1}]")));

    /// <summary>Ids in brackets: of history as <c>P58-20230115T0826.3</c>, of follow-ups as <c>F12</c>.</summary>
    [GeneratedRegex(@"\[((?:(?:[IPOCSR]\d+-\d{8}(?:T\d{4})?(?:\.\d+)?|F\d+)[,; ]*)+)\]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bracket();

    /// <summary>Ids behind the end of their sentence, which belong before it.</summary>
    [GeneratedRegex(@"([.!?])((?:\s*\[[^\]]*\])+)", RegexOptions.CultureInvariant)]
    private static partial Regex BehindEndMark();

    /// <summary>The end of a sentence or a line; not the point of an abbreviation: "Tin no. 4", "Dr. Lind".</summary>
    [GeneratedRegex(@"(?<=[.!?])(?!(?<=\b(?:no|nos|nr)\.)\s+\d)(?<!\b(?:mr|mrs|ms|dr)\.)\s+|\n+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:yes|no|partly|mostly|(?:yes, |no, |not |nothing |some |several )(?:not|all|everything|of|them|that|yet|really|quite|much|are|is|was|were|,|\s)+)[.!]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();
}
