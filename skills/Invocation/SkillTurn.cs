using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Skills.Invocation;

/// <summary>
/// What a function knows of the turn it runs in: who asks, when, in which words; and where it puts what is to be remembered and written.
/// One per attempt, used by one function at a time.
/// </summary>
public sealed class SkillTurn
{
    private readonly List<int> _customers = [];
    private readonly List<string> _records = [];
    private readonly List<string> _sent = [];
    private readonly List<Notice> _notices = [];

    /// <summary>Begins a turn.</summary>
    /// <param name="caller">Who asks, from the authenticated turn only.</param>
    /// <param name="memory">What is remembered of the conversation.</param>
    /// <param name="now">The instant of the turn.</param>
    /// <param name="zone">The caller's zone, for "today" and "this year".</param>
    /// <param name="culture">How dates and amounts are worded.</param>
    public SkillTurn(AccountManager caller, ConversationMemory memory, DateTimeOffset now, TimeZoneInfo zone, CultureInfo culture)
    {
        Caller = caller;
        Awaited = memory.Awaited;
        Memory = memory.Awaited.Count == 0 ? memory : memory with { Awaited = [] }; // what is not answered now was not meant
        Now = now;
        Zone = zone;
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        Say = new Wording(Today, culture);
    }

    /// <summary>Who asks.</summary>
    public AccountManager Caller { get; }

    /// <summary>The channel account the caller came with, as <c>channel/tenant/user id</c>; null on the local page, where everybody chooses who they are.</summary>
    public string? Account { get; init; }

    /// <summary>Whether others read along where it was asked.</summary>
    public bool IsAmongOthers { get; init; }

    /// <summary>The files that came with the message; none where others read along.</summary>
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>Told what the turn is at, for people who wait; null where nobody is shown.</summary>
    public Action<string>? Doing { get; init; }

    /// <summary>What a short answer stands for, after what the bot said last: this turn is the only one that can give it.</summary>
    public IReadOnlyList<AwaitedReply> Awaited { get; }

    /// <summary>The function that did the work of the turn: behind a confirmation or "more", the one that was meant. Null before one ran.</summary>
    public string? Function { get; internal set; }

    /// <summary>What is remembered of the conversation; as changed by this turn.</summary>
    public ConversationMemory Memory { get; private set; }

    /// <summary>The instant of the turn.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The caller's zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The caller's day.</summary>
    public DateOnly Today { get; }

    /// <summary>How dates, counts and amounts are worded for the caller.</summary>
    public Wording Say { get; }

    /// <summary>What is written together with the turn's answer, or not at all.</summary>
    public Batch Writes { get; } = new();

    /// <summary>What is changed of customers and their history; becomes part of <see cref="Writes"/> when the turn's function is done.</summary>
    public PendingChanges Changes { get; } = new();

    /// <summary>Under which key what this turn changed can be taken back; null when it cannot, and until the function is done.</summary>
    public string? UndoKey { get; internal set; }

    /// <summary>Whether whoever asked has said yes to a question about what is done now, and not only to what was meant. Set by <see cref="Confirm"/> alone: no argument of a call can.</summary>
    public bool Confirmed { get; internal set; }

    /// <summary>Whether what is written must also be gone from the files: a person is being erased.</summary>
    public bool Erases { get; internal set; }

    /// <summary>The customers whose data this turn read or changed, for the audit.</summary>
    public IReadOnlyList<int> Customers => _customers;

    /// <summary>The ids of the records this turn showed or changed, for the audit.</summary>
    public IReadOnlyList<string> Records => _records;

    /// <summary>The ids of the records whose text was sent to a language model, for the audit; <c>#12</c> for a customer who was named to it.</summary>
    public IReadOnlyList<string> Sent => _sent;

    /// <summary>What colleagues are told when the turn is committed.</summary>
    public IReadOnlyList<Notice> Notices => _notices;

    /// <summary>The customer the conversation is about; null when none was named for a while.</summary>
    public int? Subject => Memory.SubjectAsOf(Now);

    /// <summary>Makes a customer the subject: "their last order" means them from now on. Whatever was to be chosen is closed, and no draft for another is meant any more.</summary>
    public void TalkAbout(Customer customer)
    {
        Saw(customer);
        var draft = Memory.Subject == customer.Number ? Memory.Draft : null;
        Memory = Memory with { Subject = customer.Number, SubjectAt = Now, Choices = [], More = null, Awaited = [], Draft = draft };
    }

    /// <summary>Closes everything this conversation was about: no subject, no choice, nothing awaited.</summary>
    public void LetGo() => Memory = Memory with { Subject = null, SubjectAt = default, Choices = [], More = null, Awaited = [], Draft = null };

    /// <summary>Makes a draft the one that is meant: "make it shorter" is about it from now on.</summary>
    /// <param name="draft">Its number.</param>
    public void LookAt(int draft) => Memory = Memory with { Draft = draft };

    /// <summary>Notes that a customer's data is shown.</summary>
    public void Saw(Customer customer) => SawNumber(customer.Number);

    /// <summary>Notes that a customer is concerned.</summary>
    public void SawNumber(int number)
    {
        if (!_customers.Contains(number))
        {
            _customers.Add(number);
        }
    }

    /// <summary>Notes that a record is shown or changed.</summary>
    /// <param name="id">As people see it.</param>
    public void Showed(string id)
    {
        if (!_records.Contains(id))
        {
            _records.Add(id);
        }
    }

    /// <summary>Notes that something is sent to a language model.</summary>
    /// <param name="ids">As people see them; <c>#12</c> for a customer who is named.</param>
    public void SentToModel(params IEnumerable<string> ids) => _sent.AddRange(ids.Except(_sent));

    /// <summary>Tells a colleague something in their own chat, once this turn is committed.</summary>
    /// <param name="manager">The colleague's number.</param>
    public void Tell(int manager, Reply reply) => _notices.Add(new Notice(manager, reply));

    /// <summary>Promises that this turn's changes can be taken back, and returns the call that does.</summary>
    /// <param name="what">What was done, for the middle of a sentence: <c>the call with Ada Byron (London, #12)</c>.</param>
    internal SkillCall PromiseUndo(string what)
    {
        Changes.What.Add(what);
        return new SkillCall(Undo.Function).With("id", Changes.UndoKey ??= TimeKeys.New(Now));
    }

    /// <summary>Remembers what the numbers of a list stand for.</summary>
    public void Offer(IEnumerable<SkillCall> choices) => Memory = Memory with { Choices = [.. choices.Select(RememberedCall.Of)], More = null };

    /// <summary>Remembers what a short answer to this turn's reply stands for.</summary>
    public void Await(ShortReplyKind kind, SkillCall call) =>
        Memory = Memory with { Awaited = [.. Memory.Awaited.Where(awaited => awaited.Kind != kind), new AwaitedReply(kind, RememberedCall.Of(call))] };

    /// <summary>Remembers what <c>more</c> means.</summary>
    public void OfferMore(SkillCall more) => Memory = Memory with { More = RememberedCall.Of(more) };
}

/// <summary>Something a colleague is told in their own chat.</summary>
/// <param name="Manager">The colleague's number.</param>
/// <param name="Reply">What they are told.</param>
public sealed record Notice(int Manager, Reply Reply);
