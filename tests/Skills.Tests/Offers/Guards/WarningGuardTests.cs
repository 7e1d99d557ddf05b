using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Offers.Guards;

/// <summary>The guards that warn: the owner may go on, with a reason.</summary>
public sealed class WarningGuardTests
{
    [Theory]
    [InlineData(5, ContactPurpose.CheckIn, false)]
    [InlineData(6, ContactPurpose.CheckIn, true)]
    [InlineData(6, ContactPurpose.Thanks, false)]
    public async Task Ceiling_IsSixUnpromptedMessagesInNinetyDays(int sent, ContactPurpose kind, bool isWarned)
    {
        await using var stage = new GuardStage();
        for (var i = 0; i < sent; i++)
        {
            stage.Put(Schema.OffersSent, new OfferSent { Key = GuardStage.Key(10, GuardStage.Today.AddDays(-i * 10)), Name = "Deal" });
        }

        stage.Put(Schema.OffersSent, new OfferSent { Key = GuardStage.Key(10, GuardStage.Today.AddDays(-90)), Name = "Too long ago" });

        var found = await stage.FindAsync<ContactCeilingIsKept>(new Outgoing(kind, stage.Customer(), GuardStage.Sender));

        Assert.Equal(isWarned ? ["Bo Hill got 6 unprompted messages in the last 90 days; no more than 6 such messages are meant to go there."] : [], found.Select(finding => finding.Reason));
        Assert.All(found, finding => Assert.Equal(GuardVerdict.Warned, finding.Verdict));
    }

    public static TheoryData<string, Interaction, string> Contacts => new()
    {
        { "a call of a colleague", Contact(3, by: 2, ContactChannel.Call), "Maria Lopez from Service called them 3 days ago. (I10-20261120)" },
        { "the last day", Contact(7, by: 2, ContactChannel.Call), "Maria Lopez from Service called them 7 days ago. (I10-20261116)" },
        { "a day before that", Contact(8, by: 2, ContactChannel.Call), "" },
        { "one's own", Contact(3, by: GuardStage.Sender, ContactChannel.Call), "" },
        { "today", Contact(0, by: 2, ContactChannel.Letter), "Maria Lopez from Service sent them a letter today. (I10-20261123)" },
        { "an attempt", Contact(1, by: 2, ContactChannel.Call) with { Outcome = Outcome.NoAnswer }, "Maria Lopez from Service tried to call them yesterday. (I10-20261122)" },
        { "of another division", Contact(1, by: 2, ContactChannel.Meeting) with { Division = "Shop" }, "Maria Lopez from Shop met them yesterday. (I10-20261122)" },
        { "by somebody who is no account manager", Contact(1, by: null, ContactChannel.Chat) with { ByName = "Front desk" }, "Front desk chatted with them yesterday. (I10-20261122)" },
        { "by nobody knows whom", Contact(1, by: null, ContactChannel.Sms), "Somebody of the firm sent them an SMS yesterday. (I10-20261122)" },
        { "they called", Contact(1, by: 2, ContactChannel.Call) with { IsInbound = true }, "Maria Lopez from Service was called by them yesterday. (I10-20261122)" },
        { "they left a message", Contact(1, by: 2, ContactChannel.Call) with { IsInbound = true, Outcome = Outcome.LeftMessage }, "" },
        { "a newsletter", Contact(1, by: 2, ContactChannel.Email) with { Outcome = Outcome.Circular }, "" },
        { "in private", Contact(1, by: 2, ContactChannel.Meeting) with { IsPrivate = true, Summary = "Her health" }, "A colleague was in touch with them yesterday. ()" },
    };

    [Theory]
    [MemberData(nameof(Contacts))]
    public async Task Colleague_WhoWasInTouchIsNamed(string what, Interaction contact, string reason)
    {
        await using var stage = new GuardStage();
        stage.Put(Schema.Interactions, contact);

        var found = await stage.FindAsync<ColleaguesDoNotCrossEachOther>(new Outgoing(ContactPurpose.Thanks, stage.Customer(), GuardStage.Sender));

        Assert.Equal((what, reason), (what, string.Concat(found.Select(finding => $"{finding.Reason} ({string.Concat(finding.Records)})"))));
        Assert.All(found, finding => Assert.Equal(GuardVerdict.Warned, finding.Verdict));
    }

    [Theory]
    [InlineData(2, DraftState.Waiting, 0, null, "Maria Lopez has a thank-you waiting for them since 20 Nov 2026. (D12)")]
    [InlineData(GuardStage.Sender, DraftState.Waiting, 0, null, "You have a thank-you waiting for them since 20 Nov 2026. (D12)")]
    [InlineData(99, DraftState.Waiting, 0, null, "Manager 99 has a thank-you waiting for them since 20 Nov 2026. (D12)")]
    [InlineData(2, DraftState.Waiting, -1, null, "")]
    [InlineData(2, DraftState.Sent, 0, null, "")]
    [InlineData(2, DraftState.Discarded, 0, null, "")]
    [InlineData(2, DraftState.Waiting, 0, 12, "")]
    public async Task AnotherDraftThatWaits_IsNamed(int owner, DraftState state, int expires, int? itself, string reason)
    {
        await using var stage = new GuardStage();
        stage.Put(Schema.Drafts, new Draft
        {
            Number = 12, Kind = ContactPurpose.Thanks, Customer = 10, Owner = owner, Brief = new DraftBrief(), MadeOn = new DateOnly(2026, 11, 20), ExpiresOn = GuardStage.Today.AddDays(expires), State = state,
            Versions = [], Shown = 1,
        });

        var found = await stage.FindAsync<OneDraftAtATime>(new Outgoing(ContactPurpose.CheckIn, stage.Customer(), GuardStage.Sender) { Draft = itself });

        Assert.Equal(reason, string.Concat(found.Select(finding => $"{finding.Reason} ({string.Concat(finding.Records)})")));
    }

    [Theory]
    [InlineData("de", "en", "Bo Hill wants to be written to in German, and this is English.")]
    [InlineData("de-AT", "en-GB", "Bo Hill wants to be written to in German, and this is English.")]
    [InlineData("de-AT", "de", "")]
    [InlineData("EN", "en-GB", "")]
    [InlineData(null, "en", "")]
    public async Task Language_IsTheirs(string? theirs, string written, string reason)
    {
        await using var stage = new GuardStage();
        var outgoing = new Outgoing(ContactPurpose.CheckIn, stage.Customer(customer => customer with { Language = theirs }), GuardStage.Sender) { Language = written, Text = "Hello" };

        Assert.Equal(reason, string.Concat((await stage.FindAsync<TheirLanguageIsSpoken>(outgoing)).Select(finding => finding.Reason)));
        Assert.Empty(await stage.FindAsync<TheirLanguageIsSpoken>(outgoing with { Text = null }));
    }

    private static Interaction Contact(int daysAgo, int? by, ContactChannel channel) => new() { Key = GuardStage.Key(10, GuardStage.Today.AddDays(-daysAgo)), By = by, Channel = channel };
}

public sealed class GuardRoundTests
{
    [Fact]
    public async Task EveryGuard_IsAsked()
    {
        await using var stage = new GuardStage();
        var written = typeof(IGuard).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IGuard))).Select(type => type.Name).Order();

        Assert.Equal(written, stage.Services.GetServices<IGuard>().Select(guard => guard.GetType().Name).Order());
    }

    [Fact]
    public async Task Findings_ComeByWhatFollows()
    {
        await using var stage = new GuardStage();
        var customer = stage.Customer(customer => customer with { StatedExisting = true, Language = "de", Activity = new Activity { OpenComplaints = 1 } });
        stage.Put(Schema.Interactions, new Interaction { Key = GuardStage.Key(10, GuardStage.Today), By = 2 });

        var found = await stage.Services.GetRequiredService<GuardRound>().FindAsync(new Outgoing(ContactPurpose.Offer, customer, GuardStage.Sender) { Offer = GuardStage.NewCustomerOffer, Text = "Hi" }, GuardStage.Say, CancellationToken.None);

        Assert.Equal(
            [nameof(NothingIsPromotedDuringAComplaint), nameof(NewCustomerOffersStayWithStrangers), nameof(ColleaguesDoNotCrossEachOther), nameof(TheirLanguageIsSpoken)],
            found.Select(finding => finding.Rule));
    }
}
