using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Finds the customer somebody means: by number, source id, e-mail address, telephone number, or name. Certain only where it is unique among all customers;
/// never by what a note says.
/// </summary>
public sealed class CustomerFinder(CustomerBook customers, NameIndexFeed names, CallerRights rights)
{
    private const int MostOffered = 5;
    private const int MostNear = 3;

    /// <summary>More are looked at than are offered, so that the asker's own are among them.</summary>
    private const int MostLookedAt = 12;

    /// <summary>Where not everybody may be seen, those who may not take places, too.</summary>
    private const int MostLookedAtBySome = 60;

    /// <summary>No customer is in it.</summary>
    private const int Nobodys = 0;

    private static readonly CustomerSearch Nobody = new(CustomerMatch.None, [], 0);

    /// <summary>Searches for what was asked: a number such as <c>#12</c>, an e-mail address, a telephone number, a source id, or a name.</summary>
    /// <param name="asked">As it was typed; anything, of any length.</param>
    /// <param name="manager">The asker's number; their own customers come first, and only those they may see. Null to search among all, for what nobody is shown.</param>
    public ValueTask<CustomerSearch> FindAsync(string asked, int? manager, CancellationToken cancellationToken) => FindForAsync(asked, new Asker(manager, manager ?? Nobodys), cancellationToken);

    /// <summary>The same of words within a sentence: a name that several have is not the likelier to be one of them because the asker looks after that one.</summary>
    /// <param name="viewer">The number of whoever may see them.</param>
    public ValueTask<CustomerSearch> FindNamedAsync(string asked, int viewer, CancellationToken cancellationToken) => FindForAsync(asked, new Asker(viewer, Nobodys), cancellationToken);

    /// <summary>Those who fit what was typed so far, best first, for a list that somebody chooses from: first what <see cref="FindAsync"/> would offer, then whoever fits by name.</summary>
    /// <param name="most">How many at most, from 1.</param>
    public async ValueTask<IReadOnlyList<Customer>> ListAsync(string asked, int manager, int most, CancellationToken cancellationToken)
    {
        var found = await FindAsync(asked, manager, cancellationToken);
        var first = found.Customers.Select(customer => customer.Number).ToHashSet();
        var further = names.Index.Search(asked, most + first.Count, manager).Hits.Where(hit => hit.Fit < NameFit.Near && !first.Contains(hit.Number)).Select(hit => hit.Number);
        var others = await customers.FindManyAsync([.. further], cancellationToken);
        var seen = await rights.SeenByAsync(manager, [.. others.Select(other => other.Document)], cancellationToken);
        return [.. found.Customers.Where(customer => customer.IsLive).Concat(seen).DistinctBy(customer => customer.Number).Take(most)];
    }

    private async ValueTask<CustomerSearch> FindForAsync(string asked, Asker asker, CancellationToken cancellationToken)
    {
        await names.CatchUpAsync(cancellationToken);
        var found = await FindOnceAsync(asked, asker, cancellationToken);

        // Somebody else may just have written the customer who is not there.
        return found.Match == CustomerMatch.None && await names.CatchUpAsync(cancellationToken) ? await FindOnceAsync(asked, asker, cancellationToken) : found;
    }

    private async ValueTask<CustomerSearch> FindOnceAsync(string asked, Asker asker, CancellationToken cancellationToken)
    {
        var key = AskedKey.Read(asked);
        if (key.Number is { } number && await customers.FindAsync(number, cancellationToken) is { } numbered)
        {
            return await FoundAsync([numbered.Document], asker, cancellationToken);
        }

        if (key.SourceId is { } id && await BySourceIdAsync(id, cancellationToken) is { Count: > 0 } called)
        {
            return await FoundAsync(called, asker, cancellationToken);
        }

        if (key.Email is { } email)
        {
            return await customers.ByEmailAsync(email, cancellationToken) is { Count: > 0 } written
                ? await FoundAsync(written, asker, cancellationToken)
                : Nearest(await ByNameAsync(email[..email.IndexOf('@', StringComparison.Ordinal)], asker, cancellationToken));
        }

        if (key.Phone is { } phone && await customers.ByPhoneAsync(phone, cancellationToken) is { Count: > 0 } rung)
        {
            return await FoundAsync(rung, asker, cancellationToken);
        }

        return key.IsOwnNumber ? Nobody : await ByNameAsync(asked, asker, cancellationToken);
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

    private async ValueTask<CustomerSearch> ByNameAsync(string asked, Asker asker, CancellationToken cancellationToken)
    {
        var matches = names.Index.Search(asked, rights.IsOpen ? MostLookedAt : MostLookedAtBySome, asker.Portfolio);
        var verdict = NameVerdict.Of(rights.IsOpen ? matches : await SeenAsync(matches, asker.Viewer, cancellationToken));
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

    /// <summary>The hits the asker may see, counted anew: a name is certain when it is unique among those.</summary>
    private async ValueTask<NameMatches> SeenAsync(NameMatches matches, int? viewer, CancellationToken cancellationToken)
    {
        var found = await customers.FindManyAsync([.. matches.Hits.Select(hit => hit.Number)], cancellationToken);
        var seen = (await rights.SeenByAsync(viewer, [.. found.Select(customer => customer.Document)], cancellationToken)).Select(customer => customer.Number).ToHashSet();
        List<NameHit> hits = [.. matches.Hits.Where(hit => seen.Contains(hit.Number))];
        return new NameMatches(hits, [.. Enum.GetValues<NameFit>().Select(fit => hits.Count(hit => hit.Fit == fit))], [.. Enum.GetValues<NameFit>().Select(fit => hits.Count(hit => hit.Fit == fit && hit.IsOwn))]);
    }

    /// <summary>Those found by a key whom the asker may see: one is certain, several share it.</summary>
    private async ValueTask<CustomerSearch> FoundAsync(IReadOnlyList<Customer> found, Asker asker, CancellationToken cancellationToken) => await rights.SeenByAsync(asker.Viewer, found, cancellationToken) switch
    {
        [] => Nobody,
        [var one] => new CustomerSearch(CustomerMatch.Exact, [one], 1),
        var several => new CustomerSearch(CustomerMatch.Several, [.. several.OrderBy(customer => customer.Manager != asker.Portfolio).Take(MostOffered)], several.Count),
    };

    /// <summary>Whatever was found is only near.</summary>
    private static CustomerSearch Nearest(CustomerSearch found) => new(CustomerMatch.None, [.. found.Customers.Take(MostNear)], 0);

    /// <summary>For whom somebody is searched.</summary>
    /// <param name="Viewer">The number of whoever may see who is found; null where nobody looks.</param>
    /// <param name="Portfolio">Whose customers are preferred.</param>
    private readonly record struct Asker(int? Viewer, int Portfolio);
}
