using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RetentionBot.Teams.Inbound;

/// <summary>The bytes of a request, or the status that refuses them.</summary>
internal readonly record struct RequestBody(byte[] Bytes, int? Refusal)
{
    /// <summary>Reads the body up to <paramref name="limit"/> bytes. Refuses a longer one with 413 and anything that is not UTF-8 JSON by its own header with 400.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        // A browser may post text/plain to this machine from any page; it may not post JSON without asking first, and it is never told yes.
        if (!IsUtf8Json(request.ContentType))
            return Refused(StatusCodes.Status400BadRequest);
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
                var body = isTooLong ? Refused(StatusCodes.Status413PayloadTooLarge) : new RequestBody(read.Buffer.ToArray(), null);
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

    private static bool IsUtf8Json(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static RequestBody Refused(int status) => new([], status);
}
