using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// Reads a file that somebody sent, into memory: from an allowed host, never more than is allowed, within a time. No token of the bot goes along; the address itself is the
/// permission to read.
/// </summary>
internal sealed class FileDownload(HttpClient http, FileHosts hosts, IOptions<TeamsOptions> options, TimeProvider time)
{
    /// <summary>A file not read by then is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>So often a host may point to another place of its own.</summary>
    private const int MostRedirects = 3;

    private const string InMessage = "data:";

    private const string NotFromThere = "I read files only from where Teams keeps them. Attach the list with the paper clip, from your computer or from OneDrive.";

    /// <exception cref="ChannelException">As <see cref="IFileSource.ReadAsync"/> has it.</exception>
    public async Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        if (file.Address.StartsWith(InMessage, StringComparison.OrdinalIgnoreCase))
            return OfMessage(file);

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FetchAsync(file, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw NotNow(file, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException and not ChannelException)
        {
            throw NotNow(file, exception);
        }
    }

    private async Task<byte[]> FetchAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var address = Uri.TryCreate(file.Address, UriKind.Absolute, out var said) ? said : throw Rejected(NotFromThere);
        for (var redirects = 0; ; redirects++)
        {
            if (!hosts.Allows(address))
                throw Rejected(NotFromThere);

            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!IsRedirect(response))
                return response.IsSuccessStatusCode ? await ReadAsync(file, response, cancellationToken) : throw FaultOf(file, response.StatusCode);

            // Elsewhere the bot would call a host that the sender's host chose.
            if (!Uri.TryCreate(address, response.Headers.Location, out var next) || redirects == MostRedirects || next.Authority != address.Authority || next.Scheme != address.Scheme)
                throw Rejected(NotFromThere);
            address = next;
        }
    }

    /// <summary>Counts while it reads: a length that is said may be wrong, and need not be said.</summary>
    private async Task<byte[]> ReadAsync(IncomingFile file, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxFileBytes;
        if (response.Content.Headers.ContentLength > most)
            throw TooLarge(file);

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > most)
                throw TooLarge(file);
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>A file that a local client put into the message itself (RFC 2397).</summary>
    private byte[] OfMessage(IncomingFile file)
    {
        if (!hosts.AllowsThisMachine)
            throw Rejected(NotFromThere);

        var comma = file.Address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            throw Unreadable(file);

        var written = file.Address.AsSpan(comma + 1);
        if (!file.Address.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            return Fitting(file, Encoding.UTF8.GetBytes(Uri.UnescapeDataString(written)));
        if (written.Length / 4 * 3L > options.Value.MaxFileBytes + 3L)
            throw TooLarge(file);

        var bytes = new byte[(written.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(written, bytes, out var length) ? Fitting(file, bytes[..length]) : throw Unreadable(file);
    }

    private byte[] Fitting(IncomingFile file, byte[] bytes) => bytes.Length <= options.Value.MaxFileBytes ? bytes : throw TooLarge(file);

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is >= 300 and < 400;

    private static ChannelException FaultOf(IncomingFile file, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => NotNow(file, inner: null),
        _ => new ChannelException(ChannelFault.Gone, $"'{file.Name}' can no longer be read where it was attached. Attach it again."),
    };

    private static ChannelException NotNow(IncomingFile file, Exception? inner) =>
        new(ChannelFault.Retry, $"'{file.Name}' cannot be read just now: the place where Teams keeps it does not answer. Attach it again in a minute.", inner);

    private static ChannelException Unreadable(IncomingFile file) => Rejected($"'{file.Name}' came damaged. Attach it again.");

    private static ChannelException Rejected(string sentence) => new(ChannelFault.Rejected, sentence);

    private ChannelException TooLarge(IncomingFile file) => Rejected($"'{file.Name}' is larger than the {Size(options.Value.MaxFileBytes)} I read. Leave out the columns I do not need, or split it.");

    private static string Size(int bytes) =>
        bytes < 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB") : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024d / 1024d:0.#} MB");
}
