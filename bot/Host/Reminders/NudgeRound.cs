using Microsoft.Extensions.Options;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Host.Reminders;

/// <summary>Reminds of follow-ups with a time of day at that time: once, for the name of the row says which follow-up and which time.</summary>
internal sealed class NudgeRound(FollowUpBook followUps, Nudge nudge, ManagerChats chats, IOptions<AccessOptions> access, IStore store, ILogger<NudgeRound> logger)
{
    /// <summary>Puts into the outbox what is to be said now; returns how many that are.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var count = 0;
        foreach (var followUp in await followUps.TimedAsync(new Period(today.AddDays(-1), today.AddDays(1)), cancellationToken)) // wherever somebody is, it is one of these days
        {
            try
            {
                count += await TryNudgeAsync(followUp, now, cancellationToken) ? 1 : 0;
            }
            catch (StoreConflictException)
            {
                // Another process has done it.
            }
            catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
            {
                logger.NudgeFailed(exception, followUp.Number);
            }
        }

        return count;
    }

    private async ValueTask<bool> TryNudgeAsync(FollowUp followUp, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await nudge.OwnerAsync(followUp, cancellationToken) is not { } owner)
        {
            return false;
        }

        // The time is meant on the clock of whoever planned to do it, wherever whoever stands in for them is.
        var ownersChat = await chats.NewestAsync(owner, cancellationToken);
        if (Nudge.InstantOf(followUp, CallerZone.Of(owner, ownersChat?.TimeZone, access.Value)) is not { } at || now < at || now >= at + Nudge.Lasts
            || await nudge.WhomAsync(owner, followUp, cancellationToken) is not { } manager || (manager.Number == owner.Number ? ownersChat : await chats.NewestAsync(manager, cancellationToken)) is not { } chat)
        {
            return false;
        }

        var zone = CallerZone.Of(manager, chat.TimeZone, access.Value);
        var name = $"nudge/{followUp.Id}/{IsoDay.Of(followUp.DueOn)}T{followUp.DueAt:HH:mm}";
        return (await store.GetAsync(WorkItem.Collection, [WorkItem.KeyOf(OutboxQueue.Kind, name)], cancellationToken)).Count == 0
            && await SayAsync(followUp, manager, chat, zone, name, at, now, cancellationToken);
    }

    private async ValueTask<bool> SayAsync(FollowUp followUp, AccountManager manager, KnownChat chat, TimeZoneInfo zone, string name, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var turn = new SkillTurn(manager, new ConversationMemory(ConversationMemory.KeyOf(manager.Number, chat.Conversation)), now, zone, CallerCulture.Of(manager, chat.Locale));
        if (await nudge.OfAsync(followUp, turn, cancellationToken) is not { } reply)
        {
            return false;
        }

        var batch = new Batch().Put(Schema.Audit, AuditEntry.Of(now, manager.Number, chat.Conversation.Channel, "nudge", turn.Customers) with { Records = turn.Records });
        OutboxQueue.Add(batch, name, new OutboxMessage(chat.Conversation) { Reply = reply, Manager = manager.Number, IsKept = true, ExpiresAt = at + Nudge.Lasts }, now);
        await store.CommitAsync(batch, cancellationToken);
        return true;
    }
}
