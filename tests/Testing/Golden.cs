using System.Text.Encodings.Web;
using System.Text.Json;

namespace RetentionBot.Testing;

/// <summary>
/// Compares what a test made with a file kept beside the test. Run the tests with the environment variable <c>UPDATE_GOLDEN=1</c> to write the files anew, then
/// read the difference before committing it. A test that fails leaves <c>name.received.ext</c> beside the golden file; it is not committed.
/// </summary>
/// <param name="folder">The folder of the golden files, from the root of the repository, for example <c>tests/Bot.Tests/Teams/Golden</c>.</param>
public sealed class Golden(string folder)
{
    /// <summary>The environment variable that makes every comparison write its file instead.</summary>
    public const string UpdateVariable = "UPDATE_GOLDEN";

    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compares JSON by value: neither white space nor the order of members counts.</summary>
    /// <exception cref="GoldenException">It differs, or there is no golden file.</exception>
    public void Verify(string name, JsonElement actual) =>
        Verify(name + ".json", JsonSerializer.Serialize(actual, _readable) + "\n", (expected, _) => JsonElement.DeepEquals(JsonElement.Parse(expected), actual));

    /// <summary>Compares text, such as HTML, exactly but for the kind of line ending.</summary>
    /// <param name="name">The file's name with its extension.</param>
    /// <exception cref="GoldenException">It differs, or there is no golden file.</exception>
    public void Verify(string name, string actual) => Verify(name, actual.ReplaceLineEndings("\n"), (expected, received) => expected == received);

    private void Verify(string file, string actual, Func<string, string, bool> areEqual)
    {
        var path = Path.Combine(RepositoryRoot(), folder, file);
        var received = Path.ChangeExtension(path, ".received" + Path.GetExtension(file));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // the path has a folder
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (expected is not null && areEqual(expected, actual))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        throw new GoldenException(expected is null
            ? $"There is no golden file {path}. Run the tests with {UpdateVariable}=1 to write it."
            : $"{path} differs from what was made, first in {FirstDifference(expected, actual)}\nCompare it with {received}; run the tests with {UpdateVariable}=1 to accept it.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] was = expected.Split('\n'), isNow = actual.Split('\n');
        var line = was.Zip(isNow).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:\n  golden: {was.ElementAtOrDefault(line) ?? "(end)"}\n  made:   {isNow.ElementAtOrDefault(line) ?? "(end)"}";
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        }

        throw new GoldenException($"No folder above {AppContext.BaseDirectory} holds Directory.Packages.props; golden files are found from there.");
    }
}

/// <summary>What was made is not what the golden file holds.</summary>
public sealed class GoldenException(string message) : Exception(message);
