using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers;

/// <summary>Writes a checked list as the file of a ticket: as it was decided, less whom its reader may no longer see by then.</summary>
public sealed class CheckedLists(KeptLists kept, CustomerBook customers, CallerRights rights)
{
    private const int Portion = 500;

    /// <summary>The file; null when the list is no longer kept.</summary>
    internal async ValueTask<ExportFile?> OpenAsync(string key, AccountManager reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (kept.Find<CheckedList>(key, reader.Number, now) is not { } list)
        {
            return null;
        }

        var seen = await SeenAsync(list, reader.Number, cancellationToken);
        return new ExportFile("checked-list", [ExportFormat.Csv], [.. seen], async (_, stream, cancellation) =>
        {
            await using var file = new CsvFile(stream);
            await file.WriteAsync(RecipientCsv.Headings, cancellation);
            foreach (var recipient in list.Recipients)
            {
                await file.WriteAsync(recipient.Named.All(seen.Contains) ? recipient.Cells : RecipientCsv.Without(recipient.Cells), cancellation);
            }
        });
    }

    private async ValueTask<HashSet<int>> SeenAsync(CheckedList list, int reader, CancellationToken cancellationToken)
    {
        var seen = new HashSet<int>();
        foreach (var numbers in list.Recipients.SelectMany(recipient => recipient.Named).Distinct().Chunk(Portion))
        {
            var found = (await customers.ByNumberAsync(numbers, cancellationToken)).Where(customer => customer.Value.ErasedOn is null).ToDictionary();
            var visible = (await rights.SeenByAsync(reader, [.. found.Values], cancellationToken)).Select(customer => customer.Number).ToHashSet();
            seen.UnionWith(numbers.Where(number => found.TryGetValue(number, out var customer) && visible.Contains(customer.Number)));
        }

        return seen;
    }
}
