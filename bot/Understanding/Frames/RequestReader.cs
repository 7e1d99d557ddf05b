using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Reads a request: entities, who is named, what is asked by the words around them, and what each slot comes to. It answers nothing and changes nothing.</summary>
internal sealed class RequestReader(IntentReader intents, MentionReader mentions)
{
    /// <summary>Below this nobody should guess.</summary>
    private const float LeastLikely = 0.2f;

    /// <summary>From here on the beginning of a message counts as a request of its own.</summary>
    private const float ClearlyMeant = 0.5f;

    /// <summary>"No request" has to be this likely: it has the most examples.</summary>
    private const float SurelyNone = 0.6f;

    /// <summary>A second intent so much less likely is taken if only the first lacks something.</summary>
    private const float MayBeMeant = 0.4f;

    /// <summary>The second may be so much less likely and still be meant.</summary>
    private const float NearlyAsLikely = 0.7f;

    /// <summary>The frame of a text.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="today">The asker's day.</param>
    /// <param name="culture">How the asker writes dates.</param>
    /// <param name="asker">The asker's number: of several customers their own come first. 0 for nobody.</param>
    /// <param name="subject">The full name of whom the conversation is about; null for nobody.</param>
    public async ValueTask<Frame> ReadAsync(string text, DateOnly today, CultureInfo culture, int asker, string? subject, CancellationToken cancellationToken)
    {
        var entities = EntityReader.Find(text, today, culture);
        var typed = TypedText.Of(text);
        var named = await mentions.InAsync(typed, index => IsTaken(typed, index, entities), cancellationToken);
        var ranked = WithFirstRequest(typed, entities, named, intents.Rank(typed, entities, named));
        var (intent, likelihood) = ranked[0] is { Intent: Frame.None, Likelihood: < SurelyNone } && ranked[1].Likelihood >= LeastLikely ? ranked[1] : ranked[0];
        if (UnsafeRequest.Is(typed, intent))
        {
            return new Frame(Frame.None, new Dictionary<string, string>()) { IsRefused = true, Likelihood = 1, Ranked = ranked };
        }

        var reading = new SlotReading(typed, entities, named, subject, today);
        if (ranked[1].Likelihood > likelihood * MayBeMeant && reading.MissingOf(intent).Count > 0 && ranked[1].Intent is not (Frame.None or Frame.Clarify) && reading.MissingOf(ranked[1].Intent).Count == 0)
        {
            (intent, likelihood) = ranked[1]; // it needs nothing that was not said
        }

        var frame = Asked(intent, reading, asker, ranked) ?? new Frame(intent, reading.SlotsOf(intent)) { Likelihood = likelihood, Ranked = ranked };
        return frame with { CustomerAsTyped = reading.CustomerAsTyped };
    }

    /// <summary>How a text is read, a line for each thing that was found: for people who teach it more.</summary>
    public async ValueTask<IReadOnlyList<string>> ExplainAsync(string text, DateOnly today, CultureInfo culture, int asker, CancellationToken cancellationToken)
    {
        var entities = EntityReader.Find(text, today, culture);
        var typed = TypedText.Of(text);
        var named = await mentions.InAsync(typed, index => IsTaken(typed, index, entities), cancellationToken);
        var frame = await ReadAsync(text, today, culture, asker, subject: null, cancellationToken);
        return
        [
            $"words     {string.Join(' ', intents.MaskedWords(typed, entities, named))}",
            .. entities.Select(entity => $"entity    {entity.Kind}: \"{text.Substring(entity.Start, entity.Length)}\""),
            .. named.Select(mention => $"name      \"{mention.Words}\": {mention.Manager ?? (mention.Customers is { Match: not CustomerMatch.None } found ? $"{found.Match}, {string.Join(", ", found.Customers.Select(customer => customer.Name))}" : "nobody")}"),
            .. frame.Ranked.Take(5).Select(ranked => string.Create(CultureInfo.InvariantCulture, $"score     {ranked.Likelihood:0.000} {ranked.Intent}")),
            $"decision  {frame.Intent}{string.Concat(frame.Slots.Select(slot => $" {slot.Key}={slot.Value}"))}",
            .. frame.Missing.Select(missing => $"missing   {missing}"),
            .. frame.Customers.Select(customer => $"choice    {customer}"),
        ];
    }

    /// <summary>Of two requests in one message the first is meant; the words of the second would drown it.</summary>
    private IReadOnlyList<(string Intent, float Likelihood)> WithFirstRequest(
        TypedText text, IReadOnlyList<Entity> entities, IReadOnlyList<Mention> named, IReadOnlyList<(string Intent, float Likelihood)> whole)
    {
        if (RequestBreak.In(text) is not { } end)
        {
            return whole;
        }

        var first = intents.Rank(text.Part(0, end), entities, [.. named.Where(mention => mention.To <= end)]);
        return first[0].Intent != Frame.None && first[0].Likelihood >= ClearlyMeant ? first : whole;
    }

    /// <summary>What has to be asked back; null when it is clear.</summary>
    private static Frame? Asked(string intent, SlotReading reading, int asker, IReadOnlyList<(string Intent, float Likelihood)> ranked)
    {
        var slots = IntentSlots.Of(intent);
        if (slots.Take(Slots.Customer) && intent is not ("customer.add" or "log.referral") && reading.Alternatives is { } either)
        {
            return Clarify(reading, intent, ranked) with { Slots = new Dictionary<string, string>(), Customers = either, Intents = [intent] };
        }

        if (slots.Take(Slots.Customer) && intent != "customer.add" && reading.Ambiguous is { } several)
        {
            return Clarify(reading, intent, ranked) with { Customers = [.. several.Customers.OrderBy(customer => customer.Manager != asker).Select(customer => customer.Name)], Intents = [intent] };
        }

        if (ranked[0].Likelihood < LeastLikely && ranked[1].Likelihood > ranked[0].Likelihood * NearlyAsLikely)
        {
            return Clarify(reading, intent, ranked) with { Intents = [.. ranked.Where(candidate => candidate.Intent != Frame.None).Take(3).Select(candidate => candidate.Intent)] };
        }

        if (intent == Frame.Clarify)
        {
            return Clarify(reading, intent, ranked) with { Intents = [.. ranked.Where(candidate => candidate.Intent is not (Frame.None or Frame.Clarify)).Take(3).Select(candidate => candidate.Intent)] };
        }

        var missing = reading.MissingOf(intent);
        return missing.Count > 0 ? Clarify(reading, intent, ranked) with { Missing = missing, Intents = [intent] } : null;
    }

    private static Frame Clarify(SlotReading reading, string intent, IReadOnlyList<(string Intent, float Likelihood)> ranked) =>
        new(Frame.Clarify, reading.SlotsOf(intent).Where(slot => slot.Key == "customer").ToDictionary()) { Likelihood = ranked[0].Likelihood, Ranked = ranked };

    private static bool IsTaken(TypedText text, int index, IReadOnlyList<Entity> entities) =>
        entities.Any(entity => entity.Kind is EntityKind.Time or EntityKind.Clock or EntityKind.Cadence or EntityKind.Amount or EntityKind.Count or EntityKind.Score
            && text.Words[index].Start < entity.Start + entity.Length && text.Words[index].End > entity.Start);
}
