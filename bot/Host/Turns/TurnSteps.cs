using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Telemetry;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Turns;

/// <summary>What a turn does, in order: who is asking, where may they be answered, what do they want, do it, commit, answer; on failure apologise with a reference number.</summary>
internal sealed class TurnSteps(
    WhoIsAsking whoIsAsking,
    PrivateChats privateChats,
    ChatBook chats,
    SeenBook seen,
    ConversationBook conversations,
    IUnderstanding understanding,
    SkillInvoker invoker,
    OfferCatalogue offers,
    TurnCommit commit,
    TurnDelivery delivery,
    TypingSign typing,
    IOptions<AccessOptions> access,
    Instruments instruments,
    TimeProvider time,
    ILogger<TurnSteps> logger)
{
    /// <summary>A turn that takes longer is given up with an apology.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>How often a function is run again when somebody else changed the same thing meanwhile.</summary>
    private const int MostAttempts = 3;

    /// <summary>The longest text that is read, in characters.</summary>
    private const int LongestText = 10_000;

    /// <summary>Answers, and returns the answer.</summary>
    /// <exception cref="ChannelException">The channel did not take it, and nothing will send it later.</exception>
    /// <exception cref="StoreUnavailableException">What was acknowledged could not be finished; its row is still there.</exception>
    public async Task<Reply> RunAsync(TurnRun run, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        using var measure = run.Measure = instruments.Turn(run.Message.Conversation.Channel);
        var reply = await ReplyAsync(run, stopping);
        await delivery.SendAsync(run, reply, stopping);
        measure?.Outcome ??= "answered";
        logger.Answered(run.Message.Conversation.Channel, time.GetElapsedTime(started).TotalMilliseconds);
        return reply;
    }

    private async Task<Reply> ReplyAsync(TurnRun run, CancellationToken stopping)
    {
        await using var sign = typing.Begin(run, stopping);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var limit = time.CreateTimer(_ => patience.Cancel(), null, Longest, Timeout.InfiniteTimeSpan);
        try
        {
            return await DecideAsync(run, patience.Token);
        }
        catch (SkillException exception)
        {
            return await SayAsync(run, PlainAnswers.Remark(exception.Message), stopping);
        }
        catch (Exception exception) when (exception is not ClaimLostException && !stopping.IsCancellationRequested)
        {
            var reference = Guid.CreateVersion7(time.GetUtcNow()).ToString("N")[^8..];
            run.Measure?.Outcome = "apologised";
            logger.Failed(exception, reference, run.Message.Conversation.Channel);
            run.Private = null; // an apology is about nobody, and must not need what has just failed
            return await SayAsync(run, ApologyFor(exception, reference), stopping);
        }
    }

    private async Task<Reply> DecideAsync(TurnRun run, CancellationToken cancellationToken)
    {
        var message = run.Message;
        if (await whoIsAsking.FindAsync(message, cancellationToken) is not { } caller)
        {
            return await StrangerAsync(run, cancellationToken);
        }

        if (message.Conversation is { Scope: not ConversationScope.Personal, IsTargeted: false })
        {
            run.Private = message.IsRefresh ? null : await privateChats.OfAsync(message.From, message.Conversation, cancellationToken);
            if (run.Private is null)
            {
                return await SayAsync(run, PlainAnswers.NotHere, cancellationToken);
            }
        }

        run.TypesIn = run.Private ?? message.Conversation;
        if (message.Text.Length > LongestText)
        {
            return await SayAsync(run, PlainAnswers.TooLong(message.Text.Length, LongestText), cancellationToken);
        }

        return await AnswerAsync(run, caller, cancellationToken);
    }

    private async Task<Reply> AnswerAsync(TurnRun run, AccountManager caller, CancellationToken cancellationToken)
    {
        var message = run.Message;
        var ownChat = run.Private;
        for (var attempt = 1; ; attempt++)
        {
            run.Private = ownChat;
            var (pressed, isTakenBack) = await seen.PressAsync(message, cancellationToken);
            if (pressed is not null && !isTakenBack)
            {
                return await SayAsync(run, pressed.Document.Manager == caller.Number && pressed.Document.Reply is { } before ? before : PlainAnswers.DoneAlready, cancellationToken);
            }

            var memory = await conversations.OpenAsync(ConversationMemory.KeyOf(caller.Number, run.Private ?? message.Conversation), cancellationToken);
            var turn = new SkillTurn(caller, memory, time.GetUtcNow(), CallerZone.Of(caller, message.TimeZone, access.Value), CallerCulture.Of(caller, message.Locale))
            {
                Account = HostKeys.Of(message.From),
                IsAmongOthers = message.Conversation.Scope != ConversationScope.Personal && !message.IsUnseen,
                Files = message.Conversation.Scope == ConversationScope.Personal ? message.Files : [],
                Doing = run.IsBody ? null : doing => run.Doing = doing,
            };
            var (function, reply) = await DoAsync(message, turn, cancellationToken);
            run.Measure?.Function = function;
            (run.UndoKey, run.PressVersion) = (turn.UndoKey, pressed?.Version ?? 0);
            run.Private = reply.IsForEverybody ? null : run.Private;
            try
            {
                var noted = await NoteAsync(run, caller.Number, cancellationToken);
                var answer = noted is { IsFirst: true } ? PlainAnswers.Introduced(reply, caller) : reply;
                var batch = WritesOf(turn, memory, message, function);
                noted?.AddTo(batch);
                await commit.RunAsync(run, batch, answer, caller.Number, IsChange(turn), cancellationToken);
                return answer;
            }
            catch (StoreConflictException) when (attempt < MostAttempts)
            {
                logger.RunAgain(function, attempt);
            }
        }
    }

    private async Task<(string Function, Reply Reply)> DoAsync(IncomingMessage message, SkillTurn turn, CancellationToken cancellationToken)
    {
        var understood = message switch
        {
            { Call: { } pressed } => new Understood.Call(pressed),
            { Text.Length: 0, Files.Count: > 0 } => new Understood.Call(new SkillCall(CheckList.Function)),
            _ when turn.Files.Count > 0 && await offers.MentionedAsync(message.Text, cancellationToken) is { } offer => new Understood.Call(new SkillCall(CheckList.Function).With("offer", offer.Id)),
            _ => await understanding.UnderstandAsync(message.Text, turn, cancellationToken),
        };
        var (function, reply) = await DoAsync(understood, message, turn, cancellationToken);
        reply = understood.Note is { } note ? PlainAnswers.Noted(reply, note) : reply;
        return (function, understood.Then is { } then ? PlainAnswers.AndThen(reply, then) : reply);
    }

    private async Task<(string Function, Reply Reply)> DoAsync(Understood understood, IncomingMessage message, SkillTurn turn, CancellationToken cancellationToken)
    {
        switch (understood)
        {
            case Understood.Call call:
                var choices = turn.Memory.Choices;
                var reply = await invoker.InvokeAsync(call.Skill, turn, cancellationToken);
                var isAboutNobody = turn.Function is null && turn.Memory.Choices == choices; // no customer was named, or one that nobody is
                return isAboutNobody && turn.Files.Count > 0 ? await CheckListAsync(message, turn, cancellationToken) : (turn.Function ?? call.Skill.Function, reply);
            case Understood.NotYet planned:
                return (planned.Intent, PlainAnswers.NotYet(planned.Purpose));
            case Understood.Ask or Understood.Nothing when turn.Files.Count > 0:
                return await CheckListAsync(message, turn, cancellationToken);
            case Understood.Ask ask:
                turn.Offer(ask.Choices.Select(choice => choice.Skill));
                return ("clarify", PlainAnswers.Ask(ask.Question, ask.Choices));
            case Understood.Confirm confirm:
                return ("clarify", Questions.AskWhatIsMeant(turn, confirm.Purpose, confirm.Skill, confirm.About));
            case Understood.Refused:
                logger.RefusedRequest(turn.Caller.Number, message.Conversation.Channel);
                return ("none", PlainAnswers.Refused);
            case Understood.Nothing when message.Text.Length > IUnderstanding.LongestRequest:
                return ("none", PlainAnswers.LongerThanARequest(IUnderstanding.LongestRequest));
            case Understood.Nothing nothing:
                turn.Offer(nothing.Suggestions.Select(suggestion => suggestion.Skill));
                return ("none", PlainAnswers.NotUnderstood(nothing.Suggestions));
            default:
                throw new InvalidOperationException($"Understanding came to a {understood.GetType().Name}, which has no answer.");
        }
    }

    /// <summary>Words beside a file that mean nothing certain by themselves say what the file is for: "the spring one".</summary>
    private async Task<(string Function, Reply Reply)> CheckListAsync(IncomingMessage message, SkillTurn turn, CancellationToken cancellationToken) =>
        (CheckList.Function, await invoker.InvokeAsync(new SkillCall(CheckList.Function).With("offer", message.Text), turn, cancellationToken));

    /// <summary>Whether the turn changes what is recorded; that it asks a question before it does is no change.</summary>
    private static bool IsChange(SkillTurn turn) => turn.Writes.Operations.Any(operation => operation.Collection != Schema.Questions);

    /// <summary>What the turn writes. A card that draws itself anew changes nothing: who looked at whom is all that is written.</summary>
    private static Batch WritesOf(SkillTurn turn, ConversationMemory memory, IncomingMessage message, string function)
    {
        if (message.IsRefresh && !turn.Writes.IsEmpty)
        {
            throw new InvalidOperationException($"'{function}' writes, and a card asks for it to be drawn anew; only a function that reads can be a card's Refresh.");
        }

        var batch = new Batch { Erase = turn.Erases }.Append(turn.Writes);
        if (turn.Memory != memory && !message.IsRefresh)
        {
            // Without a version: of two messages sent at once the later one says what the conversation is about, and neither has to be answered again.
            batch.Put(Schema.Memories, turn.Memory with { ChangedAt = turn.Now });
        }

        if (turn.Customers.Count > 0 || turn.Sent.Count > 0 || !turn.Writes.IsEmpty)
        {
            foreach (var (customers, index) in turn.Customers.Chunk(AuditEntry.MostCustomers).DefaultIfEmpty([]).Select((customers, index) => (customers, index)))
            {
                batch.Put(Schema.Audit, AuditEntry.Of(turn.Now, turn.Caller.Number, message.Conversation.Channel, function, customers) with
                {
                    Records = index == 0 ? turn.Records : [],
                    Sent = index == 0 ? turn.Sent : [],
                    IsChange = IsChange(turn),
                });
            }
        }

        foreach (var (notice, index) in turn.Notices.Select((notice, index) => (notice, index)))
        {
            OutboxQueue.Add(batch, $"notice/{TimeKeys.New(turn.Now)}/{index}", new OutboxMessage(message.Conversation) { Reply = notice.Reply, Manager = notice.Manager }, turn.Now);
        }

        return batch;
    }

    /// <summary>Somebody the bot does not work for: nothing is done for them, only where they wrote from is noted, so that they can be greeted once they are known.</summary>
    private async Task<Reply> StrangerAsync(TurnRun run, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new Batch();
            (await NoteAsync(run, manager: null, cancellationToken))?.AddTo(batch);
            await commit.RunAsync(run, batch, PlainAnswers.Stranger, manager: null, isChange: false, cancellationToken);
            return PlainAnswers.Stranger;
        }
        catch (StoreConflictException)
        {
            return await SayAsync(run, PlainAnswers.Stranger, cancellationToken);
        }
    }

    /// <summary>A sentence that is about no record.</summary>
    private async Task<Reply> SayAsync(TurnRun run, Reply reply, CancellationToken cancellationToken)
    {
        await commit.RunAsync(run, new Batch(), reply, manager: null, isChange: false, cancellationToken);
        return reply;
    }

    /// <summary>How the message changes what is known of its chat; null when it changes nothing, when the channel's chats end with the process, or when the bot may be no member.</summary>
    private async ValueTask<NotedChat?> NoteAsync(TurnRun run, int? manager, CancellationToken cancellationToken)
    {
        var message = run.Message;
        if (message.Conversation.Channel == LocalPage.LocalPageSetup.ChannelName || message.IsRefresh || message.Conversation.IsTargeted)
        {
            return null;
        }

        var before = await chats.FindAsync(message.Conversation, cancellationToken);
        var chat = chats.SeenFrom(before?.Document, message.Conversation, message.From, message.Locale, message.TimeZone) with { Manager = manager };
        var isFirst = message.Conversation.Scope == ConversationScope.Personal && !chat.IsWelcomed;
        return before?.Document == chat && !isFirst ? null : new NotedChat(chat, before?.Version ?? 0, isFirst);
    }

    private static Reply ApologyFor(Exception exception, string reference) => exception switch
    {
        StoreUnavailableException => PlainAnswers.StoreUnavailable(reference),
        ChannelException => PlainAnswers.ChannelUnavailable(reference),
        _ => PlainAnswers.Failed(reference),
    };
}

/// <summary>A chat to be written together with the answer.</summary>
/// <param name="IsFirst">Whether the bot has not said anything there before.</param>
internal sealed record NotedChat(KnownChat Chat, long Version, bool IsFirst)
{
    public void AddTo(Batch batch) => batch.Put(HostSchema.Chats, Chat with { IsWelcomed = Chat.IsWelcomed || IsFirst }, Version);
}
