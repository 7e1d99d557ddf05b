namespace RetentionBot.Slack.SocketMode;

/// <summary>How it stands with the connections over which Slack sends; for whoever tells the health of the host. Safe for several threads.</summary>
public sealed class SocketModeState
{
    private int _up;

    /// <summary>How many connections are kept; 0 when Slack sends over HTTP.</summary>
    public int Wanted { get; private set; }

    /// <summary>How many there are; for moments more than wanted, while one replaces another.</summary>
    public int Up => Volatile.Read(ref _up);

    /// <summary>Slack's word for why it gives no more connections, such as <c>link_disabled</c>; somebody must set something right and start the host again. Null while it gives them.</summary>
    public string? Refusal { get; private set; }

    internal void Want(int connections) => Wanted = connections;

    internal void Refuse(string word) => Refusal = word;

    internal void Add() => Interlocked.Increment(ref _up);

    internal void Remove() => Interlocked.Decrement(ref _up);
}
