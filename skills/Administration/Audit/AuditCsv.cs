using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;

namespace RetentionBot.Skills.Administration.Audit;

/// <summary>The audit as CSV, newest first.</summary>
public sealed class AuditCsv(AuditBook audit, AccountManagerBook managers)
{
    private const int Portion = 500;

    internal async Task WriteAsync(AuditScope scope, Stream stream, CancellationToken cancellationToken)
    {
        var names = (await managers.ListAsync(cancellationToken)).ToDictionary(manager => manager.Number, manager => manager.Name);
        await using var file = new CsvFile(stream);
        await file.WriteAsync(["When", "Manager", "Who", "Channel", "Function", "Did", "Customers", "Records", "Sent to model"], cancellationToken);
        for (string? before = null; ;)
        {
            var page = await audit.ReadAsync(scope, before, Portion, cancellationToken);
            foreach (var entry in page.Entries)
            {
                await file.WriteAsync(
                    [
                        entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), entry.Manager.ToString(CultureInfo.InvariantCulture), names.GetValueOrDefault(entry.Manager), entry.Channel, entry.Function,
                        entry.IsChange ? "changed" : "looked at", string.Join(' ', entry.Customers.Select(customer => $"#{customer}")), string.Join(' ', entry.Records), string.Join(' ', entry.Sent),
                    ],
                    cancellationToken);
            }

            if (page.GoesOnAfter is not { } last)
            {
                return;
            }

            before = last.Key;
        }
    }
}
