using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Import;
using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>
/// The firm of the public set, on the Monday its three weeks begin: its customers and their purchases as they are imported, its account managers under invented names, each in another zone with a chat
/// of their own, and sixty days of made-up history.
/// </summary>
internal static class ThreeWeeksFirm
{
    /// <summary>A Monday; on the Sunday after it the clocks of New York change.</summary>
    public static readonly DateOnly Monday = new(2026, 3, 2);

    /// <summary>Midnight in UTC: late on the Monday morning in Sydney.</summary>
    public static readonly DateTimeOffset Start = new(Monday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static readonly string[] InventedNames = ["Gro Vik", "Nora Hale", "Astrid Moen", "Beth Carver", "Colin Reid", "Ivar Bakk", "Ruth Sand", "Lars Eng"];

    /// <summary>Imports the set and writes all of it; returns those the digests go to, the lead last.</summary>
    public static async Task<IReadOnlyList<ThreeWeeksPerson>> StoreAsync(IStore store, FakeTimeProvider time)
    {
        await new Importer(store, time).ImportSetAsync("chinook", PublicData.Folder("chinook"), new ImportOptions(), progress: null, default);
        var managers = await AllAsync(store, Schema.Managers);
        var customers = await AllAsync(store, Schema.Customers);
        List<int> agents = [.. customers.Select(customer => customer.Document.Manager).OfType<int>().Distinct().Order()];
        var lead = managers.First(manager => manager.Document.Number == agents[0]).Document.Lead ?? throw new InvalidDataException("The set has no lead any more; these weeks need one.");
        IReadOnlyList<ThreeWeeksPerson> people =
        [
            Person(agents[0], "Europe/Oslo", "en-GB", new ReminderSettings()),
            Person(agents[1], "America/New_York", "en-US", new ReminderSettings { Time = new TimeOnly(8, 15), WorkingDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday] }),
            Person(agents[2], "Australia/Sydney", "en-AU", new ReminderSettings()) with { Leave = [new Leave(Monday.AddDays(8), Monday.AddDays(10), StandIn: agents[0])] },
            Person(lead, "Europe/London", "en-GB", new ReminderSettings()),
        ];
        var batch = new Batch();
        foreach (var manager in managers)
        {
            var renamed = manager.Document with { Name = InventedNames[manager.Document.Number - 1], Email = $"m{manager.Document.Number}@firm.example", Phone = null };
            var person = people.FirstOrDefault(person => person.Number == renamed.Number);
            batch.Put(Schema.Managers, person is null ? renamed : renamed with { Accounts = [person.Account], Reminders = person.Reminders, Leave = person.Leave }, manager.Version);
        }

        foreach (var person in people)
        {
            batch.Put(HostSchema.Chats, new KnownChat(HostKeys.Of(person.Conversation), person.Conversation)
            {
                Account = person.Account, IsWelcomed = true, StateSince = Start, LastUsed = Monday, Locale = person.Locale, TimeZone = person.Zone.Id,
            });
        }

        ThreeWeeksHistory.Put(batch, agents, customers, await AllAsync(store, Schema.Purchases));
        await store.CommitAsync(batch, default);
        return people;

        ThreeWeeksPerson Person(int number, string zone, string locale, ReminderSettings reminders) =>
            new(number, InventedNames[number - 1], TimeZoneInfo.FindSystemTimeZoneById(zone), locale) { Reminders = reminders };
    }

    private static ValueTask<IReadOnlyList<Stored<T>>> AllAsync<T>(IStore store, Collection<T> collection)
        where T : class => store.RangeAsync(collection, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
}

/// <summary>One of those the digests go to.</summary>
/// <param name="Number">Their number as an account manager.</param>
/// <param name="Zone">Where they live, as their chat tells it.</param>
/// <param name="Locale">The language of their chat.</param>
internal sealed record ThreeWeeksPerson(int Number, string Name, TimeZoneInfo Zone, string Locale)
{
    public ReminderSettings Reminders { get; init; } = ReminderSettings.Default;

    public IReadOnlyList<Leave> Leave { get; init; } = [];

    public string FirstName => Name.Split(' ')[0];

    public string Account => $"msteams/t/{UserId}";

    public ConversationReference Conversation => TurnHost.Message("").Conversation with { ConversationId = $"chat-{Number}", UserId = UserId };

    private string UserId => $"29:{Number}";

    /// <summary>A message of theirs.</summary>
    public IncomingMessage Says(string text, SkillCall? call = null) => TurnHost.Message(text, from: new ChannelAccount("msteams", "t", UserId)) with { Conversation = Conversation, Locale = Locale, TimeZone = Zone.Id, Call = call };

    /// <summary>The instant of a time on their clock.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public DateTime LocalOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(LocalOf(at));

    /// <summary>A time on their clock as it stands in the transcript.</summary>
    public string ClockOf(DateTimeOffset at) => LocalOf(at).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture) + $" {Zone.Id.Split('/')[1].Replace('_', ' ')}";
}
