using System.Text.Json.Serialization;
using RetentionBot.Conversation;

namespace RetentionBot.Skills.Conversations;

/// <summary>What the bot remembers of one person's conversation in one place: whom it was about and what was offered.</summary>
/// <param name="Key">Account manager, channel and conversation; see <see cref="KeyOf"/>.</param>
public sealed record ConversationMemory(string Key)
{
    /// <summary>How long a customer stays the subject after the last message about them: 10 minutes.</summary>
    public static readonly TimeSpan SubjectLasts = TimeSpan.FromMinutes(10);

    /// <summary>The number of the customer spoken of last; null when none was.</summary>
    public int? Subject { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset SubjectAt { get; init; }

    /// <summary>What the numbers of the last list of choices stand for: <c>1</c> is the first. Empty when nothing is open.</summary>
    public IReadOnlyList<RememberedCall> Choices { get; init; } = [];

    /// <summary>What <c>more</c> means; null when there is no more.</summary>
    public RememberedCall? More { get; init; }

    /// <summary>What a short answer to the bot's last words stands for: "looks good" under a draft, "done" under a reminder. Empty when nothing is awaited; the next turn uses it or drops it.</summary>
    public IReadOnlyList<AwaitedReply> Awaited { get; init; } = [];

    /// <summary>The number of the draft that was shown last: "make it shorter" means it. Null for none.</summary>
    public int? Draft { get; init; }

    /// <summary>When this was last written.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The key of a person's memory in a conversation.</summary>
    public static string KeyOf(int manager, ConversationReference conversation) =>
        $"{manager}/{conversation.Channel}/{conversation.Tenant}/{conversation.ConversationId}";

    /// <summary>The subject, unless it has been quiet for too long.</summary>
    public int? SubjectAsOf(DateTimeOffset now) => now - SubjectAt <= SubjectLasts ? Subject : null;
}

/// <summary>What one kind of short answer stands for.</summary>
/// <param name="Kind">The kind of answer.</param>
/// <param name="Call">What is done then.</param>
public sealed record AwaitedReply(ShortReplyKind Kind, RememberedCall Call);

/// <summary>Short answers that mean something only after what the bot said.</summary>
public enum ShortReplyKind
{
    /// <summary>Yes, looks good, go ahead.</summary>
    Agreed,

    /// <summary>No, never mind, leave it.</summary>
    Declined,

    /// <summary>Done, sorted, I did.</summary>
    Done,

    /// <summary>Later, not now.</summary>
    Later,

    /// <summary>The very word that stands for a button: <c>confirm</c>. Never what somebody says in passing.</summary>
    Confirmed,
}

/// <summary>A call to be made later. Kept apart from <see cref="SkillCall"/> so that what is stored has a shape of its own.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">By parameter name.</param>
public sealed record RememberedCall(string Function, Dictionary<string, string> Arguments)
{
    /// <summary>The call itself.</summary>
    [JsonIgnore]
    public SkillCall Call => new(Function, Arguments);

    /// <summary>A call, to be remembered.</summary>
    public static RememberedCall Of(SkillCall call) => new(call.Function, new Dictionary<string, string>(call.Arguments));
}
