using RetentionBot.Conversation;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Telemetry;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>
/// One turn under way: its message and by which way its answer leaves. The turn and whoever loses patience with it agree under <see cref="Gate"/>: what is decided there
/// before the commit is committed with it.
/// </summary>
internal sealed class TurnRun(IncomingMessage message, IAnswer answer)
{
    private volatile string? _doing;

    public IncomingMessage Message { get; } = message;

    public IAnswer Answer { get; } = answer;

    /// <summary>Whether the answer is the body of a response; one that comes too late for that takes the place of the card it was asked on.</summary>
    public bool IsBody { get; private init; } = answer.Deadline is not null;

    /// <summary>What is measured of it; null when nobody listens.</summary>
    public Measure? Measure { get; set; }

    /// <summary>Held while the way of the answer is decided, and during the commit.</summary>
    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>The answer, once what the turn does has been committed; null before.</summary>
    public Reply? Committed { get; set; }

    /// <summary>Whether the answer has been given.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether nobody waits for the answer any more: it leaves through the outbox.</summary>
    public bool IsLater { get; set; }

    /// <summary>Whether the message lies in the inbox; the commit takes it out.</summary>
    public bool IsInInbox { get; set; }

    /// <summary>The lease on the inbox row of a message that an earlier process acknowledged; null for a message of this process.</summary>
    public Claim? Claim { get; private init; }

    /// <summary>The outbox row that holds the answer until it is given; null when there is none.</summary>
    public string? OutboxRow { get; set; }

    /// <summary>By which key what the turn changes can be taken back; null when it changes nothing that can.</summary>
    public string? UndoKey { get; set; }

    /// <summary>The version of the earlier press of the same button that was taken back and is replaced; 0 when there was none.</summary>
    public long PressVersion { get; set; }

    /// <summary>Where the answer goes to when others read along where the question was asked; null when it goes back there.</summary>
    public ConversationReference? Private { get; set; }

    /// <summary>Where it may be shown that the bot is at work; null while it is not known who asks and where they are answered, and for strangers.</summary>
    public ConversationReference? TypesIn { get; set; }

    /// <summary>What the turn is at, for whoever waits; null until something is said. Set by the turn, read by the sign.</summary>
    public string? Doing
    {
        get => _doing;
        set => _doing = value;
    }

    /// <summary>
    /// The message that shows what the turn is at and is open for its answer; null when there is none. Opened under <see cref="Gate"/>, after the message was put aside and before the commit: so the answer leaves
    /// through the outbox, and its row knows the stream.
    /// </summary>
    public AnswerStream? Stream { get; set; }

    /// <summary>The turn of a message that lies in the inbox.</summary>
    public static TurnRun Resumed(InboxMessage entry, Claim claim) => new(entry.Message, new NobodyWaits()) { IsBody = entry.IsBody, IsLater = true, IsInInbox = true, Claim = claim };

    private sealed class NobodyWaits : IAnswer
    {
        public TimeSpan? Deadline => null;

        public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken) => throw new InvalidOperationException("The answer to a resumed message leaves through the outbox.");
    }
}
