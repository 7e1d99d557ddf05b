namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>The random secret by which ids of erased customers are hashed. Made when the first customer is erased, and kept for good: without it an import would bring them back.</summary>
/// <param name="Id">Always <see cref="Only"/>.</param>
/// <param name="Secret">32 random bytes.</param>
public sealed record ErasureKey(string Id, byte[] Secret)
{
    /// <summary>The one key there is.</summary>
    public const string Only = "key";
}
