using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>The phrases by which a language says times, channels and the like.</summary>
internal sealed class EntityWords
{
    /// <param name="language">See <see cref="WordList"/>.</param>
    public EntityWords(string language)
    {
        Channels = new PhraseTable(WordList.In(language, "channels").Table("email", "call", "meeting", "chat", "sms", "letter", PhraseTable.Nothing));
        Tones = new PhraseTable(WordList.In(language, "tones").Table("shorter", "longer", "warmer", "formal", "casual", PhraseTable.Nothing));
        Scopes = new PhraseTable(WordList.In(language, "scopes").Table("mine", "team", "all", PhraseTable.Nothing));
        Cadences = new PhraseTable(WordList.In(language, "cadences").Table("P1D", "P1W", "P2W", "P1M", "P2M", "P3M", "P6M", "P1Y"));
        CadenceAdverbs = new PhraseTable(WordList.In(language, "cadence-adverbs").Table("day", "week", "month", "year"));
        Times = new PhraseTable(WordList.In(language, "times").Table("1", "2", "3", "4", "5", "6"));
        Days = new PhraseTable(WordList.In(language, "days").Table("0", "1", "2", "-1", "-2"));
        Ends = new PhraseTable(WordList.In(language, "ends").Table("day", "week", "month", "quarter", "year"));
        Places = new PhraseTable(WordList.In(language, "period-ends").Table(PeriodEnds.Start, PeriodEnds.Middle, PeriodEnds.End));
    }

    public PhraseTable Channels { get; }

    public PhraseTable Tones { get; }

    public PhraseTable Scopes { get; }

    /// <summary>As ISO 8601 writes it: P2W.</summary>
    public PhraseTable Cadences { get; }

    /// <summary>The unit of "2 weekly".</summary>
    public PhraseTable CadenceAdverbs { get; }

    /// <summary>How many times.</summary>
    public PhraseTable Times { get; }

    /// <summary>How many days from today.</summary>
    public PhraseTable Days { get; }

    /// <summary>The unit whose last day is meant.</summary>
    public PhraseTable Ends { get; }

    /// <summary>Which day of a period.</summary>
    public PhraseTable Places { get; }

    /// <summary>The unit that is a meaning of <see cref="CadenceAdverbs"/> and <see cref="Ends"/>.</summary>
    public static CalendarUnit Unit(string meaning) => Enum.Parse<CalendarUnit>(meaning, ignoreCase: true);
}
