using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Phrases;

namespace RetentionBot.Understanding;

/// <summary>
/// Understands by the phrases the functions declare: a number chooses from the last list, a time span and a count are taken out, and the phrase that explains most of the rest wins.
/// The same text always comes to the same call. A bare name is a question about that customer.
/// </summary>
public sealed class PhraseUnderstanding : IUnderstanding
{
    /// <summary>A longer text is a letter, not a request.</summary>
    public const int LongestText = 500;

    private const string Help = "help";
    private const string More = "more";
    private const string Summary = "customer.summary";
    private const int MostNameWords = 6;

    private readonly SkillCatalogue _catalogue;
    private readonly CustomerFinder _finder;
    private readonly PhraseBook _book;
    private readonly Suggestions _suggestions;

    /// <summary>Compiles all phrases.</summary>
    /// <exception cref="FormatException">A function declares a phrase that cannot be read.</exception>
    public PhraseUnderstanding(SkillCatalogue catalogue, CustomerFinder finder, CustomerBook customers, NameIndex names)
    {
        _catalogue = catalogue;
        _finder = finder;
        _book = new PhraseBook(catalogue);
        _suggestions = new Suggestions(catalogue, _book, customers, new NameSpotter(names));
    }

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (text.Length > LongestText)
        {
            return new Understood.Nothing(_suggestions.ForHelp());
        }

        var asked = PhraseText.Of(text);
        if (Chosen(text, turn) is { } chosen)
        {
            return chosen;
        }

        if (asked.Words.Count == 0 || Courtesy.IsThanks(asked))
        {
            return new Understood.Nothing([]);
        }

        if (Courtesy.IsGreeting(asked) && _catalogue.Find(Help) is not null)
        {
            return new Understood.Call(new SkillCall(Help));
        }

        if (await ReadAsync(text, asked, turn, cancellationToken) is { } call)
        {
            return new Understood.Call(call.Function == More && turn.Memory.More is { } more ? more.Call : call);
        }

        return await BareNameAsync(asked, turn, cancellationToken) ?? new Understood.Nothing(await _suggestions.ForAsync(text, asked, turn, cancellationToken));
    }

    private static Understood? Chosen(string text, SkillTurn turn)
    {
        var choices = turn.Memory.Choices;
        if (choices.Count == 0 || ChosenNumber.Read(text, choices.Count) is not { } number)
        {
            return null;
        }

        return number >= 1 && number <= choices.Count
            ? new Understood.Call(choices[number - 1].Call)
            : new Understood.Nothing([.. choices.Take(3).Select((choice, index) => new Suggestion($"{index + 1}", choice.Call))]);
    }

    /// <summary>Tries the wordings the text may have, and takes the reading that leaves the least over.</summary>
    private async ValueTask<SkillCall?> ReadAsync(string text, PhraseText asked, SkillTurn turn, CancellationToken cancellationToken)
    {
        var polite = Courtesy.Strip(asked);
        var readings = Readings(text, polite, turn);
        if (readings.Count == 0)
        {
            readings = Readings(text, Courtesy.StripSoft(polite), turn);
        }

        if (readings.Count == 0)
        {
            return null;
        }

        var best = readings[0];

        // "Q3 Systems" may be a customer: where it is as good to leave the span in the name, the names decide.
        var whole = readings.Find(reading => !reading.TookSpan && reading.Rest == best.Rest);
        if (best.TookSpan && whole?.Call.Argument(SlotWords.Customer) is { } name
            && (await _finder.FindAsync(name, turn.Caller.Number, cancellationToken)).Match == CustomerMatch.Exact)
        {
            return whole.Call;
        }

        return best.Call;
    }

    private List<PhraseCall> Readings(string text, PhraseText polite, SkillTurn turn)
    {
        var none = new Dictionary<string, string>();
        var readings = Counted(polite, none, 0);
        if (PeriodReader.Find(text, turn.Today, turn.Say.Culture) is { } span)
        {
            var rest = polite.WithoutSpan(span.Start, span.Length);
            readings = readings.Concat(Counted(rest, new Dictionary<string, string> { [PhraseBook.Period] = span.Period.ToString() }, polite.Words.Count - rest.Words.Count));
        }

        return [.. readings.OrderBy(reading => reading.Rest).ThenByDescending(reading => reading.TookSpan).ThenBy(reading => reading.Slots)];
    }

    private IEnumerable<PhraseCall> Counted(PhraseText text, Dictionary<string, string> taken, int spanWords)
    {
        var readings = _book.Read(text, taken, spanWords);
        if (SmallCount.Find(text) is { } count)
        {
            var withCount = new Dictionary<string, string>(taken) { [SlotWords.Count] = count.Count };
            readings = readings.Concat(_book.Read(count.Bare, withCount, spanWords)).Concat(_book.Read(count.Barer, withCount, spanWords));
        }

        return readings;
    }

    private async ValueTask<Understood?> BareNameAsync(PhraseText asked, SkillTurn turn, CancellationToken cancellationToken)
    {
        var polite = Courtesy.Strip(asked);
        if (_catalogue.Find(Summary) is null || polite.Words.Count > MostNameWords)
        {
            return null;
        }

        var summary = new SkillCall(Summary);
        if (SlotWords.IsPronoun(polite, 0, polite.Words.Count))
        {
            return turn.Subject is null ? null : new Understood.Call(summary);
        }

        var name = polite.Original(0, polite.Words.Count);
        var search = await _finder.FindAsync(name, turn.Caller.Number, cancellationToken);
        return search.Match switch
        {
            CustomerMatch.Exact => new Understood.Call(summary.With(SlotWords.Customer, name)),
            CustomerMatch.Fuzzy => new Understood.Nothing([new Suggestion(search.Customers[0].Name, summary.With(SlotWords.Customer, $"#{search.Customers[0].Number}"))]),
            CustomerMatch.Several => new Understood.Call(summary.With(SlotWords.Customer, name)),
            _ => null,
        };
    }
}
