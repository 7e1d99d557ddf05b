using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.History;

/// <summary>Lists the customers who have something in common: an interest, a product, a city, a tag, a tier, a division, an account manager, or several of these.</summary>
public sealed class FindCustomers(IStore store, CustomerBook customers, CallerRights rights)
{
    private const string Function = "customer.find";
    private const int PageSize = 10;

    /// <summary>More than this are not gone through; the answer then says "at least".</summary>
    private const int MostLookedAt = 5_000;

    /// <param name="interest">What they are interested in.</param>
    /// <param name="product">A product or product line they bought.</param>
    /// <param name="manager">Who looks after them.</param>
    /// <param name="skip">How many were shown already.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Lists customers by interest, product, city, tag, tier, division or account manager.")]
    [Phrase("(find|search) [all|our|my] [the] (customers|customer|clients)")]
    [Phrase("(find|list|show|show me) [all|our|my] [the] (customers|clients) [who are|that are] interested in {interest}")]
    [Phrase("find [all|our|my] [the] (customers|clients) (who|that) (bought|have bought|buy|ordered) {product}")]
    [Phrase("find [all|our|my] [the] (customers|clients) (from|based in|living in|located in) {city}")]
    [Phrase("(find|list|show|show me) [all|our|my] [the] (customers|clients) (tagged|tagged as|with the tag|with tag) {tag}")]
    [Phrase("(find|list|show|show me) [all|our|my] [the] (customers|clients) (in|of|with) tier {tier}")]
    [Phrase("(find|list|show|show me) [all|our|my] [the] tier {tier} (customers|clients)")]
    [Phrase("find [all] [the] (customers|clients) (of|in) [the] division {division}")]
    [Phrase("find [all] [the] (customers|clients) (of|looked after by|assigned to) {manager}")]
    [Example("find customers")]
    [Example("find customers interested in first flush")]
    [Example("find customers who bought Sencha Asahi")]
    [Example("list customers tagged wholesale")]
    [Example("show me tier A customers")]
    public async Task<Reply> AnswerAsync(
        string? interest, string? product, string? city, string? tag, Tier? tier, string? division, AccountManager? manager, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var wanted = new Wanted(interest, product, city, tag, tier, division, manager);
        if (wanted.IsEmpty)
        {
            return Form();
        }

        var (found, isAll) = await FindAsync(wanted, cancellationToken);
        var seen = (await rights.SeenByAsync(turn.Caller.Number, found, cancellationToken)).OrderBy(customer => customer.Manager != turn.Caller.Number).ThenBy(customer => customer.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (seen.Count == 0)
        {
            return new Answer(isAll ? $"No customer {wanted.InWords(turn)} is recorded here." : $"No customer {wanted.InWords(turn)} is among the first {turn.Say.Count(MostLookedAt, "record")} I looked at; ask for something rarer.").Form("Search again", new SkillCall(Function)).Reply(turn);
        }

        var skipped = Math.Clamp(skip ?? 0, 0, seen.Count - 1);
        var shown = seen.Skip(skipped).Take(PageSize).ToList();
        shown.ForEach(turn.Saw);
        var elements = new List<CardElement>
        {
            new Heading($"{(isAll ? "" : "At least ")}{turn.Say.Count(seen.Count, "customer")} {wanted.InWords(turn)}{(skipped > 0 ? $", {skipped + 1} to {skipped + shown.Count}" : "")}."),
            new Table([new Column("Name", Weight: 4), new Column("", Weight: 4), new Column("Tier"), new Column("Id", Weight: 2)],
                [.. shown.Select(customer => (IReadOnlyList<string>)[customer.Name, CustomerLabel.WhatTellsApart(customer), customer.Tier?.ToString() ?? "", $"#{customer.Number}"])]),
        };
        if (skipped + shown.Count < seen.Count)
        {
            var next = wanted.Call().With("skip", (skipped + shown.Count).ToString(CultureInfo.InvariantCulture));
            turn.OfferMore(next);
            elements.Add(new Actions(new CallAction("More", next)));
            elements.Add(new Footnote($"{seen.Count - skipped - shown.Count} more: press More or type \"more\"."));
        }

        return new Reply(new Card(elements));
    }

    /// <summary>Those who have the first thing asked for, and of them those who have the others.</summary>
    private async ValueTask<(IReadOnlyList<Customer> Found, bool IsAll)> FindAsync(Wanted wanted, CancellationToken cancellationToken)
    {
        var traits = wanted.Traits.ToList();
        var buyers = wanted.Product is { } product ? await BuyersAsync(product, cancellationToken) : (Found: [], IsAll: true);
        IReadOnlyList<Customer> found;
        if (traits.Count > 0)
        {
            found = [.. (await store.ByIndexAsync(Schema.CustomersByTrait, KeyRange.Only(traits[0]), MostLookedAt, descending: false, cancellationToken)).Select(customer => customer.Document)];
        }
        else
        {
            found = wanted.Manager is { } manager
                ? await customers.ByManagerAsync(manager.Number, afterNumber: 0, MostLookedAt, cancellationToken)
                : buyers.Found; // something is wanted, and it is none of the others
        }

        var isAll = found.Count < MostLookedAt && buyers.IsAll;
        var bought = wanted.Product is null ? null : buyers.Found.Select(customer => customer.Number).ToHashSet();
        return ([.. found.Where(customer => customer.IsLive && traits.All(trait => CustomerTraits.KeysOf(customer).Contains(trait))
            && (wanted.Manager is not { } owner || customer.Manager == owner.Number)
            && bought?.Contains(customer.Number) != false)], isAll);
    }

    private async ValueTask<(IReadOnlyList<Customer> Found, bool IsAll)> BuyersAsync(string product, CancellationToken cancellationToken)
    {
        if (CustomerTraits.Product(product) is not { } key)
        {
            return ([], true);
        }

        var bought = await store.ByIndexAsync(Schema.PurchasesByProduct, KeyRange.Only(key), MostLookedAt, descending: false, cancellationToken);
        if (bought.Count == 0)
        {
            bought = await store.ByIndexAsync(Schema.PurchasesByProduct, KeyRange.StartingWith(key.Text), MostLookedAt, descending: false, cancellationToken);
        }

        var numbers = bought.Select(purchase => purchase.Document).Where(purchase => purchase.State is PurchaseState.Completed or PurchaseState.Open).Select(purchase => purchase.At.Customer).Distinct();
        return ([.. (await customers.FindManyAsync([.. numbers], cancellationToken)).Select(customer => customer.Document)], bought.Count < MostLookedAt);
    }

    private static Reply Form() => new(new Card(
        new Heading("Which customers?"),
        new Inputs(
        [
            new Input("interest", "Interested in", InputKind.Text) { MaxLength = 100 },
            new Input("product", "Bought (a product or a line)", InputKind.Text) { MaxLength = 100 },
            new Input("city", "City", InputKind.Text) { MaxLength = 100 },
            new Input("tag", "Tag", InputKind.Text) { MaxLength = 100 },
            new Input("tier", "Tier", InputKind.Choice) { Choices = [.. Enum.GetValues<Tier>().Select(tier => new Choice(tier.ToString(), tier.ToString()))] },
            new Input("division", "Division", InputKind.Text) { MaxLength = 100 },
            new Input("manager", "Looked after by", InputKind.Text) { MaxLength = 200 },
        ]),
        new Actions(new CallAction("Find", new SkillCall(Function)) { Style = ActionStyle.Primary }),
        new Footnote("Fill in one or several; all of them must fit.")));

    private sealed record Wanted(string? Interest, string? Product, string? City, string? Tag, Tier? Tier, string? Division, AccountManager? Manager)
    {
        public bool IsEmpty => this is { Interest: null, Product: null, City: null, Tag: null, Tier: null, Division: null, Manager: null };

        public IEnumerable<Key> Traits => new[]
        {
            CustomerTraits.Interest(Interest), CustomerTraits.Tag(Tag), CustomerTraits.City(City), CustomerTraits.Division(Division), Tier is { } tier ? CustomerTraits.Tier(tier) : default(Key?),
        }.OfType<Key>();

        public SkillCall Call() => new[]
        {
            ("interest", Interest), ("product", Product), ("city", City), ("tag", Tag), ("tier", Tier?.ToString()), ("division", Division), ("manager", Manager?.Number.ToString(CultureInfo.InvariantCulture)),
        }.Where(each => each.Item2 is not null).Aggregate(new SkillCall(Function), (call, each) => call.With(each.Item1, each.Item2!)); // just filtered

        public string InWords(SkillTurn turn) => string.Join(", ", new[]
        {
            Interest is null ? null : $"interested in {ShortText.Of(Interest, 60)}",
            Product is null ? null : $"who bought {ShortText.Of(Product, 60)}",
            City is null ? null : $"in {ShortText.Of(City, 60)}",
            Tag is null ? null : $"tagged {ShortText.Of(Tag, 60)}",
            Tier is null ? null : $"of tier {Tier}",
            Division is null ? null : $"of the division {ShortText.Of(Division, 60)}",
            Manager is null ? null : Manager.Number == turn.Caller.Number ? "looked after by you" : $"looked after by {Manager.Name}",
        }.OfType<string>());
    }
}
