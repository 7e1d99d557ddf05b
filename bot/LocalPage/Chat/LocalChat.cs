using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Chat;

/// <summary>
/// One person's conversation in one tab: what was said, and whether an answer is awaited. Safe for use by several threads, because
/// an answer may come from anywhere; <see cref="Changed"/> is raised on the thread that changed something.
/// </summary>
internal sealed class LocalChat(
    LocalPerson person,
    Browser browser,
    Func<IncomingMessage, IAnswer, Task> run,
    TimeProvider clock,
    int drawn,
    ILogger logger) : IAnswer, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<ChatEntry> _entries = new();
    private long _last;
    private bool _isEnded;

    public event Action? Changed;

    public LocalPerson Person { get; } = person;

    public Browser Browser { get; } = browser;

    public ConversationReference Conversation { get; } = new(LocalPageSetup.ChannelName, "", Guid.NewGuid().ToString("N"))
    {
        Scope = ConversationScope.Personal,
        UserId = person.Id,
    };

    /// <summary>The page waits as long as it takes.</summary>
    public TimeSpan? Deadline => null;

    /// <summary>Whether an answer is awaited; nothing else can be said or pressed until it came.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>The last messages, oldest first.</summary>
    public IReadOnlyList<ChatEntry> Entries
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    /// <summary>Says something. False, and nothing is said, when it is blank, too long, or an answer is awaited.</summary>
    public Task<bool> SayAsync(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LocalPageOptions.MaximumTextLength
            ? Task.FromResult(false)
            : AskAsync(text.Trim(), call: null);

    /// <summary>Presses a button. False, and nothing is pressed, when an answer is awaited.</summary>
    public Task<bool> PressAsync(string title, SkillCall call) => AskAsync(title, call);

    /// <summary>Shows what the bot says, asked for or not.</summary>
    /// <exception cref="ChannelException">The conversation was ended.</exception>
    public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isEnded) throw new ChannelException(ChannelFault.Gone, $"Conversation {Conversation.ConversationId} of the local page was closed.");
            foreach (var card in reply.Cards) Add(number => new Answered(number, clock.GetUtcNow(), card));
        }

        Changed?.Invoke();
        return Task.FromResult(new SentMessage(Id: null));
    }

    /// <summary>Ends the conversation; what is still on its way is refused from now on.</summary>
    public void Dispose()
    {
        lock (_gate) _isEnded = true;
        Changed = null;
    }

    private async Task<bool> AskAsync(string text, SkillCall? call)
    {
        lock (_gate)
        {
            if (IsBusy || _isEnded) return false;
            IsBusy = true;
            Add(number => new Said(number, clock.GetUtcNow(), text, call is not null));
        }

        Changed?.Invoke();
        var message = new IncomingMessage
        {
            Id = Guid.NewGuid().ToString("N"),
            Conversation = Conversation,
            From = new ChannelAccount(LocalPageSetup.ChannelName, "", Person.Id) { Name = Person.Name },
            Text = call is null ? text : "",
            Call = call,
            Locale = Browser.Locale,
            TimeZone = Browser.TimeZone,
        };
        var sentence = await AnswerAsync(message);
        lock (_gate)
        {
            IsBusy = false;
            if (sentence is not null) Add(number => new Failed(number, clock.GetUtcNow(), sentence));
        }

        Changed?.Invoke();
        return true;
    }

    // The last place a failure can be told to the person; whatever it was, the tab lives on.
    private async Task<string?> AnswerAsync(IncomingMessage message)
    {
        try
        {
            await run(message, this);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "RetentionBot is being stopped, so there was no answer. Ask again once it is back.";
        }
        catch (ChannelException) when (_isEnded)
        {
            LocalPageLog.LeftUnanswered(logger, Conversation.ConversationId, message.Id);
            return null;
        }
#pragma warning disable CA1031 // Any failure of a turn becomes a sentence.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LocalPageLog.TurnFailed(logger, message.Id, exception);
            return $"Something went wrong and there was no answer. Try again; the log of the bot has the reason under {message.Id}.";
        }
    }

    private void Add(Func<long, ChatEntry> entry)
    {
        _entries.Enqueue(entry(++_last));
        while (_entries.Count > drawn) _entries.Dequeue();
    }
}
