namespace RetentionBot.Understanding.Intents;

/// <summary>
/// The examples a request is most like, by the cosine of their features, rare features counting more. It compares far more than <see cref="IntentModel"/> does and is asked only
/// where that one is in doubt. Safe for many turns at once.
/// </summary>
internal sealed class NearestExamples
{
    /// <summary>So many neighbours have a say, the nearer the more.</summary>
    private const int Neighbours = 8;

    /// <summary>A neighbour's say grows with this power of its likeness, so that one close example outweighs several distant ones.</summary>
    private const int Sharpness = 4;

    private readonly string[] _intents;
    private readonly float[] _rarity;
    private readonly Dictionary<int, (int Example, float Weight)[]> _byFeature;

    /// <param name="examples">Each intent with the features of one request.</param>
    public NearestExamples(IReadOnlyList<(string Intent, IReadOnlyList<(int Index, float Weight)> Features)> examples)
    {
        _intents = [.. examples.Select(example => example.Intent)];
        _rarity = RarityOf(examples);
        _byFeature = examples
            .SelectMany((example, at) => Weighed(example.Features).Select(feature => (feature.Index, Posting: (at, feature.Weight))))
            .GroupBy(feature => feature.Index, feature => feature.Posting)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>How much each intent's examples are like a request; the shares add up to 1. Empty when nothing is like it.</summary>
    public IReadOnlyDictionary<string, float> SharesOf(IReadOnlyList<(int Index, float Weight)> features)
    {
        var likeness = new float[_intents.Length];
        foreach (var (index, weight) in Weighed(features))
        {
            foreach (var (example, its) in _byFeature.GetValueOrDefault(index, []))
            {
                likeness[example] += weight * its;
            }
        }

        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        var all = 0f;
        foreach (var (example, like) in Nearest(likeness).UnorderedItems)
        {
            var say = MathF.Pow(like, Sharpness);
            shares[_intents[example]] = shares.GetValueOrDefault(_intents[example]) + say;
            all += say;
        }

        return shares.ToDictionary(share => share.Key, share => share.Value / all);
    }

    private static PriorityQueue<int, float> Nearest(ReadOnlySpan<float> likeness)
    {
        var nearest = new PriorityQueue<int, float>(Neighbours);
        var least = 0f;
        for (var example = 0; example < likeness.Length; example++)
        {
            if (likeness[example] <= least)
            {
                continue;
            }

            if (nearest.Count < Neighbours)
            {
                nearest.Enqueue(example, likeness[example]);
            }
            else
            {
                nearest.EnqueueDequeue(example, likeness[example]);
            }

            if (nearest.Count == Neighbours)
            {
                nearest.TryPeek(out _, out least);
            }
        }

        return nearest;
    }

    private List<(int Index, float Weight)> Weighed(IReadOnlyList<(int Index, float Weight)> features)
    {
        List<(int Index, float Weight)> weighed = [.. features.Select(feature => (feature.Index, feature.Weight * _rarity[feature.Index])).Where(feature => feature.Item2 > 0)];
        var length = MathF.Sqrt(weighed.Sum(feature => feature.Weight * feature.Weight));
        return [.. weighed.Select(feature => (feature.Index, feature.Weight / length))];
    }

    /// <summary>The inverse document frequency of each feature; 0 for one that no example has.</summary>
    private static float[] RarityOf(IReadOnlyList<(string Intent, IReadOnlyList<(int Index, float Weight)> Features)> examples)
    {
        var counts = new int[HashedFeatures.Count];
        foreach (var (index, _) in examples.SelectMany(example => example.Features))
        {
            counts[index]++;
        }

        return [.. counts.Select(count => count == 0 ? 0f : MathF.Log(1f + ((float)examples.Count / count)))];
    }
}
