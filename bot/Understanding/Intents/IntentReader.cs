using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Mentions;

namespace RetentionBot.Understanding.Intents;

/// <summary>Tells what is asked by the words around the entities; learnt from the examples when it is made.</summary>
internal sealed class IntentReader
{
    /// <summary>From this likelihood on the nearest examples change nothing any more and are not looked for.</summary>
    private const float Sure = 0.8f;

    /// <summary>How much the nearest examples count beside the softmax, 0 to 1.</summary>
    private const float NearestSay = 0.4f;

    /// <summary>Stand for names in examples; nobody is called so, and no word begins so.</summary>
    private const string CustomerMark = "Zzcustomer";
    private const string ManagerMark = "Zzmanager";

    private static readonly DateOnly ExampleDay = new(2026, 11, 23);

    private readonly RequestVocabulary _vocabulary;
    private readonly Lexicon _lexicon;
    private readonly IntentModel _model;
    private readonly NearestExamples _nearest;

    /// <summary>Learns; takes a few seconds.</summary>
    public IntentReader(IReadOnlyList<ExampleRequest> examples, RequestVocabulary vocabulary, Lexicon lexicon)
    {
        (_vocabulary, _lexicon) = (vocabulary, lexicon);
        var written = new ExampleText(lexicon.Language);
        List<(string Intent, IReadOnlyList<(int Index, float Weight)> Features)> learnt =
            [.. examples.Select(example => (example.Intent, HashedFeatures.Of(WordsOf(written.Filled(example.Text, CustomerMark, ManagerMark)))))];
        _model = IntentTrainer.Train(learnt);
        _nearest = new NearestExamples(learnt);
    }

    /// <summary>The intents, the most likely first.</summary>
    public IReadOnlyList<(string Intent, float Likelihood)> Rank(ReadText text)
    {
        var features = HashedFeatures.Of(MaskedWords(text));
        var ranked = _model.Rank(features);
        return ranked[0].Likelihood >= Sure ? ranked : WithNearest(ranked, _nearest.SharesOf(features));
    }

    private static IReadOnlyList<(string Intent, float Likelihood)> WithNearest(IReadOnlyList<(string Intent, float Likelihood)> ranked, IReadOnlyDictionary<string, float> shares) => shares.Count == 0
        ? ranked
        : [.. ranked.Select(each => (each.Intent, Likelihood: ((1 - NearestSay) * each.Likelihood) + (NearestSay * shares.GetValueOrDefault(each.Intent)))).OrderByDescending(each => each.Likelihood)];

    /// <summary>The words as they are learnt and judged: mistyped ones as they were meant, entities and names as what they are.</summary>
    public IReadOnlyList<string> MaskedWords(ReadText text)
    {
        var words = new List<string>();
        string? last = null;
        for (var i = 0; i < text.Text.Count; i++)
        {
            var mask = MaskOf(text, i);
            if (mask is null)
            {
                // "Follow-up" and "follow up" are the same.
                words.AddRange(text.Text.Words[i].Text.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(_vocabulary.Meant));
            }
            else if (mask != last)
            {
                words.Add(mask);
            }

            last = mask;
        }

        if (text.Text.Original.AsSpan().TrimEnd().EndsWith("?"))
        {
            words.Add("?");
        }

        return words;
    }

    private static string? MaskOf(ReadText text, int index)
    {
        if (text.Names.FirstOrDefault(mention => index >= mention.From && index < mention.To) is { } mention)
        {
            return mention.Manager is null ? MaskedText.Customer : MaskedText.Manager;
        }

        var word = text.Text.Words[index];
        var entity = text.Entities.FirstOrDefault(entity => MaskOf(entity.Kind) is not null && word.Start < entity.End && word.End > entity.Start);
        return entity is null ? null : MaskOf(entity.Kind);
    }

    private static string? MaskOf(EntityKind kind) => kind switch
    {
        EntityKind.Time => MaskedText.Time,
        EntityKind.Clock => MaskedText.Clock,
        EntityKind.Cadence => MaskedText.Cadence,
        EntityKind.Amount => MaskedText.Amount,
        EntityKind.Count => MaskedText.Count,
        EntityKind.Score => MaskedText.Score,
        _ => null, // channel, tone and scope are said by words that tell what is asked
    };

    /// <summary>The words of an example, masked in the same way: what it writes out itself is found in it as it would be in a request.</summary>
    private IReadOnlyList<string> WordsOf(string written)
    {
        var text = _lexicon.Cut(written);
        var entities = EntityReader.Find(written, ExampleDay, System.Globalization.CultureInfo.InvariantCulture, _lexicon);
        var names = new List<Mention>();
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Words[i].Text;
            if (word.StartsWith(CustomerMark, StringComparison.OrdinalIgnoreCase) || word.StartsWith(ManagerMark, StringComparison.OrdinalIgnoreCase))
            {
                names.Add(new Mention(i, i + 1, "") { Manager = word.StartsWith(ManagerMark, StringComparison.OrdinalIgnoreCase) ? "" : null });
            }
        }

        return MaskedWords(new ReadText(text, entities, names));
    }
}
