using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>What each slot of an intent comes to, of what was found in the text.</summary>
internal sealed class SlotReading(TypedText text, IReadOnlyList<Entity> entities, IReadOnlyList<Mention> mentions, string? subject, DateOnly today)
{
    /// <summary>Several customers the first name may mean; null when it is clear or nobody is named.</summary>
    public CustomerSearch? Ambiguous =>
        mentions.FirstOrDefault(mention => mention.Customers is { Match: CustomerMatch.Exact or CustomerMatch.Fuzzy }) is null
            ? mentions.Select(mention => mention.Customers).FirstOrDefault(search => search is { Match: CustomerMatch.Several })
            : null;

    /// <summary>Two customers of whom one is meant: "Ada's or Bo's orders". Null when there is no such choice.</summary>
    public IReadOnlyList<string>? Alternatives
    {
        get
        {
            var known = mentions.Where(mention => mention.Customers is { Match: not CustomerMatch.None }).ToList();
            for (var i = 1; i < known.Count; i++)
            {
                if (Enumerable.Range(known[i - 1].To, Math.Max(0, known[i].From - known[i - 1].To)).Any(index => text.Words[index].Text == "or"))
                {
                    return [.. known.Select(mention => mention.Customers!.Customers[0].Name)]; // known by a search
                }
            }

            return null;
        }
    }

    /// <summary>Whom the text names first, as it was typed; null when it names no customer.</summary>
    public string? CustomerAsTyped => mentions.FirstOrDefault(mention => mention is { Manager: null, IsKnown: true })?.Words ?? mentions.FirstOrDefault(mention => mention.Manager is null)?.Words;

    /// <summary>The slots by their names; only those that were said.</summary>
    public IReadOnlyDictionary<string, string> SlotsOf(string intent)
    {
        var slots = IntentSlots.Of(intent);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(said, "customer", slots.Take(Slots.Customer) ? CustomerOf(intent) : null);
        Add(said, "manager", slots.Take(Slots.Manager) ? ManagerOf(intent) : null);
        AddTimes(said, slots);
        Add(said, "cadence", slots.Take(Slots.Cadence) ? First(EntityKind.Cadence)?.Text : null);
        Add(said, "channel", slots.Take(Slots.Channel) ? First(EntityKind.Channel)?.Text : null);
        Add(said, "tone", slots.Take(Slots.Tone) ? First(EntityKind.Tone)?.Text : null);
        Add(said, "scope", slots.Take(Slots.Scope) && !said.ContainsKey("manager") ? First(EntityKind.Scope)?.Text : null);
        Add(said, "count", slots.Take(Slots.Count) ? Number(First(EntityKind.Count)) : null);
        Add(said, "score", slots.Take(Slots.Score) ? Number(First(EntityKind.Score)) : null);
        if (slots.Take(Slots.Amount) && First(EntityKind.Amount) is { } amount)
        {
            Add(said, "amount", Number(amount));
            Add(said, "currency", amount.Text);
        }

        AddFreeWords(said, intent, slots);
        return said;
    }

    /// <summary>What the intent cannot do without and nobody said.</summary>
    public IReadOnlyList<string> MissingOf(string intent)
    {
        var slots = IntentSlots.Of(intent);
        var said = SlotsOf(intent);
        var needed = new (Slots Slot, string Name)[] { (Slots.Customer, "customer"), (Slots.Manager, "manager"), (Slots.Cadence, "cadence"), (Slots.Score, "score") };
        return [.. needed.Where(need => slots.Need(need.Slot) && !said.ContainsKey(need.Name)).Select(need => need.Name)];
    }

    private string? CustomerOf(string intent)
    {
        if (intent == "customer.add")
        {
            return mentions.FirstOrDefault(mention => mention.Manager is null)?.Words.Split(" of ", 2)[0];
        }

        var known = mentions.FirstOrDefault(mention => mention.Customers is { Match: CustomerMatch.Exact or CustomerMatch.Fuzzy });
        return known?.Customers?.Customers[0].Name ?? (Ambiguous is null && (IntentSlots.Of(intent).Need(Slots.Customer) || intent is "followup.complete" or "followup.snooze" || SaysSubject()) ? subject : null);
    }

    private string? ManagerOf(string intent) =>
        mentions.FirstOrDefault(mention => mention.Manager is not null)?.Manager
        ?? (intent == "customer.assign" && text.Words.Any(word => word.Text is "me" or "myself" or "mine" or "i" or "i'll" or "i'm" or "i've") ? "me" : null);

    /// <summary>Whether whoever the conversation is about is meant by "them" or "this customer".</summary>
    private bool SaysSubject()
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (CustomerWords.MeanSubject(text, i, i + 1) || (i + 2 <= text.Count && CustomerWords.MeanSubject(text, i, i + 2)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddTimes(Dictionary<string, string> said, IntentSlots slots)
    {
        var time = First(EntityKind.Time);
        if (time is not null)
        {
            var isDay = time.Period is { } span && span.From == span.To;
            if (slots.Take(Slots.PastDate))
            {
                Add(said, "date", Day(time.PastDate ?? (time.Date <= today ? time.Date : null)));
            }
            else if (slots.Take(Slots.Date) && (!slots.Take(Slots.Period) || isDay))
            {
                Add(said, "date", Day(time.Date ?? time.PastDate));
            }
            else if (slots.Take(Slots.Period))
            {
                Add(said, "period", time.Period?.ToString());
            }
        }

        if (slots.Take(Slots.Time) && First(EntityKind.Clock)?.Clock is { } clock)
        {
            said["time"] = clock.ToString("HH:mm", CultureInfo.InvariantCulture);
        }
    }

    private void AddFreeWords(Dictionary<string, string> said, string intent, IntentSlots slots)
    {
        var name = slots.Take(Slots.Text) ? "text" : slots.Take(Slots.Product) ? "product" : slots.Take(Slots.Offer) ? "offer" : null;
        if (name is null)
        {
            return;
        }

        Add(said, name, name switch
        {
            "offer" => OfferWords.Of(text, IsTaken),
            _ when intent == "draft.event" => OccasionWords.Of(text),
            _ when intent == "log.referral" => Referred() ?? FreeWords.Of(intent, text, _ => false, _ => false),
            "text" when intent == "log.preference" && said.ContainsKey("channel") && FreeWords.Of(intent, text, IsTaken, IsNamed) is { } how && FreeWords.IsAboutContact(how) => null,
            "text" when intent == "draft.revise" && said.ContainsKey("tone") && !text.Words.Any(word => word.Text is "mention" or "include" or "add" or "put") => null,
            _ => FreeWords.Of(intent, text, IsTaken, IsNamed),
        });
    }

    /// <summary>Whoever is named besides the customer.</summary>
    private string? Referred() => mentions.FirstOrDefault(mention => !mention.IsKnown)?.Words
        ?? mentions.Where(mention => mention.Manager is null).Skip(1).FirstOrDefault()?.Words;

    private bool IsNamed(int index) => mentions.Any(mention => index >= mention.From && index < mention.To);

    private bool IsTaken(int index) => IsNamed(index)
        || entities.Any(entity => entity.Kind is EntityKind.Time or EntityKind.Clock or EntityKind.Amount or EntityKind.Cadence or EntityKind.Score
            && text.Words[index].Start < entity.Start + entity.Length && text.Words[index].End > entity.Start);

    private Entity? First(EntityKind kind) => entities.FirstOrDefault(entity => entity.Kind == kind);

    private static string? Number(Entity? entity) => entity?.Number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(Dictionary<string, string> said, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            said[name] = value;
        }
    }
}
