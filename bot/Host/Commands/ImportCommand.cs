using System.CommandLine;
using RetentionBot.Import;

namespace RetentionBot.Host.Commands;

/// <summary><c>import KIND FILE</c> and <c>import --set NAME FOLDER</c>.</summary>
internal sealed class ImportCommand(IStoreAccess access, string folder, TimeProvider time, GuardSettings settings)
{
    /// <summary>The exit code when everything was read but some rows were rejected.</summary>
    private const int SomeRejected = 3;

    private readonly Argument<string[]> _what = new("what") { Description = "KIND FILE, or with --set only FOLDER.", Arity = new ArgumentArity(1, 2) };
    private readonly Option<string?> _set = new("--set") { Description = $"A set of files as another system writes them: {string.Join(", ", Importer.BuiltInMaps)}, or a map file." };
    private readonly Option<string?> _map = new("--map") { Description = "Which column feeds which field: a built-in map, one step of it (hubspot:companies), or a map file. Without it columns are known by their names." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read, check and count everything; write nothing." };
    private readonly Option<string?> _errors = new("--errors") { Description = "Where rejected rows and warnings go, as CSV." };
    private readonly Option<string?> _delimiter = new("--delimiter") { Description = "What separates fields: one or more characters, tab, or blanks. Found out otherwise." };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "For example utf-8 or windows-1252. Found out otherwise." };
    private readonly Option<string?> _decimal = new("--decimal") { Description = "The decimal separator, . or , . Found out otherwise." };
    private readonly Option<string?> _dates = new("--dates") { Description = "A date format, for example M/d/yyyy. Found out otherwise." };
    private readonly Option<string?> _source = new("--source") { Description = "The short name of the system the file comes from; ids are unique within it." };
    private readonly Option<string?> _division = new("--division") { Description = "The division of rows that name none." };
    private readonly Option<string?> _currency = new("--currency") { Description = "ISO 4217, for amounts that name none." };

    public Command Build()
    {
        var command = new Command("import", $"Brings records in from CSV, JSON lines or .xlsx. KIND is one of {string.Join(", ", ImportKinds.ByName.Keys)}. The same file again changes nothing.")
        {
            _what, _set, _map, _dryRun, _errors, _delimiter, _encoding, _decimal, _dates, _source, _division, _currency,
        };
        command.Validators.Add(result =>
        {
            var words = result.GetValue(_what) ?? [];
            if (result.GetValue(_set) is not null)
            {
                if (words.Length != 1)
                {
                    result.AddError("import --set NAME takes one folder.");
                }
            }
            else if (words.Length != 2 || !ImportKinds.ByName.ContainsKey(words[0]))
            {
                result.AddError($"import takes KIND FILE; KIND is one of {string.Join(", ", ImportKinds.ByName.Keys)}. For a folder: import --set NAME FOLDER.");
            }
        });
        command.SetAction((parsed, cancellationToken) => access.WithStoreAsync(
            async (store, cancellation) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var progress = new ImportProgressBar(output);
                var summary = await ImportAsync(new Importer(store, time, new ImportRules(settings.History, settings.FollowUps, settings.Offers)), parsed, progress, cancellation);
                progress.End();
                await output.WriteAsync(ImportReport.Of(summary));
                return summary.Cancelled ? CommandRun.Stopped : summary.Rejected > 0 ? SomeRejected : 0;
            },
            cancellationToken));
        return command;
    }

    private Task<ImportSummary> ImportAsync(Importer importer, ParseResult parsed, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var options = new ImportOptions
        {
            DryRun = parsed.GetValue(_dryRun),
            ErrorsFile = parsed.GetValue(_errors) is { } errors ? Path.GetFullPath(errors, folder) : null,
            Delimiter = parsed.GetValue(_delimiter),
            Encoding = parsed.GetValue(_encoding),
            DecimalSeparator = parsed.GetValue(_decimal),
            Dates = parsed.GetValue(_dates),
            Source = parsed.GetValue(_source),
            Division = parsed.GetValue(_division),
            Currency = parsed.GetValue(_currency),
        };
        var words = parsed.GetRequiredValue(_what);
        return parsed.GetValue(_set) is { } set
            ? importer.ImportSetAsync(MapPath(set), Path.GetFullPath(words[0], folder), options, progress, cancellationToken)
            : importer.ImportAsync(
                new ImportRequest(ImportKinds.ByName[words[0]], Path.GetFullPath(words[1], folder)) { Map = parsed.GetValue(_map) is { } map ? MapPath(map) : null, Options = options },
                progress,
                cancellationToken);
    }

    /// <summary>A map's name stays as it is; a map file is found from where the command was typed.</summary>
    private string MapPath(string map) => map.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Path.GetFullPath(map, folder) : map;
}
