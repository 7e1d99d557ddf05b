using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace RetentionBot.Slack.Inbound;

/// <summary>The body of a request as it came, or the status that refuses it.</summary>
internal readonly record struct RequestBytes(byte[] Bytes, int? Refusal)
{
    /// <summary>Reads the body up to <paramref name="limit"/> bytes; a longer one is refused with 413 and not read to its end, one that breaks off with 400.</summary>
    public static async Task<RequestBytes> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            return Refused(StatusCodes.Status413PayloadTooLarge);

        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                var isTooLong = read.Buffer.Length > limit;
                if (!isTooLong && !read.IsCompleted)
                {
                    request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }

                // Given back in any case: a server that misses a part of its buffer breaks the connection's next request.
                var body = isTooLong ? Refused(StatusCodes.Status413PayloadTooLarge) : new RequestBytes(read.Buffer.ToArray(), null);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }
        }
        catch (BadHttpRequestException exception)
        {
            return Refused(exception.StatusCode);
        }
        catch (IOException)
        {
            return Refused(StatusCodes.Status400BadRequest);
        }
    }

    private static RequestBytes Refused(int status) => new([], status);
}
