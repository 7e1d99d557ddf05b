namespace RetentionBot.Skills.Tests.Transcripts;

/// <summary>Finds the transcripts in the source tree, so that they are read, and rewritten, where people edit them.</summary>
internal static class TranscriptFiles
{
    private static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Their names without the ending, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.transcript").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Where a transcript is.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.transcript");

    private static string Find(DirectoryInfo? from)
    {
        for (; from is not null; from = from.Parent)
        {
            var folder = Path.Combine(from.FullName, "tests", "Transcripts");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"There is no tests/Transcripts above {AppContext.BaseDirectory}.");
    }
}
