using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Tests.History;

public sealed class ThanksRuleTests
{
    private static readonly DateOnly Start = new(2025, 1, 6);

    [Theory]
    [InlineData("0", ThanksReason.First)]
    [InlineData("0 30", ThanksReason.Quarter)]
    [InlineData("0 400", ThanksReason.Return)]
    [InlineData("0 30 60 90 120", ThanksReason.Milestone)]
    [InlineData("0 30 60 90:400", ThanksReason.Large)]
    [InlineData("0 30 60 90:200", ThanksReason.Quarter)]
    [InlineData("0 30 T31", null)]
    [InlineData("0 T1 30", null)] // thanked four weeks ago: together at the end of the quarter
    [InlineData("0 T1 95", ThanksReason.Quarter)]
    [InlineData("", null)]
    [InlineData("R5", ThanksReason.Referral)]
    [InlineData("R5 T5", null)]
    [InlineData("T4 R5", ThanksReason.Referral)]
    [InlineData("0 R5", ThanksReason.Referral)]
    [InlineData("0 T1 R5 30", ThanksReason.Referral)] // the order waits for the end of the quarter, the referral does not
    [InlineData("R5 6", ThanksReason.First)]
    [InlineData("R6 6", ThanksReason.First)]
    [InlineData("0 R5 T6 98", ThanksReason.Quarter)]
    public void Thanks_AreDueAsTheProductSays(string history, ThanksReason? reason)
    {
        var purchases = new List<Purchase>();
        var contacts = new List<Interaction>();
        var referrals = new List<Referral>();
        foreach (var each in history.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = each.TrimStart('T', 'R').Split(':');
            var key = new HistoryKey(1, Start.AddDays(int.Parse(parts[0], null)).ToDateTime(TimeOnly.MinValue), 0).Value;
            if (each[0] == 'T')
            {
                contacts.Add(new Interaction { Key = key, Purpose = ContactPurpose.Thanks });
                continue;
            }

            if (each[0] == 'R')
            {
                referrals.Add(new Referral { Key = key, Referred = "Tove Vik" });
                continue;
            }

            purchases.Add(new Purchase { Key = key, Order = each, Amount = parts.Length > 1 ? decimal.Parse(parts[1], null) : 100, Currency = "EUR" });
        }

        var activity = HistoryTally.Of(purchases, contacts, [], referrals);

        Assert.Equal(reason, activity.Thanks?.Reason);
        Assert.Equal(reason is null ? null : reason == ThanksReason.Referral ? referrals[0].On : activity.LastPurchase, activity.Thanks?.On);
    }

    [Fact]
    public void Welcome_ComesAfterTheThankYouAndOnce()
    {
        var first = new Purchase { Key = Key(0), Order = "1" };
        var thanks = new Interaction { Key = Key(1), Purpose = ContactPurpose.Thanks };

        Assert.Null(HistoryTally.Of([first], [], [], []).Welcome);
        Assert.Equal(Start, HistoryTally.Of([first], [thanks], [], []).Welcome);
        Assert.Equal(Start, HistoryTally.Of([first], [thanks, new Interaction { Key = Key(2), Purpose = ContactPurpose.Welcome, Outcome = Outcome.NoAnswer }], [], []).Welcome);
        Assert.Null(HistoryTally.Of([first], [thanks, new Interaction { Key = Key(2), Purpose = ContactPurpose.Welcome }], [], []).Welcome);
    }

    [Theory]
    [InlineData(Outcome.Reached, false, true)]
    [InlineData(Outcome.LeftMessage, false, false)]
    [InlineData(Outcome.NoAnswer, false, false)]
    [InlineData(Outcome.Circular, false, false)]
    [InlineData(Outcome.Reached, true, true)]
    public void OnlyAContactThatReachedThem_RestartsTheCadence(Outcome outcome, bool isInbound, bool restarts) =>
        Assert.Equal(restarts, HistoryTally.Of([], [new Interaction { Key = Key(5), Outcome = outcome, IsInbound = isInbound }], [], []).LastContact is not null);

    private static long Key(int day) => new HistoryKey(1, Start.AddDays(day).ToDateTime(TimeOnly.MinValue), 0).Value;
}
