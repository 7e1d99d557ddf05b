using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RetentionBot.Benchmarks.Measuring;

namespace RetentionBot.Benchmarks.Micro;

/// <summary>
/// Steps of micro- and nanoseconds, by BenchmarkDotNet: it finds out how often to repeat each, takes the cost of repeating off and counts what is allocated. In this process
/// and with short jobs, so that all of it takes half a minute. Whatever waits for a disk, needs several at once or is compared by turns is measured by our own harness.
/// </summary>
internal sealed class MicroBenchmark : IBenchmark
{
    public string Name => "micro";

    public async Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken)
    {
        using var folder = new WorkFolder();
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(folder.Path)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = await Task.Run(() => BenchmarkRunner.Run<MicroOperations>(config), cancellationToken);
        report.Heading("micro: steps in memory", "mean", "± error", "bytes each");
        foreach (var step in summary.Reports)
        {
            var times = step.ResultStatistics;
            report.Row(step.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                times is null ? "failed" : Report.Time(TimeSpan.FromMicroseconds(times.Mean / 1_000)),
                times is null ? "" : Report.Time(TimeSpan.FromMicroseconds(times.StandardError / 1_000)),
                Report.Bytes(step.GcStats.GetBytesAllocatedPerOperation(step.BenchmarkCase) ?? 0));
        }
    }
}
