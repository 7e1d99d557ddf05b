using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers;

/// <summary>Decides for a whole list of recipients who may get an offer: each is cleared, blocked, or doubtful, with the reason.</summary>
public sealed class RecipientList(CustomerBook customers, CustomerFinder finder, NameIndexFeed names, CallerRights rights, GuardRound guards)
{
    /// <summary>Customers read at once.</summary>
    private const int Window = 500;

    private const int MostNamed = 3;

    /// <summary>What is decided of each recipient, in the order of the list.</summary>
    /// <param name="offer">What they are to get.</param>
    /// <param name="channel">By which channel; null for whichever.</param>
    /// <param name="asker">The number of whoever asks, who is named only customers they may see; null where nobody does, as on the command line, which sees all.</param>
    public async IAsyncEnumerable<RecipientDecision> DecideAsync(
        IEnumerable<ListedRecipient> recipients, Offer offer, ContactChannel? channel, int? asker, Wording say, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await names.CatchUpAsync(cancellationToken);
        var listed = new Dictionary<int, int>();
        foreach (var window in recipients.Chunk(Window))
        {
            var numbered = await customers.ByNumberAsync(window.Select(recipient => recipient.OwnNumber).OfType<int>(), cancellationToken);
            foreach (var recipient in window)
            {
                var (customer, doubt, named) = await WhoAsync(recipient, numbered, asker, cancellationToken);
                if (customer is null || customer.ErasedOn is not null)
                {
                    yield return new RecipientDecision(recipient, Clearance.Doubtful, null, doubt ?? RecipientCsv.Nobody, []) { Named = named };
                    continue;
                }

                var findings = await guards.FindAsync(new Outgoing(ContactPurpose.Offer, customer, asker ?? 0) { Offer = offer, Channel = channel }, say, cancellationToken);
                yield return listed.TryAdd(customer.Number, recipient.Row)
                    ? Decided(recipient, customer, doubt, findings)
                    : Decided(recipient, customer, string.Create(CultureInfo.InvariantCulture, $"The same customer as in row {listed[customer.Number]}."), findings);
            }
        }
    }

    private static RecipientDecision Decided(ListedRecipient recipient, Customer customer, string? doubt, IReadOnlyList<GuardFinding> findings)
    {
        // Whoever is blocked is blocked, however doubtful it is that they were meant.
        var isBlocked = findings.Any(finding => finding.Verdict == GuardVerdict.Blocked);
        var isDoubtful = doubt is not null || findings.Any(finding => finding.Verdict == GuardVerdict.Warned);
        return new RecipientDecision(
            recipient, isBlocked ? Clearance.Blocked : isDoubtful ? Clearance.Doubtful : Clearance.Cleared, customer,
            string.Join(' ', findings.Select(finding => finding.Reason).Prepend(doubt).OfType<string>()), [.. findings.SelectMany(finding => finding.Records)])
        {
            Named = [.. findings.SelectMany(finding => finding.Customers).Prepend(customer.Number).Distinct()],
        };
    }

    /// <summary>Who is meant, and what makes that doubtful: by number or id, then e-mail address, telephone number and name.</summary>
    private async ValueTask<(Customer? Customer, string? Doubt, IReadOnlyList<int> Named)> WhoAsync(ListedRecipient recipient, IReadOnlyDictionary<int, Customer> numbered, int? asker, CancellationToken cancellationToken)
    {
        if (recipient.OwnNumber is { } number)
        {
            return numbered.TryGetValue(number, out var known) && (await rights.SeenByAsync(asker, [known], cancellationToken)).Count > 0 ? (known, null, []) : (null, $"No customer #{number} is recorded here.", []);
        }

        (string Way, string? Asked)[] ways = [("id", recipient.Id), ("e-mail address", recipient.Email), ("telephone number", recipient.Phone), ("name", recipient.Name)];
        var missed = new List<string>();
        foreach (var (way, asked) in ways.Where(way => !string.IsNullOrWhiteSpace(way.Asked)))
        {
            var search = await SearchAsync(way, asked!, asker, cancellationToken); // just checked
            var unknown = missed.Count == 0 ? null : $"{Wording.Together(missed)} {(missed.Count == 1 ? "is" : "are")} recorded of nobody";
            switch (search.Match)
            {
                case CustomerMatch.Exact:
                    return (search.Customers[0], unknown is null ? null : $"The {way} is {Label(search)}'s, but the {unknown}.", []);
                case CustomerMatch.Fuzzy:
                    return (search.Customers[0], $"The {way} is only nearly that of {Label(search)}.", []);
                case CustomerMatch.Several:
                    return (null, $"Several have the {way}: {string.Join("; ", search.Customers.Select(CustomerLabel.Full))}.", [.. search.Customers.Select(customer => customer.Number)]);
                default:
                    missed.Add(way);
                    break;
            }
        }

        return (null, null, []);
    }

    private async ValueTask<CustomerSearch> SearchAsync(string way, string asked, int? asker, CancellationToken cancellationToken)
    {
        if (way == "name")
        {
            return await finder.FindAsync(asked, asker, cancellationToken);
        }

        // Not by the finder, which takes an address that nobody has for a name and an id of digits for a number of ours.
        var found = way switch
        {
            "e-mail address" => await customers.ByEmailAsync(asked, cancellationToken),
            "telephone number" => await customers.ByPhoneAsync(asked, cancellationToken),
            _ => await ByIdAsync(asked.Trim(), cancellationToken),
        };
        var seen = await rights.SeenByAsync(asker, found, cancellationToken);
        return new CustomerSearch(seen.Count switch { 0 => CustomerMatch.None, 1 => CustomerMatch.Exact, _ => CustomerMatch.Several }, [.. seen.Take(MostNamed)], seen.Count);
    }

    /// <summary>Whom another system calls so, and, for digits alone, whoever has that number here: that may be two.</summary>
    private async ValueTask<IReadOnlyList<Customer>> ByIdAsync(string id, CancellationToken cancellationToken)
    {
        List<int> candidates = [.. names.Index.BySourceId(id)];
        var called = (await customers.FindManyAsync(candidates, cancellationToken)).Where(customer => customer.Document.SourceIds.Any(known => known.Id.Trim().Equals(id, StringComparison.OrdinalIgnoreCase)));
        var numbered = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Customer.MaxNumber ? await customers.FindAsync(number, cancellationToken) : null;
        return [.. called.Append(numbered).OfType<Stored<Customer>>().Select(customer => customer.Document).DistinctBy(customer => customer.Number)];
    }

    private static string Label(CustomerSearch search) => CustomerLabel.Full(search.Customers[0]);
}

/// <summary>Somebody on a list, as the list has them.</summary>
/// <param name="Row">Where, as a person counts.</param>
public sealed record ListedRecipient(int Row)
{
    /// <summary>An id: the customer's own number here as <c>#12</c>, or another system's; null when the list has none.</summary>
    public string? Id { get; init; }

    /// <summary>Null when the list has none; so are the others.</summary>
    public string? Email { get; init; }

    /// <inheritdoc cref="Email"/>
    public string? Phone { get; init; }

    /// <inheritdoc cref="Email"/>
    public string? Name { get; init; }

    /// <summary>The customer's own number here; null where <see cref="Id"/> is none.</summary>
    public int? OwnNumber => Id is { } id && id.StartsWith('#') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What was decided of one recipient.</summary>
/// <param name="Recipient">Who, as the list has them.</param>
/// <param name="Clearance">What follows.</param>
/// <param name="Customer">Who that is here; null when nobody, or when several fit.</param>
/// <param name="Reason">Why, in sentences; empty for whoever is cleared.</param>
/// <param name="Records">The ids of the records it rests on.</param>
public sealed record RecipientDecision(ListedRecipient Recipient, Clearance Clearance, Customer? Customer, string Reason, IReadOnlyList<string> Records)
{
    /// <summary>The numbers of the customers it names, for the audit; <see cref="Customer"/> first where there is one.</summary>
    public IReadOnlyList<int> Named { get; init; } = [];
}

/// <summary>Whether somebody may get what the list is for.</summary>
public enum Clearance
{
    /// <summary>Send it.</summary>
    Cleared,

    /// <summary>Do not send it.</summary>
    Blocked,

    /// <summary>Look at it first: it is not certain who is meant, or a guard warns.</summary>
    Doubtful,
}
