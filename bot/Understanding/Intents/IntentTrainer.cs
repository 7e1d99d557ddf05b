using System.Numerics;
using System.Runtime.InteropServices;

namespace RetentionBot.Understanding.Intents;

/// <summary>
/// Trains an <see cref="IntentModel"/> by stochastic gradient descent with AdaGrad's step sizes (Duchi, Hazan and Singer, 2011). The same examples give the same model on the
/// same kind of processor.
/// </summary>
internal static class IntentTrainer
{
    private const int Rounds = 8;
    private const float LearningRate = 0.5f;

    /// <summary>Keeps weights small, so that a rare word does not decide alone.</summary>
    private const float Decay = 2e-5f;

    private const float BiasRate = 0.01f;
    private const int Seed = 20261123;

    /// <param name="examples">Each intent with the features of one request.</param>
    public static IntentModel Train(IReadOnlyList<(string Intent, IReadOnlyList<(int Index, float Weight)> Features)> examples)
    {
        List<string> intents = [.. examples.Select(example => example.Intent).Distinct().Order(StringComparer.Ordinal)];
        var labels = examples.Select(example => intents.IndexOf(example.Intent)).ToArray();
        // Rows of whole vectors: the places behind the last intent stay without weight.
        var width = (intents.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var weights = new float[HashedFeatures.Count * width];
        var squares = new float[weights.Length];
        var bias = new float[width];
        bias.AsSpan(intents.Count).Fill(float.NegativeInfinity);
        var gradients = new float[width];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(Seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                IntentModel.Score(examples[at].Features, weights, bias, gradients);
                gradients[labels[at]] -= 1f;
                Step(examples[at].Features, weights, squares, gradients);
                for (var i = 0; i < intents.Count; i++)
                {
                    bias[i] -= BiasRate * gradients[i];
                }
            }
        }

        return new IntentModel(intents, weights, bias);
    }

    private static void Step(IReadOnlyList<(int Index, float Weight)> features, float[] weights, float[] squares, float[] gradients)
    {
        var slopes = MemoryMarshal.Cast<float, Vector<float>>(gradients.AsSpan());
        foreach (var (index, weight) in features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(index * gradients.Length, gradients.Length));
            var sums = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(index * gradients.Length, gradients.Length));
            for (var i = 0; i < row.Length; i++)
            {
                var gradient = (slopes[i] * weight) + (row[i] * Decay);
                sums[i] += gradient * gradient;
                row[i] -= gradient * LearningRate / (Vector.SquareRoot(sums[i]) + new Vector<float>(1e-3f));
            }
        }
    }
}
