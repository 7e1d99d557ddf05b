using RetentionBot.Benchmarks.Measuring;

namespace RetentionBot.Benchmarks;

/// <summary>One subject that is measured and printed. It judges nothing: figures differ from machine to machine, so none of them fails a build.</summary>
internal interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Measures and prints. Leaves nothing behind.</summary>
    Task RunAsync(BenchmarkArguments arguments, Report report, CancellationToken cancellationToken);
}
