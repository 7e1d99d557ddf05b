using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Offers.Guards;

/// <summary>The guards of what a customer refused, and of what goes before promotion: for every kind of message.</summary>
public sealed class RefusalGuardTests
{
    // Which kinds each rule blocks.
    private const string Table = """
        Thanks       | left alone
        Welcome      | left alone
        CheckIn      | left alone, opted out, quiet
        Feedback     | left alone, opted out, quiet, complaint
        Satisfaction | left alone, opted out, quiet, complaint
        WinBack      | left alone, opted out, quiet, complaint, promotion
        Event        | left alone, opted out, quiet
        Apology      |
        Offer        | left alone, opted out, quiet, complaint, promotion
        Introduction | left alone
        """;

    public static TheoryData<ContactPurpose, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<ContactPurpose, string, bool>();
            foreach (var line in Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)))
            {
                foreach (var rule in (string[])["left alone", "opted out", "quiet", "complaint", "promotion"])
                {
                    cases.Add(Enum.Parse<ContactPurpose>(line[0]), rule, line[1].Split(", ").Contains(rule));
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Table_NamesEveryKind() => Assert.Equal(MessageKind.All.Select(kind => kind.Purpose.ToString()).Order(), Table.Split('\n').Select(line => line.Split('|')[0].Trim()).Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Kind_IsBlockedWhereTheTableSaysSo(ContactPurpose kind, string rule, bool isBlocked)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => rule switch
        {
            "left alone" => customer with { DoNotContact = true },
            "opted out" => customer with { OptedOut = [ContactChannel.Email] },
            "quiet" => customer with { QuietUntil = new DateOnly(2026, 12, 1) },
            "complaint" => customer with { Activity = new Activity { OpenComplaints = 1 } },
            _ => customer,
        });
        if (rule == "complaint")
        {
            stage.Put(Schema.Complaints, new Complaint { Key = GuardStage.Key(10, new DateOnly(2026, 11, 16)), Text = "Torn sacks" });
        }
        else if (rule == "promotion")
        {
            stage.Put(Schema.OffersSent, new OfferSent { Key = GuardStage.Key(10, new DateOnly(2026, 11, 20)), Name = "Autumn tins" });
        }

        var outgoing = new Outgoing(kind, customer, GuardStage.Sender) { Channel = ContactChannel.Email };
        var found = rule switch
        {
            "left alone" => await stage.FindAsync<DoNotContactIsRespected>(outgoing),
            "opted out" => await stage.FindAsync<OptedOutChannelsAreRespected>(outgoing),
            "complaint" => await stage.FindAsync<NothingIsPromotedDuringAComplaint>(outgoing),
            _ => await stage.FindAsync<QuietPeriodsAreKept>(outgoing),
        };

        Assert.Equal(isBlocked, found.Count == 1);
        Assert.All(found, finding => Assert.True(finding is { Verdict: GuardVerdict.Blocked, MayBeOverridden: false }));
    }

    [Fact]
    public async Task Complaint_IsNamedWithItsDayAndId()
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with { Activity = new Activity { OpenComplaints = 1 } });
        stage.Put(Schema.Complaints, new Complaint { Key = GuardStage.Key(10, new DateOnly(2026, 11, 16)), Text = "Torn sacks" });
        stage.Put(Schema.Complaints, new Complaint { Key = GuardStage.Key(10, new DateOnly(2026, 11, 17)), Text = "Late", ClosedOn = GuardStage.Today });

        var finding = Assert.Single(await stage.FindAsync<NothingIsPromotedDuringAComplaint>(new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender)));

        Assert.Equal("Bo Hill has 1 open complaint of 16 Nov 2026 (7 days ago): \"Torn sacks\". Solve it first; until then nothing is promoted.", finding.Reason);
        Assert.Equal(["C10-20261116"], finding.Records);
    }

    [Theory]
    [InlineData("Email", "Email,Sms", "Bo Hill wants nothing of the kind by e-mail; left are call, meeting, chat and letter.")]
    [InlineData("Call", "Email,Sms", "")]
    [InlineData(null, "Email,Sms", "")]
    [InlineData(null, "Email,Call,Meeting,Chat,Letter,Sms", "Bo Hill wants nothing of the kind by any channel.")]
    [InlineData("Sms", "Email,Call,Meeting,Chat,Letter,Sms", "Bo Hill wants nothing of the kind by any channel.")]
    public async Task OptOut_NamesWhatIsLeft(string? channel, string optedOut, string reason)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with { OptedOut = [.. optedOut.Split(',').Select(Enum.Parse<ContactChannel>)] });
        var outgoing = new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender) { Channel = channel is null ? null : Enum.Parse<ContactChannel>(channel) };

        Assert.Equal(reason, string.Concat((await stage.FindAsync<OptedOutChannelsAreRespected>(outgoing)).Select(finding => finding.Reason)));
    }

    [Theory]
    [InlineData("2026-11-22", "")]
    [InlineData("2026-11-23", "")]
    [InlineData("2026-11-24", "Bo Hill does not want to hear from us before 24 Nov 2026.")]
    public async Task QuietTime_EndsOnItsDay(string until, string reason)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with { QuietUntil = DateOnly.Parse(until, null) });

        Assert.Equal(reason, string.Concat((await stage.FindAsync<QuietPeriodsAreKept>(new Outgoing(ContactPurpose.CheckIn, customer, GuardStage.Sender))).Select(finding => finding.Reason)));
    }

    [Theory]
    [InlineData("2026-11-09", "")]
    [InlineData("2026-11-10", "Bo Hill got \"Autumn tins\" from Shop on 10 Nov 2026 (13 days ago), and 14 days lie between two promotions: the next may go on 24 Nov 2026.")]
    [InlineData("2026-11-23", "Bo Hill got \"Autumn tins\" from Shop on 23 Nov 2026 (today), and 14 days lie between two promotions: the next may go on 7 Dec 2026.")]
    public async Task Promotions_LieFourteenDaysApart(string last, string reason)
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer();
        var sent = stage.Put(Schema.OffersSent, new OfferSent { Key = GuardStage.Key(10, DateOnly.Parse(last, null)), Name = "Autumn tins", Division = "Shop" });

        var found = await stage.FindAsync<QuietPeriodsAreKept>(new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender));

        Assert.Equal(reason, string.Concat(found.Select(finding => finding.Reason)));
        Assert.All(found, finding => Assert.Equal([sent.Id.ToString()], finding.Records));
    }

    [Fact]
    public async Task WinBack_CountsAsPromotion_AndOneOfAColleaguesInPrivateDoesNot()
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer();
        var contact = new Interaction { Key = GuardStage.Key(10, new DateOnly(2026, 11, 20)), By = 2, Purpose = ContactPurpose.WinBack, Channel = ContactChannel.Email };
        stage.Put(Schema.Interactions, contact);
        var outgoing = new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender);

        Assert.StartsWith("Bo Hill got a win-back on 20 Nov 2026", Assert.Single(await stage.FindAsync<QuietPeriodsAreKept>(outgoing)).Reason, StringComparison.Ordinal);

        stage.Put(Schema.Interactions, contact with { IsPrivate = true });
        Assert.Empty(await stage.FindAsync<QuietPeriodsAreKept>(outgoing));
    }
}
