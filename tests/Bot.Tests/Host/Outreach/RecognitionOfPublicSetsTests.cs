using System.Globalization;
using System.Text.RegularExpressions;
using RetentionBot.Bot.Tests.Import;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;
using Xunit.Abstractions;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host.Outreach;

/// <summary>
/// Every customer of a public set is thanked after each of their orders: what the thank-you tells of counts and years is what the rows of the set add up to, or nothing where the ledger may not be whole.
/// </summary>
public sealed partial class RecognitionOfPublicSetsTests(ITestOutputHelper output)
{
    private static readonly AccountManager Sender = new() { Number = 1, Name = "Ines Roth" };
    private static readonly int[] Milestones = [5, 10, 25, 50, 100];

    /// <summary>How the sets of a run are kept: whole, not whole, whole though a source says they were customers before, and with a day that is stated.</summary>
    public enum Ledger
    {
        Whole,
        Partial,
        KnownBefore,
        Stated,
    }

    [SkippableTheory]
    [InlineData("chinook", Ledger.Whole)]
    [InlineData("chinook", Ledger.Partial)]
    [InlineData("chinook", Ledger.KnownBefore)]
    [InlineData("chinook", Ledger.Stated)]
    [InlineData("cdnow", Ledger.Whole)]
    [InlineData("cdnow", Ledger.Partial)]
    public async Task Thank_you_tells_what_the_rows_add_up_to_or_nothing(string set, Ledger ledger)
    {
        var orders = set == "chinook" ? Chinook() : Cdnow();
        await using var firm = new OutreachFirm();
        var pieces = orders.SelectMany(days => Enumerable.Range(1, days.Count).Select(count => days.Take(count).ToList())).ToList();
        await StoreAsync(firm, pieces, ledger);
        var (told, milestones) = (0, 0);
        for (var number = 1; number <= pieces.Count; number++)
        {
            var days = pieces[number - 1];
            firm.Today = days[^1].AddDays(1);
            await firm.PressAsync(Sender, new SkillCall("draft.thankYou").With("customer", $"#{number}").With("channel", number % 3 == 0 ? nameof(ContactChannel.Letter) : nameof(ContactChannel.Email)));
            var draft = await firm.NewestDraftAsync();

            var years = YearsOf(days, ledger, firm.Today);
            var isWhole = ledger == Ledger.Whole;
            Assert.All(draft.Current.Facts, fact => AssertTrue(fact, days, years, isWhole));
            Assert.Equal([], NumbersBesides(draft, days, years, isWhole));
            told += draft.Current.Facts.Any(fact => fact.Name is "years" or "since") ? 1 : 0;
            milestones += draft.Current.Facts.Any(fact => fact.Name == "nth") ? 1 : 0;
        }

        output.WriteLine($"{set}, {ledger}: {pieces.Count:N0} thank-yous to {orders.Count:N0} customers, {told:N0} with years, {milestones:N0} with a count");
        Assert.Equal(ledger is Ledger.Whole or Ledger.Stated && set == "chinook", told > 0); // nobody of cdnow is two years a customer
        Assert.Equal(ledger == Ledger.Whole, milestones > 0);
    }

    private static void AssertTrue(DraftFact fact, List<DateOnly> days, int? years, bool isWhole)
    {
        switch (fact.Name)
        {
            case "years":
                Assert.Equal(years?.ToString(CultureInfo.InvariantCulture), fact.Value);
                break;
            case "since":
                Assert.NotNull(years);
                break;
            case "nth":
                Assert.True(isWhole && Milestones.Contains(days.Count), $"{fact.Value} of {days.Count}");
                Assert.StartsWith(days.Count.ToString(CultureInfo.InvariantCulture), fact.Value, StringComparison.Ordinal);
                break;
        }
    }

    /// <summary>Every number of the text that is neither a day, nor years, nor the count the ledger has; and words that say "first" of an order that is none.</summary>
    private static List<string> NumbersBesides(Draft draft, List<DateOnly> days, int? years, bool isWhole)
    {
        var text = $"{draft.Current.Subject}\n{draft.Current.Text}";
        foreach (var fact in draft.Current.Facts.Where(fact => fact.Name is "order" or "order_short" or "order_day" or "products").OrderByDescending(fact => fact.Value.Length))
        {
            text = text.Replace(fact.Value, "", StringComparison.Ordinal);
        }

        text = text.Replace(draft.MadeOn.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")), "", StringComparison.Ordinal);
        string[] known = [.. years is null ? [] : new[] { years.Value.ToString(CultureInfo.InvariantCulture) }, .. isWhole && Milestones.Contains(days.Count) ? new[] { days.Count.ToString(CultureInfo.InvariantCulture) } : []];
        List<string> found = [.. Digits().Matches(text).Select(match => match.Value).Where(number => !known.Contains(number) && !(years is not null && number.Length == 4))];
        if (FirstOrder().IsMatch(text) && !(isWhole && days.Count == 1))
        {
            found.Add(FirstOrder().Match(text).Value);
        }

        return found;
    }

    /// <summary>Whole years, from two on, where they are certain.</summary>
    private static int? YearsOf(List<DateOnly> days, Ledger ledger, DateOnly today)
    {
        var since = ledger switch { Ledger.Whole => days[0], Ledger.Stated => days[0].AddYears(-3), _ => default(DateOnly?) };
        var years = 0;
        while (since is { } day && day.AddYears(years + 1) <= today)
        {
            years++;
        }

        return years >= 2 ? years : null;
    }

    private static async Task StoreAsync(OutreachFirm firm, List<List<DateOnly>> pieces, Ledger ledger)
    {
        var batch = new Batch().Put(Schema.Managers, Sender).Put(Schema.Coverage, new RecordCoverage(RecordKind.Purchase) { Since = new DateOnly(1997, 1, 1), Until = new DateOnly(2026, 1, 1), IsComplete = ledger != Ledger.Partial });
        for (var number = 1; number <= pieces.Count; number++)
        {
            List<Purchase> purchases =
            [
                .. pieces[number - 1].Select((day, order) => new Purchase { Key = new HistoryKey(number, day.ToDateTime(TimeOnly.MinValue), 0).Value, Order = $"O{order}", Product = order % 2 == 0 ? "Records" : "", Amount = 10, Currency = "USD" }),
            ];
            OutreachFirm.Put(batch, new Customer
            {
                Number = number, Name = $"Ada Byron {(char)('A' + (number % 26))}", FirstName = "Ada", LastName = "Byron", Manager = Sender.Number, Emails = [$"ada{number}@example.com"],
                StatedExisting = ledger == Ledger.KnownBefore ? true : null,
                CustomerSince = ledger == Ledger.Stated ? pieces[number - 1][0].AddYears(-3) : null,
            }, purchases, []);
        }

        await firm.Store.CommitAsync(batch, default);
    }

    /// <summary>The days of the orders of each customer, as the rows of the set have them; two of one day are told apart by a day.</summary>
    private static List<List<DateOnly>> Chinook() => Grouped(File.ReadLines(Path.Combine(PublicData.Folder("chinook"), "invoices.csv")).Skip(1)
        .Select(line => line.Split(',')).Select(cells => (cells[1].Trim('"'), DateOnly.Parse(cells[2].Trim('"')[..10], CultureInfo.InvariantCulture))));

    /// <summary>Every fortieth customer of the master file.</summary>
    private static List<List<DateOnly>> Cdnow() => [.. Grouped(File.ReadLines(Path.Combine(PublicData.Folder("cdnow"), "CDNOW_master.txt")).Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells.Length > 1).Select(cells => (cells[0], DateOnly.ParseExact(cells[1], "yyyyMMdd", CultureInfo.InvariantCulture)))).Where((_, place) => place % 40 == 0)];

    private static List<List<DateOnly>> Grouped(IEnumerable<(string Customer, DateOnly On)> rows) =>
        [.. rows.GroupBy(row => row.Customer).Select(customer => customer.Select(row => row.On).Distinct().Order().Take(30).ToList())];

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("first (order|with us|time|you have placed)|order number one|beginning like this|made a start", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FirstOrder();
}
