using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Tests.Offers.Guards;

namespace RetentionBot.Skills.Tests.Offers;

/// <summary>Catalogues, an offer a word: audience (n new, e existing, l lapsed, x everyone), tier, worth; and which tiers (a dash for none) are below strangers (S) or those who left (L), a question mark where it cannot be told.</summary>
public sealed class DealParityTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("n:10%", "AS BS CS -S")]
    [InlineData("x:10%", "")]
    [InlineData("n:10% e:10%", "")]
    [InlineData("n:10% e:9.9%", "AS BS CS -S")]
    [InlineData("n:10% eA:10%", "BS CS -S")]
    [InlineData("n:10% eA:10% eB:5% e:8%", "BS CS -S")]
    [InlineData("n:10% x:12%", "")]
    [InlineData("l:20% e:15%", "AL BL CL -L")]
    [InlineData("lA:20% e:15%", "AL")]
    [InlineData("l:20% e:20% n:20%", "")]
    [InlineData("n:20EUR e:10%", "AS? BS? CS? -S?")]
    [InlineData("n:20EUR e:20EUR", "")]
    [InlineData("n:20EUR e:20NOK", "AS? BS? CS? -S?")]
    [InlineData("n:20EUR n:10% e:25EUR e:5%", "AS BS CS -S")]
    [InlineData("n:? e:5%", "")]
    [InlineData("nA:10%", "")] // a stranger has no tier
    public void Catalogue_IsFairOrNot(string catalogue, string expected)
    {
        var offers = catalogue.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();

        var found = DealParity.Check(offers, GuardStage.Today);

        Assert.Equal(expected, string.Join(' ', found.Select(finding => $"{finding.Tier?.ToString() ?? "-"}{finding.Rival.ToString()[0]}{(finding.IsComparable ? "" : "?")}")));
    }

    [Fact]
    public void Catalogue_CountsOnlyWhatHoldsToday() =>
        Assert.Empty(DealParity.Check([Read("n:10%", 0) with { ValidTo = GuardStage.Today.AddDays(-1) }, Read("n:10%", 1) with { ValidFrom = GuardStage.Today.AddDays(1) }], GuardStage.Today));

    [Theory]
    [InlineData("n:10%", "Customers of tier A get nothing, strangers 10% (\"O0\").")]
    [InlineData("n:10% e:5%", "Customers of tier A get at most 5% (\"O1\"), strangers 10% (\"O0\").")]
    [InlineData("l:20EUR e:5%", "Customers of tier A get 5% (\"O1\"), customers who left €20.00 (\"O0\"): that cannot be compared, so look at it yourself.")]
    public void Finding_NamesBothOffers(string catalogue, string sentence) =>
        Assert.Equal(sentence, DealParity.Check(catalogue.Split(' ').Select(Read), GuardStage.Today)[0].Sentence(GuardStage.Say));

    private static Offer Read(string text, int index)
    {
        var (whom, worth) = (text.Split(':')[0], text.Split(':')[1]);
        return new Offer
        {
            Id = $"O{index}", Name = $"O{index}",
            Audience = whom[0] switch { 'n' => OfferAudience.NewCustomers, 'e' => OfferAudience.ExistingCustomers, 'l' => OfferAudience.LapsedCustomers, _ => OfferAudience.Everyone },
            Tier = whom.Length > 1 ? Enum.Parse<Tier>(whom[1..]) : null,
            Discount = worth.EndsWith('%') ? decimal.Parse(worth[..^1], System.Globalization.CultureInfo.InvariantCulture) / 100 : null,
            Value = char.IsLetter(worth[^1]) ? decimal.Parse(worth[..^3], System.Globalization.CultureInfo.InvariantCulture) : null,
            Currency = char.IsLetter(worth[^1]) ? worth[^3..] : null,
        };
    }
}
