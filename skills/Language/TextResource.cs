using System.Reflection;

namespace RetentionBot.Skills.Language;

/// <summary>Reads the text files that are built into the program.</summary>
internal static class TextResource
{
    /// <summary>The lines of a file, without comments (<c>#</c>) and empty ones.</summary>
    public static IReadOnlyList<string> Lines(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // it was listed just now
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
    }
}
