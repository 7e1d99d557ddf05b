using System.Globalization;

namespace RetentionBot.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record BenchmarkArguments
{
    /// <summary>The benchmarks to run, in their own order.</summary>
    public IReadOnlyList<string> Benchmarks { get; init; } = [];

    /// <summary>Generated customers. Default 20,000.</summary>
    public int Customers { get; init; } = 20_000;

    /// <summary>Generated purchases of each customer. Default 10.</summary>
    public int PurchasesEach { get; init; } = 10;

    /// <summary>The size of the larger name index. Default 1,000,000.</summary>
    public int Names { get; init; } = 1_000_000;

    /// <summary>The customers of the largest company whose digests are composed; larger ones are left out. Default 1,000,000.</summary>
    public int Reminded { get; init; } = 1_000_000;

    /// <summary>For how long each side of a comparison runs in each round, in seconds. Default 1.</summary>
    public double Seconds { get; init; } = 1;

    /// <summary>How many rounds are counted; one before them warms up. Default 5.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>For how long the host is left alone before its memory is read, in seconds. Default 45.</summary>
    public double RestSeconds { get; init; } = 45;

    /// <summary>How many hostile requests are sent. Default 100,000.</summary>
    public int Requests { get; init; } = 100_000;

    public TimeSpan Each => TimeSpan.FromSeconds(Seconds);

    /// <summary>Reads the command line.</summary>
    /// <param name="args">Names of benchmarks, or <c>all</c>, and options of the form <c>--name value</c>.</param>
    /// <param name="known">The names there are.</param>
    /// <exception cref="ArgumentException">Something is not known or not a number in its range; the message says what is.</exception>
    public static BenchmarkArguments Parse(string[] args, IReadOnlyList<string> known)
    {
        var wanted = new List<string>();
        var read = new BenchmarkArguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                wanted.AddRange(args[i] == "all" ? known : known.Contains(args[i]) ? [args[i]] : throw Unknown(args[i], known));
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : "";
            read = args[i++] switch
            {
                "--customers" => read with { Customers = (int)Number(value, 100, 1_000_000) },
                "--purchases-each" => read with { PurchasesEach = (int)Number(value, 1, 1_000) },
                "--names" => read with { Names = (int)Number(value, 1_000, 5_000_000) },
                "--reminded" => read with { Reminded = (int)Number(value, 20_000, 1_000_000) },
                "--seconds" => read with { Seconds = Number(value, 0.1, 60) },
                "--rounds" => read with { Rounds = (int)Number(value, 1, 100) },
                "--requests" => read with { Requests = (int)Number(value, 100, 10_000_000) },
                "--rest-seconds" => read with { RestSeconds = Number(value, 1, 600) },
                var other => throw new ArgumentException($"'{other}' is not an option; use --customers, --purchases-each, --names, --reminded, --seconds, --rounds, --requests or --rest-seconds."),
            };
        }

        return read with { Benchmarks = [.. known.Where(wanted.Contains)] };
    }

    private static double Number(string text, double least, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a number from {least} to {most}."));

    private static ArgumentException Unknown(string name, IReadOnlyList<string> known) =>
        new($"'{name}' is not a benchmark; use {string.Join(", ", known)} or all.");
}
