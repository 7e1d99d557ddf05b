using System.Net;
using System.Text;

namespace RetentionBot.Teams.Outbound;

/// <summary>How a stream refuses its last part, and so what becomes of the answer.</summary>
internal enum StreamRefusal
{
    /// <summary>The stream is not there, or never could be: say it as a message of its own.</summary>
    NoStream,

    /// <summary>The stream has ended without this part, or with it and nobody heard: put the answer in its place, which says it once whichever it was.</summary>
    Ended,

    /// <summary>The person pressed Stop: say nothing more.</summary>
    Stopped,
}

/// <summary>
/// Reads a refusal. Teams has one code for several reasons and tells them apart in a sentence beside it.
/// See "Error codes" of https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux
/// </summary>
internal static class StreamRefusals
{
    /// <summary>Null for what is no refusal of the stream: a success, and a failure that any message could have met.</summary>
    public static StreamRefusal? Of(ConnectorResponse response) => response switch
    {
        { Status: HttpStatusCode.Forbidden, Code: ConnectorFaults.StreamNotAllowed } => ByWords(Encoding.UTF8.GetString(response.Body)),
        // Should nobody be reached there at all, a message of its own finds that out.
        { Status: HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, Code: null or ConnectorFaults.NoActivity } => StreamRefusal.NoStream,
        _ => null,
    };

    private static StreamRefusal ByWords(string body) => true switch
    {
        _ when Says(body, "exceeded streaming time") || Says(body, "already completed") => StreamRefusal.Ended,
        _ when Says(body, "cancel") => StreamRefusal.Stopped,
        _ => StreamRefusal.NoStream,
    };

    private static bool Says(string body, string words) => body.Contains(words, StringComparison.OrdinalIgnoreCase);
}
