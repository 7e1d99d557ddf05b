namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>A backup that was made: whoever erases a person has to know where that person still is.</summary>
/// <param name="Key">Time-ordered and unique.</param>
/// <param name="Path">The file, where it was written.</param>
/// <param name="TakenAt">Whose state it holds.</param>
public sealed record BackupNote(string Key, string Path, DateTimeOffset TakenAt);
