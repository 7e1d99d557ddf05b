using RetentionBot.Import;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Host.Commands;

/// <summary>What was decided of each recipient, as CSV. Written beside its place and moved there whole, so what stands under its name is never half a list.</summary>
internal sealed class DecisionFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly FileStream? _stream;
    private readonly CsvFile? _file;
    private bool _begun;

    private DecisionFile(string? path)
    {
        _path = path;
        if (path is not null)
        {
            _stream = File.Create(Partial(path));
            _file = new CsvFile(_stream);
        }
    }

    /// <summary>Starts the file; with null nothing is written.</summary>
    /// <exception cref="ImportException">It cannot be written there.</exception>
    public static DecisionFile At(string? path)
    {
        try
        {
            return new DecisionFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ImportException($"'{path}' cannot be written: {exception.Message}", exception);
        }
    }

    public async ValueTask AddAsync(RecipientDecision decision, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            return;
        }

        if (!_begun)
        {
            _begun = true;
            await _file.WriteAsync(RecipientCsv.Headings, cancellationToken);
        }

        await _file.WriteAsync(RecipientCsv.Line(decision), cancellationToken);
    }

    /// <summary>All of it is there: it takes its place.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_path is not null)
        {
            await CloseAsync();
            File.Move(Partial(_path), _path, overwrite: true);
        }
    }

    /// <summary>What was begun and not ended is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_path is not null)
        {
            File.Delete(Partial(_path));
        }
    }

    private static string Partial(string path) => path + ".partial";

    private async ValueTask CloseAsync()
    {
        if (_stream is { CanWrite: true })
        {
            await _file!.DisposeAsync(); // there is one where there is a stream
            await _stream.DisposeAsync();
        }
    }
}
