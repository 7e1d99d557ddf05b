namespace RetentionBot.Conversation;

/// <summary>A file that came with a message. Nothing of it has been read yet.</summary>
/// <param name="Channel">The channel that reads it.</param>
/// <param name="Name">What the sender calls it, for showing only: it is no path, and its ending promises nothing.</param>
/// <param name="Address">Where that channel reads it; nobody else's affair, since whoever has the address may have the file.</param>
public sealed record IncomingFile(string Channel, string Name, string Address)
{
    /// <summary>Says nothing of it: an address in a log would give the file away.</summary>
    public override string ToString() => "a file";
}
