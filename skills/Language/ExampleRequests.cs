namespace RetentionBot.Skills.Language;

/// <summary>
/// Requests as people type them, for each intent: what understanding learns from. A file for each intent in <c>Language/en/examples</c>, a request a line; another language is
/// another folder. <c>{customer}</c> and the like stand for entities, <c>[text late delivery]</c> marks words that are passed on as they are.
/// </summary>
public static class ExampleRequests
{
    /// <summary>Every request of a language, by its intent. <c>none</c> holds what is no request to the bot.</summary>
    /// <param name="language">The folder's name, for example <c>en</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such folder.</exception>
    public static IReadOnlyList<ExampleRequest> In(string language)
    {
        var folder = $"Language/{language}/examples/";
        var assembly = typeof(ExampleRequests).Assembly;
        List<ExampleRequest> found = [.. assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => TextResource.Lines(TextResource.Text(assembly, name)).Select(line => new ExampleRequest(name[folder.Length..^4], line.Text)))];
        return found.Count > 0 ? found : throw new InvalidOperationException($"There are no example requests in '{language}'; put them into {folder}.");
    }
}

/// <summary>One request.</summary>
/// <param name="Intent">What it asks, for example <c>customer.lastContact</c>.</param>
/// <param name="Text">Its words.</param>
public sealed record ExampleRequest(string Intent, string Text);
