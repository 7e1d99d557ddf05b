using RetentionBot.Benchmarks.Generated;
using RetentionBot.Benchmarks.Measuring;

namespace RetentionBot.Benchmarks.Reminders;

/// <summary>
/// One morning of a firm: the digests of a thousand account managers, composed by the host and committed to its outbox, none sent yet. As much is due in each company; what grows from one to the
/// next is the number of customers who need nothing. The host has just opened the file, which is in the memory of the operating system.
/// </summary>
internal sealed class DigestsBenchmark : IBenchmark
{
    private static readonly int[] Sizes = [20_000, 200_000, 1_000_000];

    public string Name => "digests";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        // The first one warms up.
        await MeasureAsync(new RemindedCompany(Sizes[0]), cancellationToken);
        report.Heading(
            $"digests: {Report.Count(RemindedCompany.ManagerCount)}, {Report.Count(RemindedCompany.Due)} contacts due", "composed in", "to the least", "processor", "allocated", "to the least", "memory above", "data file");
        Morning? least = null;
        foreach (var size in Sizes.Where(size => size <= arguments.Reminded))
        {
            var morning = await MeasureAsync(new RemindedCompany(size), cancellationToken);
            least ??= morning;
            report.Row($"{Report.Count(size)} customers", Report.Time(morning.Time), Report.Ratio(morning.Time / least.Time), Report.Time(morning.Processor), Report.Bytes(morning.Allocated),
                Report.Ratio((double)morning.Allocated / least.Allocated), Report.Bytes(morning.Above), Report.Bytes(morning.FileSize));
            report.Aim("  composed in", Report.Time(morning.Time), "at most 5 s");
            report.Aim("  memory above that before", Report.Bytes(morning.Above), "at most 300 MB");
        }
    }

    private static async Task<Morning> MeasureAsync(RemindedCompany company, CancellationToken cancellationToken)
    {
        using var folder = new WorkFolder();
        var dataFile = folder.File("store.db");
        await CompanyFile.WriteAsync(company.Batches, dataFile, cancellationToken);
        return await Morning.MeasureAsync(dataFile, cancellationToken);
    }
}
