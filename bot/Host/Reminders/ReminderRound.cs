using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Turns;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Store;

namespace RetentionBot.Host.Reminders;

/// <summary>
/// One look at the clock for everybody: whose digest is due is composed, whose is not is left alone until it may be. What is remembered between looks only saves work; what makes a digest come once is
/// in the store.
/// </summary>
internal sealed class ReminderRound(
    AccountManagerBook managers, ManagerChats chats, DigestComposition composition, DailyDigest daily, NudgeRound nudges, WorkCalendars calendars, ReminderOptions options, IOptions<AccessOptions> access,
    OutboxQueue outbox, TimeProvider time, ILogger<ReminderRound> logger)
{
    /// <summary>Somebody who travels is noticed after this time at the latest.</summary>
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(15);

    /// <summary>Somebody who writes for the first time, or again, is noticed after this time at the latest.</summary>
    private static readonly TimeSpan LooksForChats = TimeSpan.FromSeconds(20);

    /// <summary>So many digests are composed side by side: what they commit together waits for the disk once.</summary>
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<int, (long Version, DateTimeOffset Until)> _nothingDue = new();

    /// <summary>Composes what is due now and returns how many messages that are. One account manager whose digest fails stops no other; theirs is tried again with the next round.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be used just now.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var said = await nudges.RunAsync(now, cancellationToken);
        await Parallel.ForEachAsync(
            (await managers.ListStoredAsync(cancellationToken)).Where(manager => IsWorthALook(manager, now)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (manager, token) =>
            {
                if (await TryAsync(manager, now, token))
                {
                    Interlocked.Increment(ref said);
                }
            });
        if (said > 0)
        {
            outbox.Signal();
        }

        return said;
    }

    private bool IsWorthALook(Stored<AccountManager> manager, DateTimeOffset now) =>
        !_nothingDue.TryGetValue(manager.Document.Number, out var known) || known.Version != manager.Version || now >= known.Until || known.Until - now > LooksAgain;

    private async ValueTask<bool> TryAsync(Stored<AccountManager> manager, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await ComposeIfDueAsync(manager, now, cancellationToken);
        }
        catch (StoreConflictException)
        {
            return false; // something it is about was changed in this very moment
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            logger.DigestFailed(exception, manager.Document.Number);
            return false;
        }
    }

    private async ValueTask<bool> ComposeIfDueAsync(Stored<AccountManager> stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var manager = stored.Document;
        if (await chats.NewestAsync(manager, cancellationToken) is not { } chat)
        {
            Rest(stored, now, now + LooksForChats);
            return false;
        }

        var zone = CallerZone.Of(manager, chat.TimeZone, access.Value);
        var lastOn = await composition.LastDailyAsync(manager.Number, cancellationToken);
        var plan = DigestPlan.Of(zone, manager.Reminders, options, calendars.Of(manager), lastOn) with { IsOff = false, PausedUntil = null }; // whoever wants none has a lead who must hear what waits too long
        var tick = DigestClock.Of(plan, now);
        var isSaid = tick is { Due: not null, Until: { } until } && await daily.ComposeAsync(manager, chat, zone, lastOn, until, manager.Reminders.IsOff || manager.Reminders.PausedUntil > tick.Due, now, cancellationToken);
        if (tick.Due is { } day)
        {
            logger.DigestComposed(manager.Number, day, isSaid);
        }

        Rest(stored, now, tick.LookAgain);
        return isSaid;
    }

    private void Rest(Stored<AccountManager> manager, DateTimeOffset now, DateTimeOffset? lookAgain) =>
        _nothingDue[manager.Document.Number] = (manager.Version, lookAgain is { } at && at < now + LooksAgain ? at : now + LooksAgain);
}
