namespace RetentionBot.LanguageModel;

/// <summary>Reads an answer up to a length and no further: one that never ends fills no memory.</summary>
internal sealed class LimitedResponse : DelegatingHandler
{
    /// <summary>More bytes than this are no answer to anything that is asked here.</summary>
    public const int MostBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var body = await ReadAsync(response.Content, cancellationToken);
        var whole = new ByteArrayContent(body);
        foreach (var (name, values) in response.Content.Headers)
        {
            whole.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = whole;
        return response;
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (read.Length + count > MostBytes)
            {
                throw new ResponseTooLargeException();
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}

/// <summary>The answer is longer than any answer is.</summary>
internal sealed class ResponseTooLargeException() : Exception($"The answer is longer than {LimitedResponse.MostBytes} bytes.");
