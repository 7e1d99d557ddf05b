using RetentionBot.Import.Reading;

namespace RetentionBot.Import.Reporting;

/// <summary>Counts what becomes of the rows of one file. Used by the reading and the writing side at once.</summary>
internal sealed class StepReport(ImportKind kind, string file, string written, ErrorFile? errors)
{
    /// <summary>Different faults shown in the summary.</summary>
    private const int FaultsShown = 5;

    /// <summary>Different faults told apart; more share a line.</summary>
    private const int FaultsKept = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), FaultCount> _faults = [];
    private readonly List<string> _assumptions = [];
    private readonly List<string> _findings = [];
    private Tally _tally;
    private int _rows;
    private double _share;
    private int _rejected;
    private int _skipped;
    private int _erased;
    private int _warnings;

    public string File => file;

    /// <summary>Rows read so far.</summary>
    public int Rows => _rows;

    /// <summary>About how much of the file is read, 0 to 1.</summary>
    public double Share
    {
        get => Volatile.Read(ref _share);
        set => Volatile.Write(ref _share, value);
    }

    /// <summary>Records written so far.</summary>
    public int Written => _tally.New + _tally.Changed;

    public void Read() => Interlocked.Increment(ref _rows);

    public void Skip() => Interlocked.Increment(ref _skipped);

    /// <summary>A row of a customer who was erased.</summary>
    public void SkipErased() => Interlocked.Increment(ref _erased);

    public void Assume(string? sentence)
    {
        if (sentence is not null)
        {
            _assumptions.Add(sentence);
        }
    }

    /// <summary>Something to look at, in a sentence.</summary>
    public void Find(string sentence)
    {
        lock (_gate)
        {
            _findings.Add(sentence);
        }
    }

    /// <summary>Counts what one committed batch came to.</summary>
    public void Add(Tally tally)
    {
        lock (_gate)
        {
            _tally += tally;
        }
    }

    /// <summary>A row that is not imported.</summary>
    /// <param name="fault">Its general wording, the same for all rows with that fault.</param>
    public void Reject(Row row, Fault fault) => Note(row, fault, rejected: true);

    /// <summary>A row that is imported without one of its values.</summary>
    public void Warn(Row row, Fault fault) => Note(row, fault, rejected: false);

    public StepSummary Summary() => new(kind, file, written)
    {
        Rows = _rows,
        New = _tally.New,
        Changed = _tally.Changed,
        Unchanged = _tally.Unchanged,
        Rejected = _rejected,
        Skipped = _skipped,
        Erased = _erased,
        Warnings = _warnings,
        Assumptions = _assumptions,
        Findings = [.. _findings],
        Faults = [.. _faults.Values.OrderByDescending(fault => fault.Count).Take(FaultsShown)],
    };

    private void Note(Row row, Fault fault, bool rejected)
    {
        lock (_gate)
        {
            _ = rejected ? _rejected++ : _warnings++;
            errors?.Add(file, row.Number, fault.Column, fault.Value, rejected, fault.Sentence, row.Cells);
            var key = (fault.Column, fault.Code);
            if (_faults.TryGetValue(key, out var known))
            {
                _faults[key] = known with { Count = known.Count + 1 };
            }
            else if (_faults.Count < FaultsKept)
            {
                _faults[key] = new FaultCount(fault.Column, fault.Sentence, row.Number, 1);
            }
        }
    }
}

/// <summary>What rows came to.</summary>
internal readonly record struct Tally(int New = 0, int Changed = 0, int Unchanged = 0)
{
    public static Tally operator +(Tally left, Tally right) => new(left.New + right.New, left.Changed + right.Changed, left.Unchanged + right.Unchanged);
}
