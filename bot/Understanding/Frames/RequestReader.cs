using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Reads a request: entities, who is named, what is asked by the words around them, and what each slot comes to. It answers nothing and changes nothing.</summary>
internal sealed class RequestReader(IntentReader intents, MentionReader mentions, Lexicon lexicon)
{
    /// <summary>Below this nobody should guess.</summary>
    private const float LeastLikely = 0.2f;

    /// <summary>From here on a part of a message counts as a request of its own.</summary>
    private const float ClearlyMeant = 0.5f;

    /// <summary>What gives something out of hand has to be this likely, or it is asked back.</summary>
    private const float LeastLikelyToAct = 0.5f;

    /// <summary>From here on it is refused.</summary>
    private const float SurelyUnsafe = 0.4f;

    /// <summary>From here on nothing is done that is not clearly something else.</summary>
    private const float MayBeUnsafe = 0.25f;

    /// <summary>"No request" has to be this likely: it has the most examples.</summary>
    internal const float SurelyNone = 0.6f;

    /// <summary>A second intent so much less likely is taken if only the first lacks something.</summary>
    private const float MayBeMeant = 0.4f;

    /// <summary>The second may be so much less likely and still be meant.</summary>
    private const float NearlyAsLikely = 0.7f;

    /// <summary>So many intents are offered to choose from.</summary>
    private const int MostOffered = 3;

    /// <summary>What one sentence may record of several customers.</summary>
    private const string LogInteraction = "log.interaction";

    /// <summary>The frame of a text.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="today">The asker's day.</param>
    /// <param name="culture">How the asker writes dates.</param>
    /// <param name="asker">The asker's number: of several customers their own come first, and only those they may see are known. 0 for nobody.</param>
    /// <param name="subject">The full name of whom the conversation is about; null for nobody.</param>
    public async ValueTask<Frame> ReadAsync(string text, DateOnly today, CultureInfo culture, int asker, string? subject, CancellationToken cancellationToken)
    {
        var read = await FindAsync(text, today, culture, asker, cancellationToken);
        return FrameOf(read, asker, subject, today);
    }

    /// <summary>The frame of what was found in a text. Pure.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Frame FrameOf(ReadText read, DateOnly today, int asker, string? subject) => FrameOf(read, asker, subject, today);

    /// <summary>The frame of a text of which somebody else has said what it asks. Pure.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Frame FrameAs(string intent, ReadText read, DateOnly today, string? subject)
    {
        var reading = new SlotReading(read, subject, today, lexicon);
        return Whole(new Frame(intent, reading.SlotsOf(intent)) { Likelihood = 1 }, intent, read, reading);
    }

    /// <summary>How a text is read, a line for each thing that was found: for people who teach it more.</summary>
    public async ValueTask<IReadOnlyList<string>> ExplainAsync(string text, DateOnly today, CultureInfo culture, int asker, CancellationToken cancellationToken)
    {
        var read = await FindAsync(text, today, culture, asker, cancellationToken);
        var frame = FrameOf(read, asker, subject: null, today);
        return
        [
            $"words     {string.Join(' ', intents.MaskedWords(read))}",
            .. read.Entities.Select(entity => $"entity    {entity.Kind}: \"{text.Substring(entity.Start, entity.Length)}\""),
            .. read.Names.Select(mention => $"name      \"{mention.Words}\": {mention.Manager ?? (mention.Customers is { Match: not CustomerMatch.None } found ? $"{found.Match}, {string.Join(", ", found.Customers.Select(customer => customer.Name))}" : "nobody")}"),
            .. frame.Ranked.Take(5).Select(ranked => string.Create(CultureInfo.InvariantCulture, $"score     {ranked.Likelihood:0.000} {ranked.Intent}")),
            $"decision  {frame.Intent}{(frame.IsRefused ? ", refused" : "")}{string.Concat(frame.Slots.Select(slot => $" {slot.Key}={slot.Value}"))}",
            .. frame.Missing.Select(missing => $"missing   {missing}"),
            .. frame.Customers.Select(customer => $"choice    {customer}"),
            .. frame.Others.Concat(frame.Unknown).Select(other => $"with      {other}"),
            .. frame.Promise is { } promise ? [$"promise   {promise.Due:yyyy-MM-dd} {promise.Text}"] : Array.Empty<string>(),
            .. frame.Next is { } next ? [$"then      {next}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Whether a text asks for two things, or for what is refused: phrases, which know of neither, shall not take it.</summary>
    public bool IsMoreThanAPhrase(TypedText text) => lexicon.Frames.Break.In(text) is not null || lexicon.Frames.Unsafe.IsSaid(text);

    /// <summary>The entities and the names of a text.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async ValueTask<ReadText> FindAsync(string text, DateOnly today, CultureInfo culture, int asker, CancellationToken cancellationToken)
    {
        var read = new ReadText(lexicon.Cut(text), EntityReader.Find(text, today, culture, lexicon), []);
        var names = await mentions.InAsync(read.Text with { Original = Spoken(text) }, index => read.IsOf(index, IsNoName), asker, cancellationToken);
        return read with { Names = [.. names.Select(name => name with { Words = text.Substring(read.Text.Words[name.From].Start, name.Words.Length) })] };
    }

    /// <summary>Where everything is in capitals, none of them says anything.</summary>
    private static string Spoken(string text) => text.Any(char.IsLower) || !text.Contains(' ', StringComparison.Ordinal) ? text : text.ToLowerInvariant();

    /// <summary>Of two requests in one message the first is meant; the words of the second would drown it.</summary>
    private Frame FrameOf(ReadText read, int asker, string? subject, DateOnly today)
    {
        if (lexicon.Frames.Break.In(read.Text) is var (end, next))
        {
            var first = read.Part(0, end);
            var ranked = intents.Rank(first);
            if (IsClear(ranked))
            {
                var second = read.Part(next, read.Text.Count);
                return intents.Rank(second) is var other && IsClear(other) && other[0].Intent != ranked[0].Intent
                    ? FrameOf(first, ranked, asker, subject, today) with { Next = read.Text.Original[second.Text.Words[0].Start..].Trim() }
                    : FrameOf(read, ranked, asker, subject, today);
            }
        }

        return FrameOf(read, intents.Rank(read), asker, subject, today);
    }

    private Frame FrameOf(ReadText read, IReadOnlyList<(string Intent, float Likelihood)> ranked, int asker, string? subject, DateOnly today)
    {
        if (lexicon.Frames.Unsafe.IsSaid(read.Text) || ranked[0] is { Intent: Frame.Unsafe, Likelihood: >= SurelyUnsafe })
        {
            return Refused(ranked);
        }

        var (intent, likelihood) = ranked[0] is { Intent: Frame.None, Likelihood: < SurelyNone } && ranked[1] is { Intent: not Frame.Unsafe, Likelihood: >= LeastLikely } ? ranked[1] : ranked[0];
        if (lexicon.Frames.Unsafe.IsOfEverybody(read, intent))
        {
            return Refused(ranked);
        }

        var reading = new SlotReading(read, subject, today, lexicon);
        if (ranked[1].Likelihood > likelihood * MayBeMeant && reading.MissingOf(intent).Count > 0 && IsRequest(ranked[1].Intent) && reading.MissingOf(ranked[1].Intent).Count == 0)
        {
            (intent, likelihood) = ranked[1]; // it needs nothing that was not said
        }

        var frame = Asked(intent, likelihood, reading, asker, ranked) ?? new Frame(intent, reading.SlotsOf(intent)) { Likelihood = likelihood, Ranked = ranked };
        return Whole(frame, intent, read, reading);
    }

    /// <summary>A frame with what no slot holds.</summary>
    private Frame Whole(Frame frame, string intent, ReadText read, SlotReading reading)
    {
        frame = frame with { CustomerAsTyped = reading.CustomerAsTyped, Note = reading.NoteOf(frame.Slots), HappenedOn = reading.HappenedOn, UnclearDay = reading.UnclearDay(frame.Slots) };
        return intent == LogInteraction ? WithSeveral(frame, read, reading) : frame;
    }

    /// <summary>A contact with all who were there, and what was promised.</summary>
    private Frame WithSeveral(Frame frame, ReadText read, SlotReading reading)
    {
        var others = lexicon.Frames.Promises.Together(read);
        return frame with
        {
            Others = [.. others.Where(other => other.IsKnown).Select(other => other.Words)],
            Unknown = [.. others.Where(other => !other.IsKnown).Select(other => other.Words)],
            Promise = reading.Promise is { } promise ? (promise.Text, promise.Due) : null,
        };
    }

    /// <summary>What has to be asked back; null when it is clear.</summary>
    private static Frame? Asked(string intent, float likelihood, SlotReading reading, int asker, IReadOnlyList<(string Intent, float Likelihood)> ranked)
    {
        var slots = IntentSlots.Of(intent);
        if (slots.Take(Slots.Customer) && !slots.NamesTwo && reading.Alternatives is { } either)
        {
            return Clarify(reading, ranked) with { Slots = new Dictionary<string, string>(), Customers = either, IsEither = true, Intents = [intent] };
        }

        if (slots.Take(Slots.Customer) && !slots.IsOfNewCustomer && reading.Ambiguous is { } several)
        {
            return Clarify(reading, ranked) with { Customers = [.. several.Customers.OrderBy(customer => customer.Manager != asker).Select(customer => customer.Name)], Intents = [intent] };
        }

        var isGuess = ranked[0].Likelihood < LeastLikely && ranked[1].Likelihood > ranked[0].Likelihood * NearlyAsLikely;
        var unsafeLikelihood = ranked.FirstOrDefault(candidate => candidate.Intent == Frame.Unsafe).Likelihood;
        var isDoubtful = intent != Frame.None && (slots.IsActing ? unsafeLikelihood >= MayBeUnsafe / 2 : unsafeLikelihood >= MayBeUnsafe && likelihood < SurelyNone);
        if (isGuess || isDoubtful || intent == Frame.Clarify || (slots.IsActing && likelihood < LeastLikelyToAct))
        {
            return Clarify(reading, ranked) with { Intents = [.. ranked.Where(candidate => IsRequest(candidate.Intent)).Take(MostOffered).Select(candidate => candidate.Intent)] };
        }

        var missing = reading.MissingOf(intent);
        return missing.Count > 0 ? Clarify(reading, ranked) with { Missing = missing, Intents = [intent] } : null;
    }

    private static Frame Refused(IReadOnlyList<(string Intent, float Likelihood)> ranked) =>
        new(Frame.None, new Dictionary<string, string>()) { IsRefused = true, Likelihood = 1, Ranked = ranked };

    private static Frame Clarify(SlotReading reading, IReadOnlyList<(string Intent, float Likelihood)> ranked) =>
        new(Frame.Clarify, reading.SlotsOf(Frame.Clarify)) { Likelihood = ranked[0].Likelihood, Ranked = ranked };

    private static bool IsClear(IReadOnlyList<(string Intent, float Likelihood)> ranked) => ranked[0].Likelihood >= ClearlyMeant && IsRequest(ranked[0].Intent);

    private static bool IsRequest(string intent) => intent is not (Frame.None or Frame.Clarify or Frame.Unsafe);

    private static bool IsNoName(EntityKind kind) => kind is EntityKind.Time or EntityKind.Clock or EntityKind.Cadence or EntityKind.Amount or EntityKind.Count or EntityKind.Score;
}
