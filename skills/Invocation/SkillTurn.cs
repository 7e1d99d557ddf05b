using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Skills.Invocation;

/// <summary>
/// What a function knows of the turn it runs in: who asks, when, in which words; and where it puts what is to be remembered and written.
/// One per attempt, used by one function at a time.
/// </summary>
public sealed class SkillTurn
{
    private readonly List<int> _customers = [];

    /// <summary>Begins a turn.</summary>
    /// <param name="caller">Who asks, from the authenticated turn only.</param>
    /// <param name="memory">What is remembered of the conversation.</param>
    /// <param name="now">The instant of the turn.</param>
    /// <param name="zone">The caller's zone, for "today" and "this year".</param>
    /// <param name="culture">How dates and amounts are worded.</param>
    public SkillTurn(AccountManager caller, ConversationMemory memory, DateTimeOffset now, TimeZoneInfo zone, CultureInfo culture)
    {
        Caller = caller;
        Memory = memory;
        Now = now;
        Zone = zone;
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        Say = new Wording(Today, culture);
    }

    /// <summary>Who asks.</summary>
    public AccountManager Caller { get; }

    /// <summary>The channel account the caller came with, as <c>channel/tenant/user id</c>; null on the local page, where everybody chooses who they are.</summary>
    public string? Account { get; init; }

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

    /// <summary>The customers whose data this turn read, for the audit.</summary>
    public IReadOnlyList<int> Customers => _customers;

    /// <summary>The customer the conversation is about; null when none was named for a while.</summary>
    public int? Subject => Memory.SubjectAsOf(Now);

    /// <summary>Makes a customer the subject: "their last order" means them from now on. Whatever was to be chosen is closed.</summary>
    public void TalkAbout(Customer customer)
    {
        Saw(customer);
        Memory = Memory with { Subject = customer.Number, SubjectAt = Now, Choices = [], More = null, Awaited = [] };
    }

    /// <summary>Notes that a customer's data is shown.</summary>
    public void Saw(Customer customer)
    {
        if (!_customers.Contains(customer.Number))
        {
            _customers.Add(customer.Number);
        }
    }

    /// <summary>Remembers what the numbers of a list stand for.</summary>
    public void Offer(IEnumerable<SkillCall> choices) => Memory = Memory with { Choices = [.. choices.Select(RememberedCall.Of)], More = null };

    /// <summary>Remembers what a short answer to this turn's reply stands for.</summary>
    public void Await(ShortReplyKind kind, SkillCall call) =>
        Memory = Memory with { Awaited = [.. Memory.Awaited.Where(awaited => awaited.Kind != kind), new AwaitedReply(kind, RememberedCall.Of(call))] };

    /// <summary>Remembers what <c>more</c> means.</summary>
    public void OfferMore(SkillCall more) => Memory = Memory with { More = RememberedCall.Of(more) };
}
