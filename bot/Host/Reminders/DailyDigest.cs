using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Host.Reminders;

/// <summary>
/// Composes the digest of one account manager and day and puts it into the outbox, both in one batch: that it was composed, what it shows, who was told of it. The name of the row, and the digest
/// itself, make it once.
/// </summary>
internal sealed class DailyDigest(
    DigestComposition composition, DigestCard card, WeekRecap recap, TeamSummary summary, Escalation escalation, LeadHours leadHours, ConversationBook conversations, WorkCalendars calendars, ReminderOptions options, IStore store)
{
    /// <summary>Composes and commits it; says whether there is a message.</summary>
    /// <param name="lastOn">The day of the digest before; null when there was none.</param>
    /// <param name="until">The instant at which it lapses.</param>
    /// <param name="isSilent">Whether they want no digest just now: then only their lead may hear something.</param>
    /// <exception cref="StoreConflictException">Something it is about was changed meanwhile: it is composed anew with the next tick.</exception>
    public async Task<bool> ComposeAsync(AccountManager manager, KnownChat chat, TimeZoneInfo zone, DateOnly? lastOn, DateTimeOffset until, bool isSilent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var memory = await conversations.OpenAsync(ConversationMemory.KeyOf(manager.Number, chat.Conversation), cancellationToken);
        var turn = new SkillTurn(manager, memory, now, zone, CallerCulture.Of(manager, chat.Locale));
        var composed = await composition.ComposeAsync(turn, isDaily: true, isShown: !isSilent, cancellationToken);
        var digest = composed.Digest;
        var cards = isSilent ? [] : await CardsAsync(digest, turn, cancellationToken);
        var batch = new Batch();
        if (cards.Count > 0)
        {
            OutboxQueue.Add(batch, $"digest/{digest.Key}", new OutboxMessage(chat.Conversation) { Reply = new Reply(cards), Manager = manager.Number, IsKept = true, ExpiresAt = until }, now);
        }

        if (manager.Lead is { } lead && await leadHours.OfAsync(lead, now, cancellationToken) is var (next, culture) && await escalation.OfAsync(composed, lastOn, culture, turn, cancellationToken) is { } told)
        {
            OutboxQueue.Add(batch, $"escalation/{digest.Key}", new OutboxMessage(chat.Conversation) { Reply = told, Manager = lead, IsKept = true }, next);
        }

        if (turn.Customers.Count > 0)
        {
            batch.Put(Schema.Audit, AuditEntry.Of(now, manager.Number, chat.Conversation.Channel, "digest", turn.Customers) with { Records = turn.Records });
        }

        // A question that is open in the chat stays open: "2" is not to mean a page of the digest.
        if (turn.Memory != memory && memory is { Choices.Count: 0, Awaited.Count: 0 })
        {
            batch.Put(Schema.Memories, turn.Memory with { ChangedAt = now });
        }

        await store.CommitAsync(batch.Append(turn.Writes), cancellationToken);
        return cards.Count > 0;
    }

    private async ValueTask<IReadOnlyList<Card>> CardsAsync(Digest digest, SkillTurn turn, CancellationToken cancellationToken)
    {
        var cards = new List<Card>();
        if (digest.Lines.Count > 0)
        {
            cards.AddRange((await card.DrawAsync(digest, new DigestView(), turn, cancellationToken)).Cards);
        }

        var calendar = calendars.Of(turn.Caller);
        if (turn.Caller.Role == Role.TeamLead && DigestWeek.IsSummaryDay(calendar, options.SummaryDay, turn.Today) && await summary.OfAsync(turn, cancellationToken) is { } team)
        {
            cards.Add(team);
        }

        if (DigestWeek.IsRecapDay(calendar, turn.Today))
        {
            cards.Add(await recap.OfAsync(turn, cancellationToken));
        }

        return cards;
    }
}
