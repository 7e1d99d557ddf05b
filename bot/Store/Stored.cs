namespace RetentionBot.Store;

/// <summary>A document together with the version it was read at.</summary>
/// <param name="Document">The document; an immutable value that may be shared with other readers.</param>
/// <param name="Version">Starts at 1 and grows by one with each change; give it back when changing the document.</param>
public sealed record Stored<T>(T Document, long Version)
    where T : class;
