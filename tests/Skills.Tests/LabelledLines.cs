using System.Text.Json;

namespace RetentionBot.Skills.Tests;

/// <summary>Labelled sentences, a JSON object a line, read from the source tree.</summary>
internal static class LabelledLines
{
    /// <summary>Each line with its number, from 1.</summary>
    /// <param name="path">From <c>tests/Skills.Tests</c> on.</param>
    public static IEnumerable<(int Line, JsonElement Sentence)> Of(params string[] path)
    {
        foreach (var (line, number) in File.ReadLines(FindFile(Path.Combine(["tests", "Skills.Tests", .. path]))).Select((line, index) => (line, index + 1)).Where(line => line.line.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            yield return (number, document.RootElement.Clone());
        }
    }

    private static string FindFile(string path)
    {
        for (var from = new DirectoryInfo(AppContext.BaseDirectory); from is not null; from = from.Parent)
        {
            if (File.Exists(Path.Combine(from.FullName, path)))
            {
                return Path.Combine(from.FullName, path);
            }
        }

        throw new FileNotFoundException($"There is no {path} above {AppContext.BaseDirectory}.");
    }
}
