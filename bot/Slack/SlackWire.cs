using System.Text.Json;

namespace RetentionBot.Slack;

/// <summary>What Slack is answered: the response to a request, or over a socket the payload of its acknowledgement.</summary>
/// <param name="Status">The HTTP status; 2xx acknowledges, 503 asks to deliver again. Over a socket anything but 2xx is not acknowledged.</param>
internal sealed record SlackAck(int Status)
{
    /// <summary>Taken, and nothing to say.</summary>
    public static SlackAck Taken { get; } = new(200);

    /// <summary>Whether it acknowledges.</summary>
    public bool IsTaken => Status is >= 200 and <= 299;

    /// <summary>The JSON body; null for an empty one.</summary>
    public JsonElement? Body { get; init; }
}
