using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Reminders;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>The clock of the host: whose digest goes out, when, where to, and that it goes out once.</summary>
public sealed class ReminderRoundTests : IAsyncLifetime
{
    private TurnHost _host = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Everybody_has_one_digest_a_day_in_their_own_chat_and_whoever_has_an_appointment_one_nudge()
    {
        await RemindedFirm.StoreAsync(_host.Store);

        for (var minute = 0; minute < 120; minute++)
        {
            await TickAsync(TimeSpan.FromMinutes(1));
        }

        foreach (var number in new[] { 1, 2, 3 })
        {
            Assert.Equal(number == 1 ? 2 : 1, SentTo(number).Count);
            Assert.Single(SentTo(number), text => text.Contains($"Good morning, {RemindedFirm.FirstNames[number - 1]}", StringComparison.Ordinal));
        }

        Assert.Single(SentTo(1), text => text.Contains("Now: Customer 1-1", StringComparison.Ordinal) && text.Contains("the fair", StringComparison.Ordinal));
        Assert.Single(SentTo(3), text => text.Contains("Your team's week", StringComparison.Ordinal)); // it is Monday
    }

    [Fact]
    public async Task A_digest_comes_at_the_persons_own_time_and_in_the_zone_of_their_chat()
    {
        await BeginAtAsync(5);
        await RemindedFirm.StoreAsync(_host.Store, manager => manager.Number switch
        {
            1 => manager with { Reminders = new ReminderSettings { Time = new TimeOnly(6, 15) } },
            2 => manager with { Reminders = new ReminderSettings { Zone = "Asia/Kolkata" } },
            _ => manager,
        });

        var at = await FirstDigestsAsync(TimeSpan.FromHours(5));

        Assert.Equal(("05:00", "06:15", "07:30"), (at[2], at[1], at[3])); // Kolkata: half past ten, late but before 17:00
    }

    [Fact]
    public async Task A_change_by_chat_counts_at_once()
    {
        await BeginAtAsync(7);
        await RemindedFirm.StoreAsync(_host.Store);
        await TickAsync(TimeSpan.Zero);
        var stored = (await _host.Store.GetAsync(Schema.Managers, [1L], default))[0];
        await _host.Store.CommitAsync(new Batch().Put(Schema.Managers, stored.Document with { Reminders = new ReminderSettings { Time = new TimeOnly(7, 5) } }, stored.Version), default);

        await TickAsync(TimeSpan.FromMinutes(5));

        Assert.Single(SentTo(1));
        Assert.Empty(SentTo(2));
    }

    [Fact]
    public async Task Whoever_is_away_paused_or_wants_none_gets_none_and_the_stand_in_sees_what_cannot_wait()
    {
        await RemindedFirm.StoreAsync(_host.Store, manager => manager.Number switch
        {
            1 => manager with { Leave = [new Leave(RemindedFirm.Today, RemindedFirm.Today.AddDays(2), StandIn: 2)] },
            3 => manager with { Reminders = new ReminderSettings { IsOff = true } },
            _ => manager,
        });

        await TickAsync(TimeSpan.Zero);

        Assert.Empty(SentTo(1));
        Assert.Empty(SentTo(3));
        Assert.Contains(SentTo(2), text => text.Contains("Customer 1-1", StringComparison.Ordinal) && text.Contains("for Ada", StringComparison.Ordinal));
        Assert.DoesNotContain(SentTo(2), text => text.Contains("Customer 1-2", StringComparison.Ordinal)); // their cadence waits
        Assert.Contains(SentTo(2), text => text.StartsWith("Now: Customer 1-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bot_that_was_off_says_it_late_but_not_after_five_and_then_the_next_day()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        _host.Time.SetUtcNow(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero));
        await TickAsync(TimeSpan.Zero);
        Assert.Empty(_host.Channel.Sent);

        _host.Time.SetUtcNow(new DateTimeOffset(2026, 3, 5, 16, 59, 0, TimeSpan.Zero));
        await TickAsync(TimeSpan.Zero);

        Assert.Equal(3, _host.Channel.Sent.Count(sent => sent.Text.Contains("Good afternoon", StringComparison.Ordinal)));
        Assert.Contains(SentTo(1), text => text.Contains("Customer 1-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_set_back_says_nothing_twice()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        await TickAsync(TimeSpan.Zero);
        var said = _host.Channel.Sent.Count;

        await using var earlier = new TurnHost(_host.Store, new FakeTimeProvider(TurnHost.Now.AddDays(-1)), _host.Channel);
        await earlier.Get<ReminderRound>().RunAsync(default);
        await earlier.WorkAsync();
        earlier.Time.Advance(TimeSpan.FromHours(23.5));
        await earlier.Get<ReminderRound>().RunAsync(default);
        await earlier.WorkAsync();

        Assert.Equal(said, _host.Channel.Sent.Count);
    }

    [Fact]
    public async Task Nothing_due_says_nothing_but_the_look_back_on_the_last_working_day()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        foreach (var customer in await _host.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, 10, descending: false, default))
        {
            await _host.Store.CommitAsync(new Batch().Put(Schema.Customers, customer.Document with { Plan = new(RemindedFirm.Today, RemindedFirm.Today.AddDays(90)) }, customer.Version), default);
        }

        await _host.Store.CommitAsync(new Batch().Delete(Schema.FollowUps, 1L).Put(Schema.Interactions, new Interaction { Key = new HistoryKey(21, new DateTime(2026, 3, 4), 0).Value, By = 2, Channel = ContactChannel.Call }), default);
        for (var day = 0; day < 5; day++)
        {
            await TickAsync(day == 0 ? TimeSpan.Zero : TimeSpan.FromDays(1));
        }

        Assert.Equal(["Your week, Bo: 1 call."], SentTo(2).Select(text => text.Split('\n')[0]));
    }

    [Fact]
    public async Task The_lead_hears_once_of_a_customer_who_waited_too_long()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        for (var day = 0; day < 25; day++)
        {
            await TickAsync(day == 0 ? TimeSpan.Zero : TimeSpan.FromDays(1));
        }

        var told = Assert.Single(SentTo(3), text => text.Contains("waited too long", StringComparison.Ordinal) && text.Contains("Ada Berg", StringComparison.Ordinal)); // both pass the limit on one weekend
        Assert.Contains("2 customers of Ada Berg have waited too long.", told, StringComparison.Ordinal);
        Assert.Contains(SentTo(1), text => text.Contains("Cleo is told in 4 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lead_of_somebody_who_wants_no_digest_hears_of_it_all_the_same()
    {
        await RemindedFirm.StoreAsync(_host.Store, manager => manager.Number == 1 ? manager with { Reminders = new ReminderSettings { IsOff = true } } : manager);
        for (var day = 0; day < 18; day++)
        {
            await TickAsync(day == 0 ? TimeSpan.Zero : TimeSpan.FromDays(1));
        }

        Assert.DoesNotContain(SentTo(1), text => text.Contains("Good morning", StringComparison.Ordinal));
        Assert.Single(SentTo(3), text => text.Contains("2 customers of Ada Berg have waited too long.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_colleague_of_another_team_sees_nothing_of_customers_who_are_not_theirs_to_see()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        await _host.Store.CommitAsync(new Batch().Put(Schema.FollowUps, new FollowUp { Number = 2, Customer = 11, Owner = 2, Reason = "given away", DueOn = RemindedFirm.Today, DueAt = new TimeOnly(8, 45) }), default);
        var bo = (await _host.Store.GetAsync(Schema.Managers, [2L], default))[0];
        await _host.Store.CommitAsync(new Batch().Put(Schema.Managers, bo.Document with { Team = "South", Lead = null }, bo.Version), default);
        await using var restricted = new TurnHost(_host.Store, _host.Time, _host.Channel) { Access = access => access.Visibility = Visibility.Own };

        await restricted.Get<ReminderRound>().RunAsync(default);
        await restricted.WorkAsync();

        Assert.NotEmpty(SentTo(2));
        Assert.DoesNotContain(SentTo(2), text => text.Contains("Customer 1-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_blocked_the_bot_gets_nothing_until_they_write_again()
    {
        await RemindedFirm.StoreAsync(_host.Store);
        await _host.Get<ChatBook>().CloseAsync(RemindedFirm.ConversationOf(1), new ChannelException(ChannelFault.Gone, "Blocked.") { Code = "MessageWritesBlocked" }, default);

        await TickAsync(TimeSpan.Zero);
        Assert.Empty(SentTo(1));

        await _host.AskAsync(RemindedFirm.From(1, "hello"));
        await TickAsync(TimeSpan.FromMinutes(16));
        Assert.Single(SentTo(1), text => text.Contains("Good morning, Ada", StringComparison.Ordinal));
    }

    private async Task BeginAtAsync(int hour)
    {
        await _host.DisposeAsync();
        _host = new TurnHost(time: new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero)));
    }

    private async Task TickAsync(TimeSpan step)
    {
        _host.Time.Advance(step);
        await _host.Get<ReminderRound>().RunAsync(default);
        await _host.WorkAsync();
    }

    private async Task<Dictionary<int, string>> FirstDigestsAsync(TimeSpan span)
    {
        var at = new Dictionary<int, string>();
        for (var minute = 0; minute < span.TotalMinutes; minute += 5)
        {
            await TickAsync(minute == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(5));
            foreach (var number in new[] { 1, 2, 3 }.Where(number => SentTo(number).Any(text => text.Contains("Good ", StringComparison.Ordinal))))
            {
                at.TryAdd(number, _host.Time.GetUtcNow().ToString("HH:mm", null));
            }
        }

        return at;
    }

    private List<string> SentTo(int manager) => [.. _host.Channel.Sent.Where(sent => sent.Conversation == RemindedFirm.ChatOf(manager)).Select(sent => sent.Text)];
}
