using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Testing;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Whoever is named in whatever request is who is meant, however the name is written.</summary>
[Collection(ListeningTests.Name)]
public sealed class NamedRequestLawTests(ListeningTests.Learnt learnt)
{
    private static readonly string[] Worded = ["text", "product", "offer"];

    private readonly RequestListener _listener = learnt.Listener;

    [LongProperty(1_000, 30_000, Arbitrary = [typeof(LearntRequestsOfCustomers)])]
    public async Task Customer_NamedInAnyLearntRequest_IsTheOneWhoIsMeant(NamedRequest request)
    {
        var frame = await _listener.ReadAsync(request.With(request.Customer.Name));
        if (frame.Next is not null)
        {
            return; // two requests, and the name may be in the second
        }

        await AssertFoundAsync(request, frame.CustomerAsTyped);
        Assert.Empty(frame.Customers);
        if (IntentSlots.Of(frame.Intent).Take(Slots.Customer))
        {
            Assert.Equal(request.Customer.Name, frame.Slots.GetValueOrDefault("customer"));
        }
    }

    [LongProperty(500, 5_000, Arbitrary = [typeof(CatalogueRequestsOfCustomers)])]
    public async Task Customer_NamedInAnyExampleOfTheCatalogue_IsTheOneWhoIsMeantInAnyCase(NamedRequest request)
    {
        var text = request.With(request.Customer.Name);
        foreach (var typed in new[] { text, text.ToUpperInvariant(), text.ToLowerInvariant() })
        {
            var call = Assert.IsType<Understood.Call>(await _listener.UnderstandAsync(typed)).Skill;

            Assert.Equal(request.Intent, call.Function);
            await AssertFoundAsync(request, call.Argument("customer"));
        }
    }

    [LongProperty(300, 10_000, Arbitrary = [typeof(LearntRequestsOfCustomers)])]
    public async Task Name_WithoutItsAccents_ChangesNothing(NamedRequest request) => await AssertSameAsync(request, Unaccented(request.Customer.Name));

    [LongProperty(300, 10_000, Arbitrary = [typeof(LearntRequestsOfCustomers)])]
    public async Task Name_InCapitals_ChangesNothing(NamedRequest request) => await AssertSameAsync(request, request.Customer.Name.ToUpperInvariant());

    /// <summary>Without its capitals the end of "Nordlys Robotikk AS" is a word like any other; a person's name is not.</summary>
    [LongProperty(300, 10_000, Arbitrary = [typeof(LearntRequestsOfPersons)])]
    public async Task Name_OfAPersonInSmallLetters_ChangesNothing(NamedRequest request) => await AssertSameAsync(request, request.Customer.Name.ToLowerInvariant());

    /// <summary>Where no other name or abbreviation is in it, which may be taken for a customer's.</summary>
    [LongProperty(300, 10_000, Arbitrary = [typeof(LearntRequestsInSmallLetters)])]
    public async Task Request_InSmallLettersThroughout_ChangesNothing(NamedRequest request)
    {
        var text = request.With(request.Customer.Name);
        AssertSame(text, await _listener.ReadAsync(text), await _listener.ReadAsync(text.ToLowerInvariant()));
    }

    [LongProperty(300, 10_000, Arbitrary = [typeof(LearntRequestsOfOwners)])]
    public async Task Name_OwningSomethingByAnyApostrophe_ChangesNothing(NamedRequest request)
    {
        var frame = await _listener.ReadAsync(request.With(request.Customer.Name));
        foreach (var ending in request.Customer.Name[^1] == 's' ? new[] { "’s", "ʼs", "`s", "'S", "'", "’" } : ["’s", "ʼs", "`s", "'S"])
        {
            var owning = request with { Example = request.Example.Replace(LearntRequestsOfOwners.Owner, "{customer}" + ending, StringComparison.Ordinal) };
            var text = owning.With(request.Customer.Name);
            AssertSame(text, frame, await _listener.ReadAsync(text));
        }
    }

    private async Task AssertSameAsync(NamedRequest request, string typed)
    {
        var text = request.With(typed);
        AssertSame(text, await _listener.ReadAsync(request.With(request.Customer.Name)), await _listener.ReadAsync(text));
    }

    [Theory]
    [InlineData("WHICH DIVISION LOOKS AFTER WEINGUT KESSELSTATT GMBH", "Weingut Kesselstatt GmbH")]
    [InlineData("LAST ORDER OF ZOË VAN DER HEIJDEN", "Zoë van der Heijden")]
    [InlineData("HOW MUCH DID DELPHINE RHODES SPEND LAST MONTH", "Delphine Rhodes")]
    public async Task Request_InCapitalsThroughout_NamesNobodyButTheCustomer(string text, string customer) =>
        Assert.Equal(customer, (await _listener.ReadAsync(text)).Slots.GetValueOrDefault("customer"));

    private async Task AssertFoundAsync(NamedRequest request, string? typed)
    {
        var found = await _listener.FindAsync(typed ?? "");

        Assert.True(found.Match is CustomerMatch.Exact or CustomerMatch.Fuzzy && found.Customers[0].Number == request.Customer.Number, $"{request}: {typed} is {found.Match}");
    }

    private static void AssertSame(string text, Frame frame, Frame typed) => Assert.True(Written(frame) == Written(typed), $"{text}\n{Written(frame)}\n{Written(typed)}");

    /// <summary>All that is decided. What is passed on as it was typed is compared as far as it says the same.</summary>
    private static string Written(Frame frame) => string.Join(" | ",
    [
        frame.Intent, .. frame.Slots.OrderBy(slot => slot.Key, StringComparer.Ordinal).Select(slot => $"{slot.Key}={(Worded.Contains(slot.Key) ? NameFolding.Fold(slot.Value) : slot.Value)}"),
        $"refused {frame.IsRefused}", $"customers {string.Join(", ", frame.Customers)}", $"missing {string.Join(", ", frame.Missing)}", $"intents {string.Join(", ", frame.Intents)}",
    ]);

    private static string Unaccented(string name) => string.Concat(name.Select(letter => letter < 128 ? letter.ToString()
        : char.IsUpper(letter) ? $"{char.ToUpperInvariant(NameFolding.Fold(letter.ToString())[0])}{NameFolding.Fold(letter.ToString())[1..]}"
        : NameFolding.Fold(letter.ToString())));
}
