using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Serving;
using RetentionBot.Host.Reminders;
using RetentionBot.Host.Startup;
using RetentionBot.Skills;
using RetentionBot.Store;

namespace RetentionBot.Benchmarks.Reminders;

/// <summary>What the digests of a day cost.</summary>
/// <param name="Time">From the look at the clock until all of them wait in the outbox.</param>
/// <param name="Processor">The processor time of all threads meanwhile: tells what it costs even where other programs take turns with it.</param>
/// <param name="Allocated">Bytes allocated meanwhile.</param>
/// <param name="Above">The highest working set meanwhile above that before, in bytes.</param>
/// <param name="FileSize">The size of the data file, in bytes.</param>
internal sealed record Morning(TimeSpan Time, TimeSpan Processor, long Allocated, long Above, long FileSize)
{
    /// <summary>Half past seven in Berlin, when digests come by default.</summary>
    private static readonly DateTimeOffset At = new(RemindedCompany.Today, new TimeOnly(6, 30), TimeSpan.Zero);

    /// <summary>Opens the file of a <see cref="RemindedCompany"/> with the services of the host and lets these look at the clock once. Nothing else of the host runs, so nothing is sent.</summary>
    /// <exception cref="InvalidOperationException">Not everybody has their digest, or not all that is due is in them: then there is nothing to measure.</exception>
    public static async Task<Morning> MeasureAsync(string dataFile, CancellationToken cancellationToken)
    {
        await using var app = RetentionBot.Host.Startup.Serving.Build(HostSettings.Channelless(dataFile), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FixedClock(At)));
        });
        await app.Services.GetRequiredService<StoreOpening>().OpenAsync(cancellationToken);
        var round = app.Services.GetRequiredService<ReminderRound>();

        var peak = new MemoryPeak();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var composed = await round.RunAsync(cancellationToken);
        var time = Stopwatch.GetElapsedTime(started);
        processor = Environment.CpuUsage.TotalTime - processor;
        var morning = new Morning(time, processor, GC.GetTotalAllocatedBytes(precise: true) - allocated, peak.Stop(), new FileInfo(dataFile).Length);
        var lines = await CountLinesAsync(app.Services.GetRequiredService<IStore>(), cancellationToken);
        return (composed, lines) == (RemindedCompany.ManagerCount, RemindedCompany.Due)
            ? morning
            : throw new InvalidOperationException($"{composed} digests were composed, with {lines} lines; expected were {RemindedCompany.ManagerCount} with {RemindedCompany.Due}.");
    }

    private static async Task<int> CountLinesAsync(IStore store, CancellationToken cancellationToken)
    {
        var lines = 0;
        await foreach (var digest in store.ReadAllAsync(Schema.Digests, cancellationToken))
        {
            lines += digest.Document.Lines.Count;
        }

        return lines;
    }
}
