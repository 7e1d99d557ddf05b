using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.FollowUps;

/// <summary>What a sentence about reminders says beside its slots.</summary>
public sealed class FollowUpWords
{
    private const string English = "en";
    private const string Move = "move";
    private const string Pause = "pause";
    private const string Resume = "resume";
    private const string Off = "off";
    private const string Weekend = "weekend";
    private const string Promised = "promised";
    private const string Back = "back";

    private readonly Dictionary<string, string[]> _phrases;

    /// <exception cref="InvalidOperationException">Something is wrong in the file of words.</exception>
    public FollowUpWords() => _phrases = WordList.In(English, "reminders").Groups([Move, Pause, Resume, Off, Weekend, Promised, Back]).ToDictionary(list => list.Key, list => list.Select(phrase => $" {NameFolding.Fold(phrase)} ").ToArray());

    /// <summary>Whether the day something is due is to change, and not only when it is reminded of.</summary>
    public bool IsMove(string? said) => Says(said, Move);

    /// <summary>Whether there is to be quiet until a day.</summary>
    public bool IsPause(string? said) => Says(said, Pause);

    /// <summary>Whether quiet is over.</summary>
    public bool IsResume(string? said) => Says(said, Resume);

    /// <summary>Whether no digest is wanted at all.</summary>
    public bool IsOff(string? said) => Says(said, Off);

    /// <summary>Whether the end of the week is spoken of.</summary>
    public bool IsAboutWeekend(string? said) => Says(said, Weekend);

    /// <summary>Whether the customer was told that it will be done.</summary>
    public bool IsPromise(string? said) => Says(said, Promised);

    /// <summary>Whether somebody is back from leave.</summary>
    public bool IsBack(string? said) => Says(said, Back);

    private bool Says(string? said, string meaning) => said is not null && $" {NameFolding.Fold(said)} " is var folded && _phrases[meaning].Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
}
