namespace RetentionBot.Benchmarks.Hostile;

/// <summary>One request that means no good, as it goes over the wire.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Bytes">Head and body.</param>
/// <param name="Allowed">The statuses it may be answered with.</param>
/// <param name="BreaksOff">Whether it ends in the middle, so that there is nothing to answer.</param>
internal sealed record HostileRequest(string Kind, byte[] Bytes, IReadOnlyList<int> Allowed, bool BreaksOff = false);
