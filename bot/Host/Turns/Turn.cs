using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Settings;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Turns;

/// <summary>One message from beginning to end: have we seen it, who is asking, what do they want, do it, commit, answer.</summary>
internal sealed class Turn(
    SeenMessages seen,
    WhoIsAsking whoIsAsking,
    ConversationBook conversations,
    IUnderstanding understanding,
    SkillInvoker invoker,
    IStore store,
    IOptions<AccessOptions> access,
    TimeProvider time,
    ILogger<Turn> logger) : ITurn
{
    /// <summary>How often a function is run again when somebody else changed the same thing meanwhile.</summary>
    private const int MostAttempts = 3;

    /// <summary>The longest text that is read, in characters.</summary>
    private const int LongestText = 10_000;

    public async Task RunAsync(IncomingMessage message, IAnswer answer, CancellationToken cancellationToken)
    {
        if (!seen.TryBegin(message))
        {
            logger.SeenBefore(message.Conversation.Channel);
            return;
        }

        try
        {
            var started = time.GetTimestamp();
            var reply = await ReplyToAsync(message, cancellationToken);
            await answer.SendAsync(reply, cancellationToken);
            logger.Answered(message.Conversation.Channel, time.GetElapsedTime(started).TotalMilliseconds);
        }
        catch
        {
            seen.Forget(message);
            throw;
        }
    }

    private async Task<Reply> ReplyToAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await whoIsAsking.FindAsync(message, cancellationToken);
            return caller switch
            {
                null => PlainAnswers.Stranger,
                _ when message.Conversation.Scope != ConversationScope.Personal => PlainAnswers.NotHere,
                _ when message.Text.Length > LongestText => PlainAnswers.TooLong(message.Text.Length, LongestText),
                _ => await AnswerAsync(message, caller, cancellationToken),
            };
        }
        catch (SkillException exception)
        {
            return Reply.Of(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var reference = Guid.CreateVersion7(time.GetUtcNow()).ToString("N")[^8..];
            logger.Failed(exception, reference, message.Conversation.Channel);
            return exception is StoreUnavailableException ? PlainAnswers.StoreUnavailable(reference) : PlainAnswers.Failed(reference);
        }
    }

    private async Task<Reply> AnswerAsync(IncomingMessage message, AccountManager caller, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var memory = await conversations.OpenAsync(ConversationMemory.KeyOf(caller.Number, message.Conversation), cancellationToken);
            var turn = new SkillTurn(caller, memory, time.GetUtcNow(), ZoneOf(caller, message), CultureOf(caller, message));
            var (function, reply) = await DoAsync(message, turn, cancellationToken);
            try
            {
                await store.CommitAsync(WritesOf(turn, memory, message.Conversation.Channel, function), cancellationToken);
                return reply;
            }
            catch (StoreConflictException) when (attempt < MostAttempts)
            {
                logger.RunAgain(function, attempt);
            }
        }
    }

    private async Task<(string Function, Reply Reply)> DoAsync(IncomingMessage message, SkillTurn turn, CancellationToken cancellationToken)
    {
        var understood = message.Call is { } pressed
            ? new Understood.Call(pressed)
            : await understanding.UnderstandAsync(message.Text, turn, cancellationToken);
        switch (understood)
        {
            case Understood.Call call:
                return (call.Skill.Function, await invoker.InvokeAsync(call.Skill, turn, cancellationToken));
            case Understood.Nothing nothing:
                turn.Offer(nothing.Suggestions.Select(suggestion => suggestion.Skill));
                return ("none", PlainAnswers.NotUnderstood(nothing.Suggestions));
            default:
                throw new InvalidOperationException($"Understanding came to a {understood.GetType().Name}, which has no answer.");
        }
    }

    private static Batch WritesOf(SkillTurn turn, ConversationMemory memory, string channel, string function)
    {
        var batch = new Batch().Append(turn.Writes);
        if (turn.Memory != memory)
        {
            // Without a version: of two messages sent at once the later one says what the conversation is about, and neither has to be answered again.
            batch.Put(Schema.Memories, turn.Memory with { ChangedAt = turn.Now });
        }

        if (turn.Customers.Count > 0)
        {
            batch.Put(Schema.Audit, AuditEntry.Of(turn.Now, turn.Caller.Number, channel, function, turn.Customers));
        }

        return batch;
    }

    private TimeZoneInfo ZoneOf(AccountManager caller, IncomingMessage message) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(message.TimeZone ?? caller.Zone ?? access.Value.DefaultZone, out var zone)
            ? zone
            : TimeZoneInfo.FindSystemTimeZoneById(access.Value.DefaultZone);

    /// <summary>Answers are worded in English, so only the English way to write dates and numbers is taken from the client.</summary>
    private static CultureInfo CultureOf(AccountManager caller, IncomingMessage message)
    {
        var name = caller.Culture ?? message.Locale;
        return name is "en-US" or "en-CA" or "en-AU" or "en-NZ" or "en-IE" or "en-IN" or "en-ZA" ? CultureInfo.GetCultureInfo(name) : CultureInfo.GetCultureInfo("en-GB");
    }
}
