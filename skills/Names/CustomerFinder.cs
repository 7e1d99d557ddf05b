using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Finds the customer somebody means: by number, source id, e-mail address, telephone number, or name. Certain only where it is unique among all customers;
/// never by what a note says.
/// </summary>
public sealed class CustomerFinder(CustomerBook customers, NameIndexFeed names)
{
    private const int MostOffered = 5;
    private const int MostNear = 3;

    /// <summary>More are looked at than are offered, so that the asker's own are among them.</summary>
    private const int MostLookedAt = 12;

    private static readonly CustomerSearch Nobody = new(CustomerMatch.None, [], 0);

    /// <summary>Searches for what was asked: a number such as <c>#12</c>, an e-mail address, a telephone number, a source id, or a name.</summary>
    /// <param name="asked">As it was typed; anything, of any length.</param>
    /// <param name="manager">The asker's number; their own customers come first.</param>
    public async ValueTask<CustomerSearch> FindAsync(string asked, int manager, CancellationToken cancellationToken)
    {
        await names.CatchUpAsync(cancellationToken);
        var found = await FindOnceAsync(asked, manager, cancellationToken);

        // Somebody else may just have written the customer who is not there.
        return found.Match == CustomerMatch.None && await names.CatchUpAsync(cancellationToken) ? await FindOnceAsync(asked, manager, cancellationToken) : found;
    }

    /// <summary>Those who fit what was typed so far, best first, for a list that somebody chooses from: first what <see cref="FindAsync"/> would offer, then whoever fits by name.</summary>
    /// <param name="most">How many at most, from 1.</param>
    public async ValueTask<IReadOnlyList<Customer>> ListAsync(string asked, int manager, int most, CancellationToken cancellationToken)
    {
        var found = await FindAsync(asked, manager, cancellationToken);
        var first = found.Customers.Select(customer => customer.Number).ToHashSet();
        var further = names.Index.Search(asked, most + first.Count, manager).Hits.Where(hit => hit.Fit < NameFit.Near && !first.Contains(hit.Number)).Select(hit => hit.Number);
        var others = await customers.FindManyAsync([.. further], cancellationToken);
        return [.. found.Customers.Concat(others.Select(other => other.Document)).DistinctBy(customer => customer.Number).Take(most)];
    }

    private async ValueTask<CustomerSearch> FindOnceAsync(string asked, int manager, CancellationToken cancellationToken)
    {
        var key = AskedKey.Read(asked);
        if (key.Number is { } number && await customers.FindAsync(number, cancellationToken) is { } numbered)
        {
            return Found([numbered.Document], manager);
        }

        if (key.SourceId is { } id && await BySourceIdAsync(id, cancellationToken) is { Count: > 0 } called)
        {
            return Found(called, manager);
        }

        if (key.Email is { } email)
        {
            return await customers.ByEmailAsync(email, cancellationToken) is { Count: > 0 } written
                ? Found(written, manager)
                : Nearest(await ByNameAsync(email[..email.IndexOf('@', StringComparison.Ordinal)], manager, cancellationToken));
        }

        if (key.Phone is { } phone && await customers.ByPhoneAsync(phone, cancellationToken) is { Count: > 0 } rung)
        {
            return Found(rung, manager);
        }

        return key.IsOwnNumber ? Nobody : await ByNameAsync(asked, manager, cancellationToken);
    }

    private async ValueTask<IReadOnlyList<Customer>> BySourceIdAsync(string id, CancellationToken cancellationToken)
    {
        var candidates = names.Index.BySourceId(id);
        if (candidates.Count == 0)
        {
            return [];
        }

        var found = await customers.FindManyAsync([.. candidates], cancellationToken);
        return [.. found.Select(customer => customer.Document).Where(customer => customer.SourceIds.Any(known => known.Id.Trim().Equals(id, StringComparison.OrdinalIgnoreCase)))];
    }

    private async ValueTask<CustomerSearch> ByNameAsync(string asked, int manager, CancellationToken cancellationToken)
    {
        var matches = names.Index.Search(asked, MostLookedAt, manager);
        var verdict = NameVerdict.Of(matches);
        if (verdict.Hits.Count == 0)
        {
            return Nobody;
        }

        var most = verdict.Match switch
        {
            CustomerMatch.None => MostNear,
            CustomerMatch.Several => MostOffered,
            _ => 1,
        };
        var found = await customers.FindManyAsync([.. verdict.Hits.Take(most).Select(hit => hit.Number)], cancellationToken);
        return found.Count == 0 ? Nobody : new CustomerSearch(verdict.Match, [.. found.Select(customer => customer.Document)], verdict.Total);
    }

    /// <summary>Those found by a key: one is certain, several share it.</summary>
    private static CustomerSearch Found(IReadOnlyList<Customer> found, int manager) => found.Count == 1
        ? new CustomerSearch(CustomerMatch.Exact, found, 1)
        : new CustomerSearch(CustomerMatch.Several, [.. found.OrderBy(customer => customer.Manager != manager).Take(MostOffered)], found.Count);

    /// <summary>Whatever was found is only near.</summary>
    private static CustomerSearch Nearest(CustomerSearch found) => new(CustomerMatch.None, [.. found.Customers.Take(MostNear)], 0);
}
