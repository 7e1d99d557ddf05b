using System.Globalization;
using System.Runtime.InteropServices;
using RetentionBot.Import.Mapping;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Writing;

/// <summary>
/// Gives every row of a file an id that is the same when the file is read again. A row without one is known by what it says; of rows that say the same, the second is
/// another record. Remembers 12 bytes for each id that may repeat.
/// </summary>
internal sealed class SourceIds(ImportKind kind, MapStep step, StepSettings settings)
{
    private readonly Dictionary<ulong, int> _counts = [];

    /// <summary>The row's id; null when the step wants only the first row of each id and this is none.</summary>
    public SourceId? Of(RowValues row)
    {
        var own = row.Text("id");
        var id = own ?? StandIn(row);
        if (step.Distinct)
        {
            return _counts.TryAdd(Hash.Of(id), 1) ? new SourceId(settings.Source, id) : null;
        }

        var mayRepeat = own is null ? IsHistory : step.IdRepeats;
        if (mayRepeat)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, Hash.Of(id), out _);
            if (++count > 1)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{id}~{count}");
            }
        }

        return new SourceId(settings.Source, id);
    }

    private bool IsHistory => kind is not (ImportKind.Customers or ImportKind.Managers or ImportKind.Offers or ImportKind.Contacts);

    private string StandIn(RowValues row) => kind switch
    {
        ImportKind.Customers => Folded(row, "emails") ?? $"~{Hash.IdOf(string.Join('|', NameOf(row), Folded(row, "company"), Folded(row, "city"), Folded(row, "phones")))}",
        ImportKind.Managers => Folded(row, "email") ?? NameOf(row),
        ImportKind.Offers => Folded(row, "name") ?? row.Required("name"),
        _ => $"~{Hash.IdOf(row.Content)}",
    };

    private static string NameOf(RowValues row) =>
        NameFolding.Fold(row.Text("name") ?? $"{row.Text("firstName")} {row.Text("lastName")}") is { Length: > 0 } name ? name : row.Text("company") ?? row.Required("name");

    private static string? Folded(RowValues row, string field) => row.Text(field) is { } text && text.Trim().ToLowerInvariant() is { Length: > 0 } folded ? folded : null;
}
