using RetentionBot.Host.Commands;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>What an import of offers and of sent offers says somebody should look at.</summary>
public sealed class OfferFindingsTests : IDisposable
{
    private const string Customers = "id,name,email,customer since,existing\n1,Ada Berg,,,\n2,Bo Dahl,,2020-01-01,\n3,Cy Eng,,,yes\n4,Dee Foss,,,no\n5,Eva Gran,,2026-01-10,yes\n";
    private const string Purchases = "id,customer,date,product,amount,currency\na,1,2026-01-05,Boots,100,EUR\n";
    private const string Offers = "id,name,audience,discount\nW,Welcome,new,10%\nX,Socks,everyone,5%\n";

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Catalogue_that_treats_customers_worse_than_strangers_is_told()
    {
        var step = await _folder.ImportAsync(ImportKind.Offers, Offers);

        Assert.Equal(2, step.New);
        Assert.Equal(
            ["Customers of tier A get at most 5% (\"Socks\"), strangers 10% (\"Welcome\").", "Customers of tier B get at most 5% (\"Socks\"), strangers 10% (\"Welcome\").",
             "Customers of tier C get at most 5% (\"Socks\"), strangers 10% (\"Welcome\").", "Customers without a tier get at most 5% (\"Socks\"), strangers 10% (\"Welcome\")."],
            step.Findings);
    }

    [Fact]
    public async Task Catalogue_is_looked_through_for_the_days_to_come_too()
    {
        var step = await _folder.ImportAsync(ImportKind.Offers, "id,name,audience,discount,valid from\nL,Loyal,existing,12%,\nN,New year,new,20%,2090-01-01\n");

        Assert.Equal(4, step.Findings.Count);
        Assert.Equal("From 1 Jan 2090: Customers of tier A get at most 12% (\"Loyal\"), strangers 20% (\"New year\").", step.Findings[0]);
    }

    [Fact]
    public async Task Catalogue_is_looked_through_as_a_whole_and_the_better_deal_may_come_with_another_file()
    {
        await _folder.ImportAsync(ImportKind.Offers, Offers);

        var step = await _folder.ImportAsync(ImportKind.Offers, "id,name,audience,discount\nL,Loyal,existing,12%\n");

        Assert.Empty(step.Findings);
    }

    /// <summary>The day of the offer, and whether it went to a customer.</summary>
    [Theory]
    [InlineData(1, "2026-01-04", false)]
    [InlineData(1, "2026-01-05", false)]
    [InlineData(1, "2026-01-06", true)]
    [InlineData(2, "2020-01-01", false)]
    [InlineData(2, "2020-01-02", true)]
    [InlineData(3, "2019-01-01", true)]
    [InlineData(4, "2026-02-01", false)]
    [InlineData(5, "2026-01-09", false)]
    [InlineData(5, "2026-01-11", true)]
    public async Task New_customer_offer_that_went_to_a_customer_stays_and_is_listed(int customer, string on, bool isListed)
    {
        await ImportFirmAsync();

        var step = await _folder.ImportAsync(ImportKind.OffersSent, $"id,customer,date,offer\ns1,{customer},{on},W\ns2,{customer},{on},X\n");

        Assert.Equal((2, 0), (step.New, step.Rejected));
        Assert.Equal(isListed, step.Findings.Count == 1);
        Assert.All(step.Findings, finding => Assert.Equal($"1 offer for new customers went to somebody who was a customer already on that day, for example #{customer} \"Welcome\" on {on}.", finding));
    }

    [Fact]
    public async Task Many_are_counted_and_five_are_listed_and_the_report_shows_them()
    {
        await ImportFirmAsync();
        var rows = string.Concat(Enumerable.Range(1, 12).Select(day => $"s{day},3,2026-02-{day:00},W\n"));
        var file = _folder.Write("sent.csv", "id,customer,date,offer\n" + rows);

        var summary = await _folder.Importer.ImportAsync(new ImportRequest(ImportKind.OffersSent, file), progress: null, default);

        var finding = Assert.Single(summary.Steps.Single().Findings, each => each.StartsWith("12 offers for new customers went to somebody", StringComparison.Ordinal));
        Assert.Equal(5, finding.Split("#3 ").Length - 1);
        Assert.Contains($"  look at: {finding}", ImportReport.Of(summary), StringComparison.Ordinal);
    }

    /// <summary>What else the guards look at, as of the day of the offer; of the day itself nothing counts against it.</summary>
    [Theory]
    [InlineData("6,2026-02-01,E,", "1 offer went to somebody that offer was not meant for on that day, for example #6 \"Thanks\" on 2026-02-01 (they were no customer yet).")]
    [InlineData("1,2026-01-05,E,", "")]
    [InlineData("1,2026-01-04,E,", "1 offer went to somebody that offer was not meant for on that day, for example #1 \"Thanks\" on 2026-01-04 (they were no customer yet).")]
    [InlineData("7,2023-02-01,B,", "1 offer went to somebody that offer was not meant for on that day, for example #7 \"Come back\" on 2023-02-01 (they had not left).")]
    [InlineData("7,2025-06-01,B,", "")]
    [InlineData("6,2026-01-31,T,", "1 offer went out on a day on which that offer did not hold, for example #6 \"Winter\" on 2026-01-31 (it began on 2026-02-01).")]
    [InlineData("6,2026-02-28,T,", "")]
    [InlineData("6,2026-03-01,T,", "1 offer went out on a day on which that offer did not hold, for example #6 \"Winter\" on 2026-03-01 (it ended on 2026-02-28).")]
    [InlineData("6,2026-01-10,X,", "")]
    [InlineData("6,2026-01-11,X,", "1 offer went out while a complaint was open, for example #6 \"Socks\" on 2026-01-11 (C6-20260110).")]
    [InlineData("6,2026-01-20,X,", "")]
    [InlineData("8,2026-02-01,X,email", "1 offer is doubtful, because the customer wants none by that channel, and since when is not recorded, for example #8 \"Socks\" on 2026-02-01 (e-mail).")]
    [InlineData("8,2026-02-01,X,letter", "")]
    [InlineData("9,2026-02-01,X,", "1 offer is doubtful, because the customer asked not to be contacted, and since when is not recorded, for example #9 \"Socks\" on 2026-02-01.")]
    [InlineData("10,2026-02-01,G,", "1 offer is doubtful, because that offer is for another tier than the customer's, and which it was then is not recorded, for example #10 \"Gold\" on 2026-02-01 (for A, now B).")]
    [InlineData("11,2026-02-01,W,", "1 offer for new customers went to somebody who may have been a customer already under another record, for example #11 \"Welcome\" on 2026-02-01 (see #7).")]
    public async Task Offer_that_a_guard_would_have_spoken_against_on_its_day_is_kept_and_listed(string sent, string finding)
    {
        await ImportFirmAsync();
        await _folder.ImportAsync(ImportKind.Customers, "id,name,email,tier,opted out,do not contact\n6,Fay Hult,,,,\n7,Gus Iversen,gus@home.example,,,\n8,Hal Jerven,,,email,\n9,Ivy Krog,,,,yes\n10,Jan Lie,,B,,\n11,G. Iversen,gus@home.example,,,\n");
        await _folder.ImportAsync(ImportKind.Purchases, "id,customer,date,product,amount,currency\nb,7,2022-12-01,Boots,100,EUR\nc,7,2026-02-20,Boots,100,EUR\n");
        await _folder.ImportAsync(ImportKind.Complaints, "id,customer,date,text,closed\nk,6,2026-01-10,Torn,2026-01-20\n");
        await _folder.ImportAsync(ImportKind.Offers, "id,name,audience,tier,valid from,valid to\nE,Thanks,existing,,,\nB,Come back,lapsed,,,\nT,Winter,everyone,,2026-02-01,2026-02-28\nG,Gold,everyone,A,,\n");

        var step = await _folder.ImportAsync(ImportKind.OffersSent, $"id,customer,date,offer,channel\ns,{sent}\n");
        var again = await _folder.ImportAsync(ImportKind.OffersSent, $"id,customer,date,offer,channel\ns,{sent}\n");

        Assert.Equal((1, 0, 0), (step.New, step.Rejected, step.Warnings));
        Assert.Equal(finding.Length == 0 ? [] : [finding], step.Findings);
        Assert.Equal(step.Findings, again.Findings);
    }

    /// <summary>Whether the other promotion came with the same file or was there, as an offer or as a win-back.</summary>
    [Theory]
    [InlineData("2026-02-01", "2026-02-14", true)]
    [InlineData("2026-02-01", "2026-02-15", false)]
    [InlineData("2026-02-01", "2026-02-01", false)]
    public async Task Offer_too_soon_after_another_promotion_is_listed(string first, string second, bool isListed)
    {
        await ImportFirmAsync();
        const string Heading = "id,customer,date,offer\n";

        var together = await _folder.ImportAsync(ImportKind.OffersSent, $"{Heading}s2,4,{second},X\ns1,4,{first},X\n");
        await _folder.ImportAsync(ImportKind.OffersSent, $"{Heading}t1,2,{first},X\n");
        var apart = await _folder.ImportAsync(ImportKind.OffersSent, $"{Heading}t2,2,{second},X\n");
        await _folder.Store.CommitAsync(new RetentionBot.Store.Batch().Put(Schema.Interactions, new Interaction { Key = new HistoryKey(3, DateTime.Parse(first, null), 0).Value, Channel = ContactChannel.Email, Purpose = ContactPurpose.WinBack }), default);
        var winBack = await _folder.ImportAsync(ImportKind.OffersSent, $"{Heading}u,3,{second},X\n");

        Assert.Equal(isListed ? [$"1 offer went out too soon after another promotion, for example #4 \"Socks\" on {second} (\"Socks\" on {first})."] : [], together.Findings);
        Assert.Equal(isListed ? [$"1 offer went out too soon after another promotion, for example #2 \"Socks\" on {second} (\"Socks\" on {first})."] : [], apart.Findings);
        Assert.Equal(isListed ? [$"1 offer went out too soon after another promotion, for example #3 \"Socks\" on {second} (a win-back on {first})."] : [], winBack.Findings);
    }

    [Fact]
    public async Task Offer_beyond_the_ceiling_is_listed()
    {
        await ImportFirmAsync();
        var rows = string.Concat(Enumerable.Range(0, 8).Select(each => $"s{each},4,{new DateOnly(2025, 11, 1).AddDays(each * 14):yyyy-MM-dd},X\n"));

        var step = await _folder.ImportAsync(ImportKind.OffersSent, "id,customer,date,offer\n" + rows);

        Assert.Equal(["2 offers went beyond the messages that are meant to go to one customer, for example #4 \"Socks\" on 2026-01-24 (6 before it in 90 days); #4 \"Socks\" on 2026-02-07 (6 before it in 90 days)."], step.Findings);
    }

    private async Task ImportFirmAsync()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        await _folder.ImportAsync(ImportKind.Purchases, Purchases);
        await _folder.ImportAsync(ImportKind.Offers, Offers);
    }
}
