using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Reads a file that somebody sent, into memory: from Slack's own hosts, never more than is allowed, within a time, with the token of the workspace it was sent in.
/// See https://docs.slack.dev/reference/objects/file-object
/// </summary>
/// <remarks>
/// A file's address is its <c>url_private_download</c>, and after a <c>#</c> the tenant it was sent in. Without that, the workspace in the path counts: <c>/files-pri/T123-F456/download/list.csv</c>.
/// </remarks>
internal sealed class SlackFiles(HttpClient http, SlackAddresses addresses, ISlackBots bots, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>A file not read by then is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="ChannelException">As <see cref="IFileSource.ReadAsync"/> has it.</exception>
    public async Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.Address, UriKind.Absolute, out var address) || !addresses.IsFile(address) || TenantOf(address) is not { } tenant)
            throw new ChannelException(ChannelFault.Rejected, Wording.NotFromThere);

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FetchAsync(file, address, await bots.OfAsync(tenant, either.Token), either.Token);
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

    private async Task<byte[]> FetchAsync(IncomingFile file, Uri address, SlackBot bot, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", bot.Token) } };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

        // Whom Slack does not let in, it sends to its page for signing in.
        if ((int)response.StatusCode is >= 300 and < 400 || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || IsPage(response, address))
            throw new ChannelException(ChannelFault.Rejected, Wording.CannotBeRead(file.Name));
        return response.IsSuccessStatusCode ? await ReadAsync(file, response, cancellationToken) : throw FaultOf(file, response.StatusCode);
    }

    /// <summary>Counts while it reads: a length that is said may be wrong, and need not be said.</summary>
    private async Task<byte[]> ReadAsync(IncomingFile file, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxFileBytes;
        if (response.Content.Headers.ContentLength > most)
            throw TooLarge(file, most);

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > most)
                throw TooLarge(file, most);
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static string? TenantOf(Uri address) => address.Fragment.Length > 1
        ? Uri.UnescapeDataString(address.Fragment[1..])
        : address.Segments is [_, "files-pri/", var named, ..] && named.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? named[..dash] : null;

    private static bool IsPage(HttpResponseMessage response, Uri address) =>
        response.Content.Headers.ContentType?.MediaType == "text/html" && !address.AbsolutePath.EndsWith(".html", StringComparison.OrdinalIgnoreCase);

    private static ChannelException FaultOf(IncomingFile file, HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => NotNow(file, inner: null),
        _ => new ChannelException(ChannelFault.Gone, Wording.NoLongerThere(file.Name)),
    };

    private static ChannelException NotNow(IncomingFile file, Exception? inner) => new(ChannelFault.Retry, Wording.NotNow(file.Name), inner);

    private static ChannelException TooLarge(IncomingFile file, int most) => new(ChannelFault.Rejected, Wording.TooLarge(file.Name, most));
}
