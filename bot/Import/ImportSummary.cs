namespace RetentionBot.Import;

/// <summary>What an import came to. When it was cancelled, what had been written until then.</summary>
/// <param name="Steps">One for each file.</param>
/// <param name="Duplicates">Customers that may be the same, at most 50 of them.</param>
/// <param name="DuplicatesFound">How many such pairs there are in all.</param>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Cancelled">Whether it was stopped; run it again to finish.</param>
/// <param name="ErrorsFile">Where rejected rows and warnings are; null when no file was asked for.</param>
/// <param name="Took">How long it took.</param>
public sealed record ImportSummary(
    IReadOnlyList<StepSummary> Steps, IReadOnlyList<PossibleDuplicate> Duplicates, int DuplicatesFound, bool DryRun, bool Cancelled, string? ErrorsFile, TimeSpan Took)
{
    /// <summary>Rejected rows of all files.</summary>
    public int Rejected => Steps.Sum(step => step.Rejected);
}

/// <summary>What one file came to. Every row is counted once in <see cref="New"/> to <see cref="Erased"/>.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Written">How it was found to be written: encoding and delimiter.</param>
public sealed record StepSummary(ImportKind Kind, string File, string Written)
{
    /// <summary>Rows read.</summary>
    public int Rows { get; init; }

    /// <summary>Records that were not there.</summary>
    public int New { get; init; }

    /// <summary>Records that say something else now.</summary>
    public int Changed { get; init; }

    /// <summary>Rows that say what was known.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows not imported; each is in the error file.</summary>
    public int Rejected { get; init; }

    /// <summary>Rows the map leaves out on purpose.</summary>
    public int Skipped { get; init; }

    /// <summary>Rows left out because they would bring back a customer who was erased.</summary>
    public int Erased { get; init; }

    /// <summary>Rows imported, but not whole; each is in the error file.</summary>
    public int Warnings { get; init; }

    /// <summary>What had to be assumed to read the file, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>What somebody should look at although every row is imported, a sentence each: offers that treat customers worse than strangers, offers that went to the wrong people.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>The first five different faults and how often each occurred.</summary>
    public IReadOnlyList<FaultCount> Faults { get; init; } = [];
}

/// <summary>A kind of fault.</summary>
/// <param name="Column">Where.</param>
/// <param name="Sentence">Of its first occurrence.</param>
/// <param name="FirstRow">The row of its first occurrence.</param>
/// <param name="Count">How often.</param>
public sealed record FaultCount(string Column, string Sentence, int FirstRow, int Count);

/// <summary>Two customers that may be one. Nothing was merged.</summary>
/// <param name="First">The number of one.</param>
/// <param name="Second">The number of the other.</param>
/// <param name="Because">What they share: <c>same e-mail</c>, <c>same phone</c>, <c>same name and city</c>, <c>same name and company</c>.</param>
public sealed record PossibleDuplicate(int First, int Second, string Because);

/// <summary>How far an import is.</summary>
/// <param name="Kind">What is being imported.</param>
/// <param name="File">From which file.</param>
/// <param name="Rows">Rows read of it.</param>
/// <param name="Share">About how much of the file is read, 0 to 1.</param>
/// <param name="Written">Records written of it.</param>
public sealed record ImportProgress(ImportKind Kind, string File, int Rows, double Share, int Written);
