namespace RetentionBot.Host.Work;

/// <summary>How a queue of the store is worked on.</summary>
/// <param name="Kind">Its name in the store.</param>
/// <param name="AtOnce">How many rows are worked on at the same time; 1 keeps their order.</param>
/// <param name="LooksEvery">A row that nobody told of is found after this time at the latest. A store that failed is left alone for as long.</param>
/// <param name="Lease">How long a row stays with a process that ended. While the work on it goes on, the lease is prolonged.</param>
internal sealed record WorkQueue(string Kind, int AtOnce, TimeSpan LooksEvery, TimeSpan Lease);
