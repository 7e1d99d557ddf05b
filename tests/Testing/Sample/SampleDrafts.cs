using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using static RetentionBot.Testing.Sample.SampleCustomers;

namespace RetentionBot.Testing.Sample;

/// <summary>Drafts that may wait in the sample, each blocked by a guard: by one that a lead may let it pass, and by one that nobody may.</summary>
public static class SampleDrafts
{
    /// <summary>The drafts, for whoever puts them into its store.</summary>
    public static IReadOnlyList<Draft> All { get; } =
    [
        Of(101, Bartolome, owner: 1, "WELCOME10", "Ten per cent off your first order."),
        Of(102, Nordhavn, owner: 2, "LOYAL15", "Fifteen per cent, because you come back."),
    ];

    private static Draft Of(int number, int customer, int owner, string offer, string text) => new()
    {
        Number = number, Kind = ContactPurpose.Offer, Customer = customer, Owner = owner, Brief = new DraftBrief { Offer = offer },
        MadeOn = SampleFirm.Today.AddDays(-1), ExpiresOn = SampleFirm.Today.AddDays(13), Shown = 1,
        Versions = [new DraftVersion(null, text, new DraftRecipe { Channel = ContactChannel.Call, Language = "en" }, "written", new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero))],
    };
}
