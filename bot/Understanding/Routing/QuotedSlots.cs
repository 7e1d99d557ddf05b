using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Mentions;

namespace RetentionBot.Understanding.Routing;

/// <summary>Reads words that a language model quoted as the slots of an intent, by the readers everything else is read by. A name nobody has, or words that are no time where a time belongs, make the whole of it no answer.</summary>
internal sealed class QuotedSlots(FindCustomer findNamed, FindManager findManager, Lexicon lexicon)
{
    private static readonly (Slots Slot, string Name, string Expected)[] All =
    [
        (Slots.Customer, "customer", "The words that name the customer, copied from the message."),
        (Slots.Manager, "manager", "The words that name the colleague, or that the account manager means themselves by, copied from the message."),
        (Slots.Period, "period", "The words that say the span of time, copied from the message."),
        (Slots.Date | Slots.PastDate | Slots.NewDate, "date", "The words that say the day, copied from the message."),
        (Slots.Time, "time", "The words that say the time of day, copied from the message."),
        (Slots.Cadence, "cadence", "The words that say how often, copied from the message."),
        (Slots.Channel, "channel", "The words that say by e-mail, call, meeting, chat, letter or SMS, copied from the message."),
        (Slots.Tone, "tone", "The words that say shorter, longer, warmer, more formal or more casual, copied from the message."),
        (Slots.Scope, "scope", "The words that say whose: mine, the team's or everybody's, copied from the message."),
        (Slots.Count, "count", "The words that say how many, copied from the message."),
        (Slots.Score, "score", "The words that say the score, copied from the message."),
        (Slots.Amount, "amount", "The words that say the amount of money, copied from the message."),
        (Slots.Text, "text", "The words to be passed on, copied from the message."),
        (Slots.Product, "product", "The words that name the product, copied from the message."),
        (Slots.Offer, "offer", "The words that name the offer, copied from the message."),
    ];

    /// <summary>The slots of an intent as a model is told of them.</summary>
    public static IReadOnlyList<ModelParameter> Of(IntentSlots slots) =>
        [.. All.Where(slot => slots.Take(slot.Slot)).Select(slot => new ModelParameter(slot.Name, slot.Expected))];

    /// <summary>The frame with what was quoted; null where something quoted is unknown.</summary>
    /// <param name="frame">As the text is read by itself.</param>
    /// <param name="quotes">Words of the text, by the slot they are for.</param>
    /// <param name="asker">The number of whoever may see those who are named; 0 for nobody.</param>
    public async ValueTask<Frame?> ReadAsync(Frame frame, IReadOnlyDictionary<string, string> quotes, DateOnly today, CultureInfo culture, int asker, CancellationToken cancellationToken)
    {
        var slots = new Dictionary<string, string>(frame.Slots, StringComparer.Ordinal);
        var said = quotes.Where(quote => !SaysNothing(quote.Value)).ToDictionary(StringComparer.Ordinal);
        foreach (var (name, words) in said)
        {
            if (name == "customer")
            {
                var found = await findNamed(words, asker, cancellationToken);
                if (IntentSlots.Of(frame.Intent).IsOfNewCustomer ? found.Match == CustomerMatch.Exact : found.Match == CustomerMatch.None)
                {
                    return null;
                }

                slots[name] = found.Match is CustomerMatch.Exact or CustomerMatch.Fuzzy ? found.Customers[0].Name : words;
                frame = frame with { CustomerAsTyped = words };
            }
            else if (await ValueAsync(name, words, IntentSlots.Of(frame.Intent), today, culture, slots, cancellationToken) is { } value)
            {
                slots[name] = value;
            }
            else
            {
                return null;
            }
        }

        return frame with { Slots = slots, Note = said.GetValueOrDefault("text") ?? frame.Note };
    }

    /// <summary>"She", "lately": whom the conversation is about is known without it, and no other slot has a value by it.</summary>
    private bool SaysNothing(string words) => lexicon.Cut(words) is { Count: > 0 } text && (lexicon.Customers.MeanSubject(text, 0, text.Count) || lexicon.Little.Thing(text) is null);

    private async ValueTask<string?> ValueAsync(string name, string words, IntentSlots taken, DateOnly today, CultureInfo culture, Dictionary<string, string> slots, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "text" or "offer":
                return words;
            case "product":
                return lexicon.Little.Thing(lexicon.Cut(words));
            case "manager":
                return lexicon.Cut(words).Words.Any(word => lexicon.Frames.Self.Contains(word.Text)) ? SlotValues.Me : await findManager(words, cancellationToken);
            default:
                var found = EntityReader.Find(words, today, culture, lexicon);
                if (name == "amount" && SlotValues.Of("currency", found) is { } currency)
                {
                    slots["currency"] = currency;
                }

                return Value(name, found, taken);
        }
    }

    private static string? Value(string name, IReadOnlyList<Entity> found, IntentSlots taken) => (name, SlotValues.First(found, EntityKind.Time)) switch
    {
        ("period", var time) => time?.Period?.ToString(),
        ("date", { } time) => SlotValues.Day(taken.Take(Slots.PastDate) ? time.PastDate : time.Date ?? time.PastDate), // nothing was done on a day to come
        ("score", _) => SlotValues.Of(name, found) ?? SlotValues.Of("count", found),
        _ => SlotValues.Of(name, found),
    };
}
