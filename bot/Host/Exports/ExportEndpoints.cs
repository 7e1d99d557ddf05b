using RetentionBot.Skills;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Store;

namespace RetentionBot.Host.Exports;

/// <summary>
/// <c>GET /exports/TICKET</c> shows a page, <c>POST /exports/TICKET/FORMAT</c> gives the file, once. Looking at the page uses nothing up, because chats open links to preview them.
/// The ticket is all that is asked for: 256 random bits, told to one person.
/// </summary>
internal static class ExportEndpoints
{
    public const string Path = "/exports";

    /// <summary>The audit's word for the way a file leaves by.</summary>
    private const string Channel = "download";

    private const string Gone = "This page gives nothing any more: a file is given once, within 15 minutes, to whoever may have it then. Ask me for the export again.";

    public static IServiceCollection AddExports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ExportsOptions>().Bind(configuration.GetSection("Exports")).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IDownloadPage, DownloadPage>();
    }

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path + "/{ticket}", ShowAsync);
        endpoints.MapPost(Path + "/{ticket}/{format}", GiveAsync);
    }

    private static async Task ShowAsync(string ticket, HttpContext http, ExportTickets tickets, ExportFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        SetHeaders(http.Response);
        if (await tickets.FindAsync(ticket, time.GetUtcNow(), cancellationToken) is not { } found || await files.OpenAsync(found.Document, cancellationToken) is not { } file)
        {
            await RefuseAsync(http.Response, cancellationToken);
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(ExportPage.Of(file, ticket), cancellationToken);
    }

    private static async Task GiveAsync(
        string ticket, string format, HttpContext http, ExportTickets tickets, ExportFiles files, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        SetHeaders(http.Response);
        var now = time.GetUtcNow();
        if (await tickets.FindAsync(ticket, now, cancellationToken) is not { } found || await files.OpenAsync(found.Document, cancellationToken) is not { } file
            || file.Formats.Cast<ExportFormat?>().FirstOrDefault(known => string.Equals(known.ToString(), format, StringComparison.OrdinalIgnoreCase)) is not { } wanted
            || !await TryUseAsync(found, file, store, now, cancellationToken))
        {
            await RefuseAsync(http.Response, cancellationToken);
            return;
        }

        var ending = wanted.ToString().ToLowerInvariant();
        http.Response.ContentType = wanted switch
        {
            ExportFormat.Csv => "text/csv; charset=utf-8",
            ExportFormat.Ics => "text/calendar; charset=utf-8",
            _ => "application/json; charset=utf-8",
        };
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}.{ending}\"";
        await file.WriteAsync(wanted, http.Response.Body, cancellationToken);
    }

    /// <summary>Uses the ticket up and audits what it opened, in one commit, before the first byte leaves; false when somebody else was faster.</summary>
    private static async ValueTask<bool> TryUseAsync(Stored<ExportTicket> ticket, ExportFile file, IStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = new Batch().Put(Schema.ExportTickets, ticket.Document with { UsedAt = now }, ticket.Version);
        foreach (var customers in file.Customers.Chunk(AuditEntry.MostCustomers).DefaultIfEmpty([]))
        {
            batch.Put(Schema.Audit, AuditEntry.Of(now, ticket.Document.Manager, Channel, ExportFiles.Function, customers));
        }

        try
        {
            await store.CommitAsync(batch, cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }

    private static async Task RefuseAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync(Gone, cancellationToken);
    }

    private static void SetHeaders(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ExportPage.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer"; // the address is the ticket
    }
}
