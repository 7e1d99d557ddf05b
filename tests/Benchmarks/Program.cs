using System.Runtime.InteropServices;
using RetentionBot.Benchmarks;
using RetentionBot.Benchmarks.Hostile;
using RetentionBot.Benchmarks.Import;
using RetentionBot.Benchmarks.Measuring;
using RetentionBot.Benchmarks.Micro;
using RetentionBot.Benchmarks.Names;
using RetentionBot.Benchmarks.Reminders;
using RetentionBot.Benchmarks.Start;
using RetentionBot.Benchmarks.Store;
using RetentionBot.Benchmarks.Turns;
using RetentionBot.Benchmarks.Understanding;

IBenchmark[] benchmarks =
[
    new TurnBenchmark(), new NamesBenchmark(), new UnderstandingBenchmark(), new StoreBenchmark(), new MicroBenchmark(), new ImportBenchmark(), new StartBenchmark(), new MemoryBenchmark(), new HostileBenchmark(),
    new DigestsBenchmark(),
];
BenchmarkArguments arguments;
try
{
    arguments = BenchmarkArguments.Parse(args.Length == 0 ? ["all"] : args, [.. benchmarks.Select(benchmark => benchmark.Name)]);
}
catch (ArgumentException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The benchmark ends by itself and removes its files.
    press.Cancel = true;
    stop.Cancel();
};

var report = new Report(Console.Out);
report.Line($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}");
#if DEBUG
report.Line("This is a Debug build: its figures say little. Use -c Release.");
#endif
try
{
    foreach (var benchmark in benchmarks.Where(benchmark => arguments.Benchmarks.Contains(benchmark.Name)))
    {
        await benchmark.RunAsync(arguments, report, stop.Token);
    }
}
catch (InvalidOperationException exception)
{
    // What was to be measured did not work, or did what it must not.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    report.Line("Stopped.");
    return 1;
}

return 0;
