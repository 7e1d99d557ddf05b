using RetentionBot.Conversation;
using RetentionBot.Host;
using RetentionBot.Host.Chats;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Store;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Three account managers with a chat each, who have two overdue customers each, and one of whom has an appointment; the third leads the first two. Its day is that of <see cref="TurnHost.Now"/>.</summary>
internal static class RemindedFirm
{
    public static readonly DateOnly Today = DateOnly.FromDateTime(TurnHost.Now.UtcDateTime);

    public static readonly string[] FirstNames = ["Ada", "Bo", "Cleo"];

    public static string ChatOf(int manager) => $"chat-{manager}";

    /// <summary>Writes all of it.</summary>
    public static async Task StoreAsync(IStore store, Func<AccountManager, AccountManager>? change = null)
    {
        var batch = new Batch();
        foreach (var number in Enumerable.Range(1, FirstNames.Length))
        {
            var manager = new AccountManager
            {
                Number = number, Name = $"{FirstNames[number - 1]} Berg", Email = $"m{number}@firm.example", Accounts = [$"msteams/t/29:{number}"],
                Team = "North", Lead = number < 3 ? 3 : null, Role = number == 3 ? Role.TeamLead : Role.AccountManager,
            };
            batch.Put(Schema.Managers, change?.Invoke(manager) ?? manager);
            var conversation = ConversationOf(number);
            batch.Put(HostSchema.Chats, new KnownChat(HostKeys.Of(conversation), conversation) { Account = $"msteams/t/29:{number}", IsWelcomed = true, StateSince = TurnHost.Now, LastUsed = Today });
            foreach (var place in new[] { 1, 2 })
            {
                batch.Put(Schema.Customers, new Customer
                {
                    Number = (number * 10) + place, Name = $"Customer {number}-{place}", Manager = number, Tier = Tier.A, Plan = new ContactPlan(Today.AddDays(-30), Today.AddDays(-place)),
                });
            }
        }

        batch.Put(Schema.FollowUps, new FollowUp { Number = 1, Customer = 11, Owner = 1, Reason = "the fair", DueOn = Today, DueAt = new TimeOnly(8, 30) });
        await store.CommitAsync(batch, default);
    }

    /// <summary>Where an account manager is reached.</summary>
    public static ConversationReference ConversationOf(int manager) => TurnHost.Message("").Conversation with { ConversationId = ChatOf(manager), UserId = $"29:{manager}" };

    /// <summary>A message an account manager sends.</summary>
    public static IncomingMessage From(int manager, string text) => TurnHost.Message(text, from: new ChannelAccount("msteams", "t", $"29:{manager}")) with { Conversation = ConversationOf(manager) };
}
