using System.Numerics.Tensors;

namespace RetentionBot.Understanding.Intents;

/// <summary>A softmax over hashed features: how likely each intent is for a text. Made by <see cref="IntentTrainer"/>; safe for many turns at once.</summary>
/// <param name="intents">The intents.</param>
/// <param name="weights">For each feature a row with the weight of each intent; a row may be longer than there are intents.</param>
/// <param name="bias">What each intent has without any feature; as long as a row.</param>
internal sealed class IntentModel(IReadOnlyList<string> intents, float[] weights, float[] bias)
{
    /// <summary>The intents by their likelihood, the most likely first; the likelihoods add up to 1.</summary>
    public IReadOnlyList<(string Intent, float Likelihood)> Rank(IReadOnlyList<(int Index, float Weight)> features)
    {
        var likelihoods = new float[bias.Length];
        Score(features, weights, bias, likelihoods);
        return [.. intents.Select((intent, i) => (intent, likelihoods[i])).OrderByDescending(ranked => ranked.Item2)];
    }

    /// <summary>Fills in the likelihoods.</summary>
    internal static void Score(IReadOnlyList<(int Index, float Weight)> features, float[] weights, float[] bias, float[] likelihoods)
    {
        bias.CopyTo(likelihoods, 0);
        foreach (var (index, weight) in features)
        {
            TensorPrimitives.MultiplyAdd(weights.AsSpan(index * likelihoods.Length, likelihoods.Length), weight, likelihoods, likelihoods);
        }

        var most = TensorPrimitives.Max<float>(likelihoods);
        TensorPrimitives.Subtract(likelihoods, most, likelihoods);
        TensorPrimitives.Exp<float>(likelihoods, likelihoods);
        TensorPrimitives.Divide(likelihoods, TensorPrimitives.Sum<float>(likelihoods), likelihoods);
    }
}
