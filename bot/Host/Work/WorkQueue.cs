namespace RetentionBot.Host.Work;

/// <summary>How a queue of the store is worked on.</summary>
/// <param name="Kind">Its name in the store.</param>
/// <param name="MostClaimed">How many rows are claimed at a time.</param>
/// <param name="AtOnce">How many of them are worked on at the same time; 1 keeps their order.</param>
/// <param name="LooksEvery">A row that nobody told of is found after this time at the latest. A store that failed is left alone for as long.</param>
/// <param name="Lease">How long a row is ours. Longer than the work on it takes.</param>
internal sealed record WorkQueue(string Kind, int MostClaimed, int AtOnce, TimeSpan LooksEvery, TimeSpan Lease);
