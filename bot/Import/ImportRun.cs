using System.Threading.Channels;
using RetentionBot.Import.Mapping;
using RetentionBot.Import.Reading;
using RetentionBot.Import.Reporting;
using RetentionBot.Import.Values;
using RetentionBot.Import.Writing;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Store;

namespace RetentionBot.Import;

/// <summary>One import: what its files share, and how each of them is read and written.</summary>
internal sealed class ImportRun(
    IStore store, TimeProvider time, MapFile map, string mapName, ImportOptions options, ErrorFile? errors, IProgress<ImportProgress>? progress, ImportRules rules)
{
    /// <summary>Rows from whose values the formats are found out.</summary>
    private const int SampleRows = 1_000;

    private readonly CustomerDirectory _customers = new(store);
    private readonly ManagerDirectory _managers = new(store);
    private readonly OfferDirectory _offers = new(store);
    private readonly OffersInHindsight _hindsight = new(new HistoryBook(store), new SharedContacts(store, new CustomerBook(store)), rules.History, rules.FollowUps, rules.Offers);
    private readonly List<StepReport> _reports = [];
    private ErasedIds? _erased;

    /// <summary>What every file so far came to.</summary>
    public IReadOnlyList<StepSummary> Summaries => [.. _reports.Select(report => report.Summary())];

    /// <summary>Customers that may be the same.</summary>
    public DuplicateFinder Duplicates => _customers.Duplicates;

    /// <summary>Reads one file and writes it. Reading runs ahead of writing by two windows.</summary>
    public async Task ImportAsync(MapStep step, string path, CancellationToken cancellationToken)
    {
        var kind = MapCatalogue.KindOf(step, mapName);
        var where = $"Map '{mapName}', step '{step.Name ?? step.Kind}'";
        var file = RowFile.Open(path, Maps.FormatOf(step, options));
        var compiled = new CompiledStep(step, kind, where, file.Columns, Path.GetDirectoryName(Path.GetFullPath(path))!);
        var report = new StepReport(kind, Path.GetFileName(path), file.Written, errors);
        _reports.Add(report);
        var settings = Settings(step, file, compiled, report, where);
        var erased = new ErasedRows(await LoadAsync(cancellationToken), kind, settings);

        await using var writer = WriterOf(kind, $"{settings.Source}/{report.File}", new RowContext(settings, _customers, _managers, _offers, _hindsight), report);
        await writer.BeginAsync(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var windows = Channel.CreateBounded<IReadOnlyList<SourceRow>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(file, compiled, new SourceIds(kind, step, settings), settings, report, erased, writer.Window, windows.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var window in windows.Reader.ReadAllAsync(cancellationToken))
            {
                await writer.WriteAsync(window, cancellationToken);
                progress?.Report(new ImportProgress(kind, report.File, report.Rows, report.Share, report.Written));
            }

            await writer.EndAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(
        RowFile file, CompiledStep step, SourceIds ids, StepSettings settings, StepReport report, ErasedRows erased, int size, ChannelWriter<IReadOnlyList<SourceRow>> windows, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            var window = new List<SourceRow>(size);
            foreach (var row in file.Rows())
            {
                report.Read();
                if (Understand(row, step, ids, settings, report, erased) is { } understood)
                {
                    window.Add(understood);
                }

                if (window.Count == size)
                {
                    report.Share = file.Share;
                    await windows.WriteAsync(window, cancellationToken);
                    window = new List<SourceRow>(size);
                }
            }

            report.Share = 1;
            if (window.Count > 0)
            {
                await windows.WriteAsync(window, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or System.Xml.XmlException)
        {
            failure = new ImportException($"'{report.File}' could not be read to its end after row {report.Rows:N0}: {exception.Message} What was read is imported; run the import again with the whole file.", exception);
        }
        catch (Exception exception)
        {
            // To the writing side, which throws it on.
            failure = exception;
        }

        windows.Complete(failure);
    }

    private static SourceRow? Understand(Row row, CompiledStep step, SourceIds ids, StepSettings settings, StepReport report, ErasedRows erased)
    {
        if (row.Fault is { } fault)
        {
            report.Reject(row, new Fault("unreadable", "", "", fault));
            return null;
        }

        if (step.Map(row) is not { } mapped)
        {
            report.Skip();
            return null;
        }

        try
        {
            var values = new RowValues(mapped, step, settings);
            if (ids.Of(values) is not { } id)
            {
                report.Skip();
                return null;
            }

            if (erased.Has(values, id))
            {
                report.SkipErased();
                return null;
            }

            return new SourceRow(values, id);
        }
        catch (RowFaultException exception)
        {
            report.Reject(row, exception.Fault);
            return null;
        }
    }

    private async ValueTask<ErasedIds> LoadAsync(CancellationToken cancellationToken)
    {
        if (_erased is null)
        {
            await _customers.LoadAsync(cancellationToken);
            await _managers.LoadAsync(again: false, cancellationToken);
            await _offers.LoadAsync(cancellationToken);
            _erased = await ErasedIds.LoadAsync(store, cancellationToken);
        }

        return _erased;
    }

    private StepSettings Settings(MapStep step, RowFile file, CompiledStep compiled, StepReport report, string where)
    {
        var dates = new DateSniffer();
        var numbers = new NumberSniffer();
        foreach (var row in file.Rows().Where(row => row.Fault is null).Take(SampleRows))
        {
            if (compiled.Map(row) is { } mapped)
            {
                FormatSample.Look(mapped, dates, numbers);
            }
        }

        compiled.Restart();
        var (dayFirst, datesAssumed) = dates.Result();
        var (comma, numbersAssumed) = numbers.Result();
        var givenDates = options.Dates ?? step.Dates;
        var givenDecimal = options.DecimalSeparator ?? step.Decimal;
        if (givenDecimal is not (null or "." or ","))
        {
            throw new ImportException($"{where}: the decimal separator is '{givenDecimal}'; it is '.' or ','.");
        }

        report.Assume(givenDates is null ? datesAssumed : null);
        report.Assume(givenDecimal is null ? numbersAssumed : null);
        var source = Source(options.Source ?? step.Source ?? map.Source ?? "import", where);
        return new StepSettings(
            source,
            step.CustomerSource ?? source,
            options.Division ?? step.Division ?? map.Division,
            options.Currency ?? step.Currency ?? map.Currency,
            new NumberFormat(givenDecimal is null ? comma : givenDecimal == ","),
            new DateFormat(dayFirst, givenDates, map.RelativeDates ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) : null),
            step.Split,
            map.Authoritative,
            step.Complete,
            step.Distinct);
    }

    private static string Source(string name, string where) => name == ErasureHash.Source ? throw new ImportException($"{where}: source '{name}' is what erased customers are kept under; give it another name.")
        : name.Length is > 0 and <= 50 && !name.Contains('/') ? name
        : throw new ImportException($"{where}: source '{name}' is no short name; use at most 50 characters and no slash.");

    private StepWriter WriterOf(ImportKind kind, string mark, RowContext context, StepReport report)
    {
        var dry = options.DryRun;
        return kind switch
        {
            ImportKind.Customers => new CustomerWriter(store, context, report, dry, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
            ImportKind.Managers => new ManagerWriter(store, context, report, dry),
            ImportKind.Offers => new OfferWriter(store, context, report, dry, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
            ImportKind.Contacts => new ContactWriter(store, context, report, dry),
            ImportKind.FollowUps => new FollowUpWriter(store, context, report, dry),
            ImportKind.Purchases => History(RecordBuilders.Purchases),
            ImportKind.Interactions => History(RecordBuilders.Interactions),
            ImportKind.OffersSent => History(RecordBuilders.OffersSent),
            ImportKind.Complaints => History(RecordBuilders.Complaints),
            ImportKind.Surveys => History(RecordBuilders.Surveys),
            _ => History(RecordBuilders.Referrals),
        };

        HistoryWriter<T> History<T>(HistoryKind<T> of)
            where T : HistoryRecord
        {
            var numbers = new FollowUpNumbers(store);
            return new(store, of, mark, context, numbers, new LowScoreFollowUps(numbers, _managers, rules.Calendars, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), report, dry, time);
        }
    }
}
