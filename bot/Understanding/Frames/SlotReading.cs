using RetentionBot.Skills.Customers;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Understanding.Frames;

/// <summary>What each slot of an intent comes to, of what was found in the text.</summary>
/// <param name="request">The text and what was found in it.</param>
/// <param name="subject">The full name of whom the conversation is about; null for nobody.</param>
/// <param name="today">The asker's day.</param>
internal sealed class SlotReading(ReadText request, string? subject, DateOnly today, Lexicon lexicon)
{
    private const string FreeText = "text";

    /// <summary>So many customers are offered to choose from.</summary>
    private const int MostOffered = 5;

    private static readonly (Slots Slot, string Name)[] Needed = [(Slots.Customer, "customer"), (Slots.Manager, "manager"), (Slots.Cadence, "cadence"), (Slots.Score, "score")];

    private static readonly (Slots Slot, string Name)[] OfOneEntity =
    [
        (Slots.Cadence, "cadence"), (Slots.Channel, "channel"), (Slots.Tone, "tone"), (Slots.Scope, "scope"), (Slots.Count, "count"), (Slots.Score, "score"), (Slots.Amount, "amount"), (Slots.Amount, "currency"),
        (Slots.Time, "time"),
    ];

    private readonly SaidWords _said = new(
        request.Text, index => request.IsNamed(index) || request.IsOf(index, IsValue), request.IsNamed, index => request.IsNamed(index) || request.IsOf(index, _ => true));
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _slots = new(StringComparer.Ordinal);
    private readonly Lazy<Promise?> _promise = new(() => lexicon.Frames.Promises.In(request, today));

    /// <summary>Several customers the first name may mean; null when it is clear or nobody is named.</summary>
    public CustomerSearch? Ambiguous =>
        request.Names.FirstOrDefault(mention => mention.Customers is { Match: CustomerMatch.Exact or CustomerMatch.Fuzzy }) is null
            ? request.Names.Select(mention => mention.Customers).FirstOrDefault(search => search is { Match: CustomerMatch.Several })
            : null;

    /// <summary>Two customers or more of whom one is meant: "Ada's or Bo's orders". Null when there is no such choice.</summary>
    public IReadOnlyList<string>? Alternatives
    {
        get
        {
            var known = request.Names.Where(mention => mention.Customers is { Match: not CustomerMatch.None }).ToList();
            for (var i = 1; i < known.Count; i++)
            {
                if (Enumerable.Range(known[i - 1].To, Math.Max(0, known[i].From - known[i - 1].To)).Any(index => lexicon.Frames.IsEither(request.Text.Words[index].Text)))
                {
                    return [.. known.Select(mention => mention.Customers!.Customers[0].Name).Distinct().Take(MostOffered)]; // known by a search
                }
            }

            return null;
        }
    }

    /// <summary>Whom the text names first, as it was typed; null when it names no customer.</summary>
    public string? CustomerAsTyped =>
        request.Names.FirstOrDefault(mention => mention is { Manager: null, IsKnown: true })?.Words ?? request.Names.FirstOrDefault(mention => mention.Manager is null)?.Words;

    /// <summary>When what is recorded happened: the first day that is past. What is due by a day did not happen on it. Null when no such day was said.</summary>
    private Entity? Happened => Times.FirstOrDefault(time => PastDay(time) is not null);

    /// <summary>The day it happened on; null when none was said.</summary>
    public DateOnly? HappenedOn => Happened is { } time ? PastDay(time) : null;

    private IEnumerable<Entity> Times => request.Entities.Where(entity => entity.Kind == EntityKind.Time && !lexicon.Frames.Promises.IsDeadline(request, entity) && entity != Promise?.Time);

    /// <summary>A time that was said for the whole and is not one past day, as it was typed: "last week", "tomorrow". Null when the day is clear, or the time belongs to the free words.</summary>
    public string? UnclearDay(IReadOnlyDictionary<string, string> slots)
    {
        var note = NoteOf(slots);
        var unclear = Happened is null ? Times.FirstOrDefault(time => time.Period is { } span && span.To < today || note is null || !note.Contains(Typed(time), StringComparison.Ordinal)) : null;
        return unclear is null ? null : Typed(unclear);
    }

    private string Typed(Entity entity) => request.Text.Original.Substring(entity.Start, entity.Length);

    private DateOnly? PastDay(Entity time) => time.PastDate ?? (time.Date <= today ? time.Date : null);

    /// <summary>What a note says is to be done; null when nothing is.</summary>
    public Promise? Promise => _promise.Value;

    /// <summary>The slots by their names; only those that were said.</summary>
    public IReadOnlyDictionary<string, string> SlotsOf(string intent) => _slots.TryGetValue(intent, out var known) ? known : _slots[intent] = Read(intent, IntentSlots.Of(intent));

    /// <summary>What the intent cannot do without and nobody said.</summary>
    public IReadOnlyList<string> MissingOf(string intent)
    {
        var slots = IntentSlots.Of(intent);
        var said = SlotsOf(intent);
        return [.. Needed.Where(need => slots.Need(need.Slot) && !said.ContainsKey(need.Name) && !(need.Slot == Slots.Customer && IsAboutAnybody())).Select(need => need.Name)];
    }

    /// <summary>The free words with the times right behind them, unless a time is when it all happened. Null without free words.</summary>
    public string? NoteOf(IReadOnlyDictionary<string, string> slots)
    {
        if (slots.GetValueOrDefault(FreeText) is not { } text || request.Text.Original.IndexOf(text, StringComparison.Ordinal) is not (>= 0 and var at))
        {
            return slots.GetValueOrDefault(FreeText);
        }

        var end = at + text.Length;
        foreach (var time in request.Entities.Where(entity => entity.Kind is EntityKind.Time or EntityKind.Clock && entity != Happened && entity.Start >= at + text.Length))
        {
            if (request.Text.Original.AsSpan(end, time.Start - end).IsWhiteSpace())
            {
                end = time.End;
            }
        }

        return request.Text.Original[at..end];
    }

    private Dictionary<string, string> Read(string intent, IntentSlots slots)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(said, "customer", slots.Take(Slots.Customer) ? CustomerOf(intent, slots) : null);
        Add(said, "manager", slots.Take(Slots.Manager) ? ManagerOf(slots) : null);
        AddTimes(said, slots);
        foreach (var (_, one) in OfOneEntity.Where(slot => slots.Take(slot.Slot)))
        {
            Add(said, one, SlotValues.Of(one, request.Entities));
        }

        if (said.ContainsKey("manager"))
        {
            said.Remove("scope"); // whose they are is said by the name
        }

        if ((slots.Take(Slots.Text) ? FreeText : slots.Take(Slots.Product) ? "product" : slots.Take(Slots.Offer) ? "offer" : null) is { } name)
        {
            Add(said, name, FreeWordsOf(intent, slots, said));
        }

        return said;
    }

    private string? CustomerOf(string intent, IntentSlots slots)
    {
        if (slots.IsOfNewCustomer)
        {
            return (request.Names.FirstOrDefault(mention => mention.Manager is null && !mention.Words.Contains('@', StringComparison.Ordinal)) is { } named ? lexicon.Frames.WithoutCompany(named.Words) : null) ?? lexicon.Frames.Free.NewName(intent, _said);
        }

        var known = request.Names.FirstOrDefault(mention => mention.Customers is { Match: CustomerMatch.Exact or CustomerMatch.Fuzzy });
        return known?.Customers?.Customers[0].Name ?? (Ambiguous is null && (slots.IsAboutSubject || lexicon.Customers.SaySubject(request.Text, request.Text.Count)) ? subject : null);
    }

    /// <summary>Of several colleagues the last: who has somebody is named before who is to have them.</summary>
    private string? ManagerOf(IntentSlots slots) =>
        slots.Need(Slots.Manager) && IsTakenOver() ? SlotValues.Me
        : request.Names.LastOrDefault(mention => mention.Manager is not null)?.Manager
            ?? (slots.Need(Slots.Manager) && request.Text.Words.Any(word => lexicon.Frames.Self.Contains(word.Text)) ? SlotValues.Me : null);

    /// <summary>"I'm taking him over from Ada": a colleague is named who gives, so that whoever asks takes.</summary>
    private bool IsTakenOver() => request.Names.LastOrDefault(mention => mention.Manager is not null) is { From: > 0 } giver
        && lexicon.Frames.IsGiver(request.Text.Words[giver.From - 1].Text) && request.Text.Words.Any(word => lexicon.Frames.Self.Contains(word.Text));

    /// <summary>"A first-time buyer": no customer in particular.</summary>
    private bool IsAboutAnybody()
    {
        const int mostBetween = 2;
        var text = request.Text;
        for (var i = 1; i < text.Count; i++)
        {
            if (lexicon.Frames.Customer.Contains(text.Words[i].Text) && Enumerable.Range(Math.Max(0, i - 1 - mostBetween), Math.Min(i, 1 + mostBetween)).Any(at => lexicon.Frames.Anybody.Contains(text.Words[at].Text)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddTimes(Dictionary<string, string> said, IntentSlots slots)
    {
        if ((slots.Take(Slots.PastDate) ? Happened : SlotValues.First(request.Entities, EntityKind.Time)) is { } time)
        {
            var isDay = time.Period is { } span && span.From == span.To;
            if (slots.Take(Slots.NewDate))
            {
                Add(said, "date", SlotValues.Day((request.Entities.LastOrDefault(entity => entity.Kind == EntityKind.Time && entity.Date is not null) ?? time).Date));
            }
            else if (slots.Take(Slots.PastDate))
            {
                Add(said, "date", SlotValues.Day(PastDay(time)));
            }
            else if (slots.Take(Slots.Date) && (!slots.Take(Slots.Period) || isDay))
            {
                Add(said, "date", SlotValues.Day(time.Date ?? time.PastDate));
            }
            else if (slots.Take(Slots.Period))
            {
                Add(said, "period", time.Period?.ToString());
            }
        }
    }

    private string? FreeWordsOf(string intent, IntentSlots slots, Dictionary<string, string> said) => slots.Words switch
    {
        FreeWordKind.Product => lexicon.Frames.Free.Product(intent, slots.Places, _said),
        FreeWordKind.Offer => lexicon.Frames.Offers.Of(_said),
        FreeWordKind.Occasion => lexicon.Frames.Occasions.Of(_said) ?? lexicon.Frames.Free.Of(intent, slots.Places, _said.Raw),
        FreeWordKind.SecondName => SecondName() ?? lexicon.Frames.Free.Of(intent, slots.Places, _said.Raw),
        FreeWordKind.Preference => lexicon.Frames.Free.Of(intent, slots.Places, _said) is { } liked && !(said.ContainsKey("channel") && lexicon.Frames.Free.IsAboutContact(liked)) ? liked : null,
        FreeWordKind.Change => said.ContainsKey("tone") && !lexicon.Frames.Free.IsAdding(request.Text) ? null : lexicon.Frames.Free.Of(intent, slots.Places, _said) ?? lexicon.Frames.Free.Language(request.Text),
        _ => lexicon.Frames.Free.Of(intent, slots.Places, _said),
    };

    /// <summary>Whoever is named besides the customer.</summary>
    private string? SecondName() => request.Names.FirstOrDefault(mention => !mention.IsKnown)?.Words
        ?? request.Names.Where(mention => mention.Manager is null).Skip(1).FirstOrDefault()?.Words;

    /// <summary>Entities that are slots of their own and no words of a text.</summary>
    private static bool IsValue(EntityKind kind) => kind is EntityKind.Time or EntityKind.Clock or EntityKind.Amount or EntityKind.Cadence or EntityKind.Score;

    private static void Add(Dictionary<string, string> said, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            said[name] = value;
        }
    }
}
