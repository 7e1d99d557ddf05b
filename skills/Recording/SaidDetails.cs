using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Recording;

/// <summary>What a sentence about something that happened says beside its slots: what came of a call, who rang whom, how bad it is, which scale a score is on.</summary>
/// <remarks>It only ever fills in what the echo then shows; nothing of it is hidden from whoever wrote the sentence.</remarks>
public sealed class SaidDetails
{
    private const string English = "en";
    private const string Opens = "opens";

    /// <summary>More words than this before the free words are a clause of their own.</summary>
    private const int MostWordsBefore = 8;

    private static readonly (string Meaning, ContactChannel Channel)[] Channels =
    [
        ("by email", ContactChannel.Email), ("by call", ContactChannel.Call), ("by meeting", ContactChannel.Meeting),
        ("by chat", ContactChannel.Chat), ("by letter", ContactChannel.Letter), ("by sms", ContactChannel.Sms),
    ];

    private static readonly string[] Meanings =
    [
        "left message", "no answer", "circular", "thanks", "welcome", "inbound", "private", "high", "low", "promoter", "satisfaction", "denial", "left alone", "interest", "need", Opens, .. Channels.Select(channel => channel.Meaning),
    ];

    private readonly Dictionary<string, string[]> _phrases;
    private readonly string[] _opens;

    /// <exception cref="InvalidOperationException">Something is wrong in the file of words.</exception>
    public SaidDetails()
    {
        var words = WordList.In(English, "recording").Groups(Meanings);
        _phrases = words.ToDictionary(list => list.Key, list => list.Select(phrase => $" {NameFolding.Fold(phrase)} ").ToArray());
        _opens = [": ", ", ", "; ", " - ", .. words[Opens].Select(word => $" {word} ")];
    }

    /// <summary>What came of an attempt: reached, unless the sentence says otherwise.</summary>
    public Outcome OutcomeOf(string? said) => Says(said, "left message") ? Outcome.LeftMessage : Says(said, "no answer") ? Outcome.NoAnswer : Says(said, "circular") ? Outcome.Circular : Outcome.Reached;

    /// <summary>What a contact was for, as far as the sentence says.</summary>
    public ContactPurpose PurposeOf(string? said) => Says(said, "thanks") ? ContactPurpose.Thanks : Says(said, "welcome") ? ContactPurpose.Welcome : ContactPurpose.General;

    /// <summary>Whether the customer made contact.</summary>
    public bool IsInbound(string? said) => Says(said, "inbound");

    /// <summary>Whether the note is meant for its author alone.</summary>
    public bool IsPrivate(string? said) => Says(said, "private");

    /// <summary>How bad a complaint sounds.</summary>
    public Severity SeverityOf(string? said) => Says(said, "high") ? Severity.High : Says(said, "low") ? Severity.Low : Severity.Normal;

    /// <summary>Which scale a score is on; null when the sentence does not say.</summary>
    public SurveyScale? ScaleOf(string? said)
    {
        var (promoter, satisfaction) = (Says(said, "promoter") || HasOutOf(said, 10), Says(said, "satisfaction") || HasOutOf(said, 5));
        return promoter == satisfaction ? null : promoter ? SurveyScale.Nps : SurveyScale.Csat;
    }

    /// <summary>Whether something is said not to be wanted.</summary>
    public bool IsDenied(string? said) => Says(said, "denial");

    /// <summary>Whether somebody is said to want no contact at all.</summary>
    public bool WantsToBeLeftAlone(string? said) => Says(said, "left alone") && ChannelOf(said) is null;

    /// <summary>The channel that is named; null when none or several are.</summary>
    public ContactChannel? ChannelOf(string? said) => Channels.Where(each => Says(said, each.Meaning)).Select(each => (ContactChannel?)each.Channel).ToList() is [var only] ? only : null;

    /// <summary>What is said of an interest, without "is interested in"; null when it is none.</summary>
    public string? InterestIn(string? said) => Behind(said, "interest");

    /// <summary>What is needed, without "needs"; null when nothing is.</summary>
    public string? NeedIn(string? said) => Behind(said, "need");

    /// <summary>The free words with those right before them that belong to the same clause: what is kept should read as it was said.</summary>
    /// <param name="text">The words that were found.</param>
    public string? Whole(string? text, string? said)
    {
        if (text is null || said is null || said.IndexOf(text, StringComparison.Ordinal) is not (> 0 and var at))
        {
            return text;
        }

        var before = said[..at];
        var start = _opens.Select(open => before.LastIndexOf(open, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found + open.Length : -1).Max();
        return start < 0 || before[start..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWordsBefore ? text : before[start..].TrimStart() + text;
    }

    private bool Says(string? said, string meaning) => said is not null && $" {NameFolding.Fold(said)} " is var folded && _phrases[meaning].Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));

    /// <summary>"4/5" and "9 / 10".</summary>
    private static bool HasOutOf(string? said, int most)
    {
        var slash = said?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        return slash > 0 && said![(slash + 1)..].TrimStart() is var rest // a slash was found in it
            && rest.StartsWith(most.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            && (rest.Length == (most >= 10 ? 2 : 1) || !char.IsAsciiDigit(rest[most >= 10 ? 2 : 1]));
    }

    private string? Behind(string? said, string meaning)
    {
        if (said is null)
        {
            return null;
        }

        foreach (var phrase in _phrases[meaning].OrderByDescending(phrase => phrase.Length))
        {
            var at = $" {said} ".IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at + phrase.Length - 1 < said.Length)
            {
                return said[(at + phrase.Length - 1)..].Trim(' ', '.', '!', ':');
            }
        }

        return null;
    }
}
