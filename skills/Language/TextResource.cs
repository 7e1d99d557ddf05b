using System.Reflection;

namespace RetentionBot.Skills.Language;

/// <summary>Reads the text files that are built into the program.</summary>
internal static class TextResource
{
    /// <summary>The whole of a file.</summary>
    public static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // it was listed just now
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a text with their numbers, from 1; without comments (<c>#</c>) and empty ones.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string text) => text.Split('\n')
        .Select((line, index) => (Number: index + 1, Text: line.Trim()))
        .Where(line => line.Text.Length > 0 && line.Text[0] != '#');
}
