namespace RetentionBot.Skills.History;

/// <summary>
/// Where a fact stands in a customer's history: a positive 64-bit number of 24 bits customer, 27 bits minute since 1900-01-01 00:00, 12 bits sequence.
/// A customer's history is one range, in the order of time. The minute is the source's own local one; a fact known by its day only has minute 00:00.
/// </summary>
public readonly record struct HistoryKey : IComparable<HistoryKey>
{
    /// <summary>Facts of one customer in one minute: 4,096.</summary>
    public const int MaxSequence = (1 << SequenceBits) - 1;

    private const int MinuteBits = 27;
    private const int SequenceBits = 12;
    private static readonly DateTime Epoch = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The last minute that fits: in the year 2155.</summary>
    public static readonly DateTime Latest = Epoch.AddMinutes((1 << MinuteBits) - 1);

    /// <summary>A key from its stored number.</summary>
    public HistoryKey(long value) => Value = value;

    /// <summary>A key from its parts.</summary>
    /// <param name="customer">1 to 16,777,215.</param>
    /// <param name="at">1900-01-01 to <see cref="Latest"/>; seconds are dropped.</param>
    /// <param name="sequence">0 to <see cref="MaxSequence"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of its range.</exception>
    public HistoryKey(int customer, DateTime at, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(customer, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(customer, Customers.Customer.MaxNumber);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Epoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, Latest);
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        var minute = (at.Ticks - Epoch.Ticks) / TimeSpan.TicksPerMinute;
        Value = ((long)customer << (MinuteBits + SequenceBits)) | (minute << SequenceBits) | (uint)sequence;
    }

    /// <summary>The stored number.</summary>
    public long Value { get; }

    /// <summary>The customer's number.</summary>
    public int Customer => (int)(Value >> (MinuteBits + SequenceBits));

    /// <summary>The minute, without a zone.</summary>
    public DateTime At => Epoch.AddMinutes((Value >> SequenceBits) & ((1 << MinuteBits) - 1));

    /// <summary>The day.</summary>
    public DateOnly On => DateOnly.FromDateTime(At);

    /// <summary>The place among the facts of that minute.</summary>
    public int Sequence => (int)(Value & MaxSequence);

    /// <summary>The lowest and the highest key of one customer's days, both included.</summary>
    public static (HistoryKey First, HistoryKey Last) Days(int customer, DateOnly from, DateOnly to)
    {
        var earliest = DateOnly.FromDateTime(Epoch);
        var latest = DateOnly.FromDateTime(Latest).AddDays(-1);
        var first = from < earliest ? earliest : from;
        var last = to > latest ? latest : to;
        return (new HistoryKey(customer, first.ToDateTime(TimeOnly.MinValue), 0),
            new HistoryKey(customer, last.ToDateTime(new TimeOnly(23, 59)), MaxSequence));
    }

    public int CompareTo(HistoryKey other) => Value.CompareTo(other.Value);

    public static bool operator <(HistoryKey left, HistoryKey right) => left.Value < right.Value;

    public static bool operator <=(HistoryKey left, HistoryKey right) => left.Value <= right.Value;

    public static bool operator >(HistoryKey left, HistoryKey right) => left.Value > right.Value;

    public static bool operator >=(HistoryKey left, HistoryKey right) => left.Value >= right.Value;
}
