using Microsoft.Extensions.Time.Testing;
using RetentionBot.Bot.Tests.Import;
using RetentionBot.Conversation;
using RetentionBot.Import;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Store;
using Xunit.Abstractions;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host.Outreach;

/// <summary>
/// A year of a firm of the public set: every working day each account manager goes through the digest, drafts what each line asks for and sends it. Customers order again all the while. No rule of repetition, floor or
/// ceiling is broken.
/// </summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly Last = new(2027, 1, 1);
    private static readonly FollowUpOptions Options = new();

    [SkippableFact]
    public async Task Year_repeats_no_sentence_neglects_nobody_and_pesters_nobody()
    {
        await using var firm = new OutreachFirm();
        var people = await ImportAsync(firm);
        var sent = new List<Draft>();
        var refused = new Dictionary<string, int>();
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            firm.Today = day;
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            await OrderAsync(firm, people[0]);
            foreach (var person in people)
            {
                var reply = await firm.PressAsync(person, new SkillCall("digest"));
                var calls = OutreachFirm.Buttons(reply, "Draft").ToList();
                foreach (var call in calls)
                {
                    if (await SendAsync(firm, person, call, refused) is { } draft)
                    {
                        sent.Add(draft);
                    }
                }
            }
        }

        output.WriteLine($"{sent.Count:N0} messages sent in a year: {string.Join(", ", sent.CountBy(draft => $"{draft.Type.Title} {(IsWritten(draft) ? "written" : "called")}").OrderByDescending(kind => kind.Value).Select(kind => $"{kind.Value} {kind.Key}"))}");
        output.WriteLine($"not sent: {string.Join("; ", refused.Select(reason => $"{reason.Value}x {reason.Key}"))}");
        Assert.True(sent.Count(IsWritten) > 300, $"{sent.Count(IsWritten)} messages are no year's work.");
        AssertNothingSaidTwice(sent);
        AssertWithinCeiling(sent);
        await AssertNobodyNeglectedAsync(firm);
    }

    private static void AssertNothingSaidTwice(List<Draft> sent)
    {
        foreach (var customer in sent.Where(IsWritten).GroupBy(draft => draft.Customer))
        {
            var said = customer.SelectMany(draft => Sentences.Of(draft.Current.Text).Distinct()).ToList();
            Assert.Empty(said.GroupBy(sentence => sentence).Where(sentence => sentence.Count() > 1).Select(sentence => $"#{customer.Key}: {sentence.Key}"));
        }
    }

    private static void AssertWithinCeiling(List<Draft> sent)
    {
        foreach (var customer in sent.Where(draft => IsWritten(draft) && draft.Type.IsUnprompted).GroupBy(draft => draft.Customer))
        {
            Assert.All(customer, draft => Assert.True(
                customer.Count(other => other.SentOn <= draft.SentOn && other.SentOn > draft.SentOn!.Value.AddDays(-Options.CeilingDays)) <= Options.Ceiling, $"#{customer.Key} on {draft.SentOn}")); // what was sent has its day
        }
    }

    /// <summary>Between two contacts that reached them lies no more than their cadence and a week.</summary>
    private static async Task AssertNobodyNeglectedAsync(OutreachFirm firm)
    {
        var contacts = await firm.Store.RangeAsync(Schema.Interactions, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        foreach (var stored in await firm.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default))
        {
            var days = contacts.Select(contact => contact.Document).Where(contact => contact.At.Customer == stored.Document.Number && contact is { Outcome: Outcome.Reached, IsInbound: false }).Select(contact => contact.On).Append(First).Append(Last).Order().ToList();
            var most = (stored.Document.Tier == Tier.A ? 31 : 92) + 7;
            Assert.True(days.Zip(days.Skip(1), (before, after) => after.DayNumber - before.DayNumber).Max() <= most, $"#{stored.Document.Number}: {string.Join(", ", days)}");
        }
    }

    private static bool IsWritten(Draft draft) => draft.Current.Recipe.Channel is not (ContactChannel.Call or ContactChannel.Meeting);

    /// <summary>Drafts what a line asks for and sends it as somebody would: what is warned of with a reason, what is blocked not at all.</summary>
    private static async Task<Draft?> SendAsync(OutreachFirm firm, AccountManager person, SkillCall call, Dictionary<string, int> refused)
    {
        var reply = await firm.PressAsync(person, call);
        if (OutreachFirm.Buttons(reply, "Already thanked").FirstOrDefault() is { } unlock)
        {
            reply = await firm.PressAsync(person, unlock);
        }

        var draft = await firm.NewestDraftAsync();
        if (OutreachFirm.Buttons(reply, "Go on").FirstOrDefault() is { } goOn)
        {
            reply = await firm.PressAsync(person, goOn.With("reason", "agreed with the team"));
        }

        var send = OutreachFirm.Buttons(reply, "I sent it").Concat(OutreachFirm.Buttons(reply, "I reached them")).FirstOrDefault();
        if (send is null)
        {
            var why = OutreachFirm.Buttons(reply, "Discard").FirstOrDefault();
            var reason = string.Join(' ', reply.Cards.SelectMany(card => card.Elements).OfType<Paragraph>().Select(paragraph => paragraph.Text).Where(text => text.StartsWith("Blocked", StringComparison.Ordinal)).Select(text => text.Split(':')[0]).Take(1).DefaultIfEmpty("a gap"));
            refused[reason] = refused.GetValueOrDefault(reason) + 1;
            if (why is not null)
            {
                await firm.PressAsync(person, why);
            }

            return null;
        }

        await firm.PressAsync(person, send);
        return (await firm.Store.GetAsync(Schema.Drafts, [(long)draft.Number], default))[0].Document;
    }

    /// <summary>Every customer orders once in a hundred days or so.</summary>
    private static async Task OrderAsync(OutreachFirm firm, AccountManager by)
    {
        var customers = await firm.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        foreach (var customer in customers.Where(customer => (firm.Today.DayNumber + (customer.Document.Number * 37)) % 101 == 0))
        {
            await firm.PressAsync(by, new SkillCall("log.purchase").With("customer", $"#{customer.Document.Number}").With("product", $"Album {firm.Today.DayOfYear}").With("amount", "12").With("currency", "USD").With("save", "true"));
        }
    }

    private static async Task<IReadOnlyList<AccountManager>> ImportAsync(OutreachFirm firm)
    {
        await new Importer(firm.Store, new FakeTimeProvider(new DateTimeOffset(First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))).ImportSetAsync("chinook", PublicData.Folder("chinook"), new ImportOptions(), progress: null, default);
        var customers = await firm.Store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        var batch = new Batch();
        foreach (var customer in customers)
        {
            // Everybody was called in the weeks before, so that cadences run; a tenth is contacted monthly, the others quarterly.
            var number = customer.Document.Number;
            var called = new Interaction { Key = new HistoryKey(number, First.AddDays(-(number % 28) - 1).ToDateTime(TimeOnly.MinValue), 0).Value, By = customer.Document.Manager, Channel = ContactChannel.Call };
            batch.Put(Schema.Interactions, called).Put(Schema.Customers, customer.Document with
            {
                Tier = number % 10 == 0 ? Tier.A : Tier.B, Language = number % 3 == 0 ? "de" : number % 3 == 1 ? "fr" : "en", PreferredChannel = ContactChannel.Email, Activity = customer.Document.Activity with { LastContact = called.On },
            }, customer.Version);
        }

        await firm.Store.CommitAsync(batch, default);
        var managers = await firm.Store.RangeAsync(Schema.Managers, KeyRange.AllNumbers, int.MaxValue, descending: false, default);
        return [.. managers.Select(manager => manager.Document).Where(manager => customers.Any(customer => customer.Document.Manager == manager.Number))];
    }
}
