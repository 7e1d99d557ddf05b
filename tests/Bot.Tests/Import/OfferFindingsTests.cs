using RetentionBot.Host.Commands;
using RetentionBot.Import;

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

        var finding = Assert.Single(summary.Steps.Single().Findings);
        Assert.StartsWith("12 offers for new customers went to somebody", finding, StringComparison.Ordinal);
        Assert.Equal(5, finding.Split("#3 ").Length - 1);
        Assert.Contains($"  look at: {finding}", ImportReport.Of(summary), StringComparison.Ordinal);
    }

    private async Task ImportFirmAsync()
    {
        await _folder.ImportAsync(ImportKind.Customers, Customers);
        await _folder.ImportAsync(ImportKind.Purchases, Purchases);
        await _folder.ImportAsync(ImportKind.Offers, Offers);
    }
}
