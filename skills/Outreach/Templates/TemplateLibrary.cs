using System.Collections.Frozen;
using System.Globalization;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>The templates of all languages: those that come with the program, and in their place those an administrator put into a folder.</summary>
public sealed class TemplateLibrary
{
    private const string BuiltIn = "Outreach/Templates/";
    private const string Ending = ".liquid";
    private const string PhrasesName = "phrases";
    private const string StyleName = "style.txt";

    private readonly FrozenDictionary<string, LanguageTemplates> _byLanguage;

    private TemplateLibrary(IEnumerable<LanguageTemplates> languages)
    {
        _byLanguage = languages.ToFrozenDictionary(language => language.Language, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The languages messages can be written in.</summary>
    public IEnumerable<string> Languages => _byLanguage.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads all templates.</summary>
    /// <param name="folder">
    /// Where files stand that replace those of the program: <c>de/thankYou.liquid</c>. A language the program does not have needs all its files. Null for none.
    /// </param>
    /// <exception cref="TemplateException">Something is wrong in them; its faults name file and line.</exception>
    public static TemplateLibrary Load(string? folder)
    {
        var files = BuiltInFiles();
        var faults = new List<string>();
        foreach (var (path, text) in folder is null ? [] : FilesOf(folder, faults))
        {
            files[path] = text;
        }

        var languages = new List<LanguageTemplates>();
        foreach (var language in files.Keys.Select(path => path.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (Read(language, files, faults) is { } templates)
            {
                languages.Add(templates);
            }
        }

        return faults.Count > 0 ? throw new TemplateException(faults) : new TemplateLibrary(languages);
    }

    /// <summary>The templates of a language, or of the language it is a kind of: <c>de-AT</c> is served by <c>de</c>. Null when there are none.</summary>
    public LanguageTemplates? Find(string? language) => language is null ? null : _byLanguage.GetValueOrDefault(language) ?? _byLanguage.GetValueOrDefault(MainOf(language));

    /// <summary>The language a tag is a kind of: <c>de</c> for <c>de-AT</c>.</summary>
    public static string MainOf(string language) => language.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>The English name of a language: <c>German</c> for <c>de</c>.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language).EnglishName;

    private static LanguageTemplates? Read(string language, Dictionary<string, string> files, List<string> faults)
    {
        var before = faults.Count;
        if (!Text(StyleName, out var stylePath, out var styleText))
        {
            return null;
        }

        StyleList style;
        try
        {
            style = new StyleList(stylePath, styleText);
        }
        catch (InvalidOperationException exception)
        {
            faults.Add(exception.Message);
            return null;
        }

        var messages = new Dictionary<ContactPurpose, TemplateFile>();
        foreach (var kind in MessageKind.All)
        {
            if (Text(kind.Name + Ending, out var path, out var text))
            {
                var vocabulary = TemplateVocabulary.Of(kind.Purpose);
                messages[kind.Purpose] = TemplateFile.Read(path, text, words => MessageSection(words, vocabulary, style.Forms), [.. vocabulary.AllPlaceholders], faults);
            }
        }

        if (!Text(PhrasesName + Ending, out var phrasesPath, out var phrasesText) || messages.Count < MessageKind.All.Count)
        {
            return null;
        }

        var templates = new LanguageTemplates(language, messages, TemplateFile.Read(phrasesPath, phrasesText, words => PhraseSection(words, style.Forms), TemplateVocabulary.OfPhrases, faults), style);
        if (faults.Count == before)
        {
            faults.AddRange(TemplateCheck.FaultsOf(templates));
        }

        return templates;

        bool Text(string name, out string path, out string text)
        {
            path = $"{language}/{name}";
            if (files.TryGetValue(path, out var found))
            {
                text = found;
                return true;
            }

            faults.Add($"{path} is missing; every language needs {string.Join(", ", MessageKind.All.Select(kind => kind.Name + Ending))}, {PhrasesName}{Ending} and {StyleName}.");
            text = "";
            return false;
        }
    }

    private static TemplateSection? MessageSection(string[] words, TemplateVocabulary vocabulary, IReadOnlyList<string> forms)
    {
        if (words.Length == 0 || !TemplateVocabulary.AllParts.Contains(words[0]))
        {
            return null;
        }

        var reasons = words[1..].Where(vocabulary.Reasons.Contains).ToList();
        return reasons.Distinct().Count() < reasons.Count ? null : Section(words[0], of: null, reasons, [.. words[1..].Where(word => !vocabulary.Reasons.Contains(word))], forms);
    }

    private static TemplateSection? PhraseSection(string[] words, IReadOnlyList<string> forms)
    {
        if (words.Length == 0 || !TemplateVocabulary.Phrases.TryGetValue(words[0], out var meanings))
        {
            return null;
        }

        var of = words[1..].FirstOrDefault(meanings.Contains);
        return of is null && meanings.Count > 0 ? null : Section(words[0], of, [], [.. words[1..].Where(word => word != of)], forms);
    }

    /// <summary>What is left of a head: a tone, a form of address, each once and nothing else.</summary>
    private static TemplateSection? Section(string part, string? of, IReadOnlyList<string> reasons, string[] rest, IReadOnlyList<string> forms)
    {
        var voices = rest.Where(TemplateVocabulary.Voices.ContainsKey).ToList();
        var form = rest.Where(forms.Contains).ToList();
        return voices.Count > 1 || form.Count > 1 || rest.Length > voices.Count + form.Count
            ? null
            : new TemplateSection(part, of, reasons, voices.Count == 0 ? Voice.Neutral : TemplateVocabulary.Voices[voices[0]], form.Count == 0 ? null : form[0]);
    }

    private static Dictionary<string, string> BuiltInFiles()
    {
        var assembly = typeof(TemplateLibrary).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Path: name.Replace('\\', '/')))
            .Where(resource => resource.Path.StartsWith(BuiltIn, StringComparison.Ordinal))
            .ToDictionary(resource => resource.Path[BuiltIn.Length..], resource => Language.TextResource.Text(assembly, resource.Name), StringComparer.Ordinal);
    }

    private static List<(string Path, string Text)> FilesOf(string folder, List<string> faults)
    {
        if (!Directory.Exists(folder))
        {
            faults.Add($"There is no folder {folder}; create it, or leave Outreach:Templates out.");
            return [];
        }

        var found = new List<(string, string)>();
        foreach (var language in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.EnumerateFiles(language).Order(StringComparer.Ordinal))
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(language)}/{Path.GetFileName(file)}");
                if (Path.GetFileName(file) is not (StyleName or PhrasesName + Ending) && !MessageKind.All.Any(kind => kind.Name + Ending == Path.GetFileName(file)))
                {
                    faults.Add($"{path} is no file of templates I know; take it out or name it as one of {string.Join(", ", MessageKind.All.Select(kind => kind.Name + Ending))}, {PhrasesName}{Ending} and {StyleName}.");
                    continue;
                }

                found.Add((path, File.ReadAllText(file)));
            }
        }

        return found;
    }
}

/// <summary>The templates cannot be used as they are.</summary>
/// <param name="faults">A sentence each, with file and line.</param>
public sealed class TemplateException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>A sentence each, with file and line.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
