using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Erasure;

/// <summary>
/// Takes the person out of what is recorded about other customers. Reads all of it. An entry that named them is known to imports by a hashed id from then on, or the
/// next import would put the name back.
/// </summary>
public sealed class MentionErasure(IStore store)
{
    /// <summary>Puts it into the turn's changes, and returns how many entries and records named them.</summary>
    internal async ValueTask<int> AddToAsync(ErasedPerson person, ErasureHash hash, SkillTurn turn, CancellationToken cancellationToken) =>
        await HistoryAsync(Schema.Interactions, fact => fact with { Summary = person.Without(fact.Summary), ByName = Without(person, fact.ByName) }, person, hash, turn, cancellationToken)
        + await HistoryAsync(Schema.Complaints, fact => fact with { Text = person.Without(fact.Text), Resolution = Without(person, fact.Resolution) }, person, hash, turn, cancellationToken)
        + await HistoryAsync(Schema.Surveys, fact => fact with { Comment = Without(person, fact.Comment) }, person, hash, turn, cancellationToken)
        + await HistoryAsync(Schema.OffersSent, fact => fact with { Name = person.Without(fact.Name), Response = Without(person, fact.Response) }, person, hash, turn, cancellationToken)
        + await HistoryAsync(Schema.Purchases, fact => fact with { Product = person.Without(fact.Product) }, person, hash, turn, cancellationToken)
        + await HistoryAsync(Schema.Referrals, fact => ReferralWithout(person, fact), person, hash, turn, cancellationToken)
        + await FollowUpsAsync(person, hash, turn, cancellationToken)
        + await DraftsAsync(person, turn, cancellationToken)
        + await CustomersAsync(person, turn, cancellationToken);

    private async ValueTask<int> HistoryAsync<T>(Collection<T> collection, Func<T, T> without, ErasedPerson person, ErasureHash hash, SkillTurn turn, CancellationToken cancellationToken)
        where T : HistoryRecord
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(collection, cancellationToken))
        {
            var fact = stored.Document;
            if (person.Numbers.Contains(fact.At.Customer) || without(fact) is not { } changed || changed == fact)
            {
                continue;
            }

            turn.Changes.Put(collection, stored, (T)((HistoryRecord)changed with { SourceId = fact.SourceId is { } id ? hash.Of(id) : null }));
            turn.SawNumber(fact.At.Customer);
            turn.Showed(fact.Id.ToString());
            count++;
        }

        return count;
    }

    private async ValueTask<int> FollowUpsAsync(ErasedPerson person, ErasureHash hash, SkillTurn turn, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(Schema.FollowUps, cancellationToken))
        {
            var followUp = stored.Document;
            if (person.Numbers.Contains(followUp.Customer) || person.Without(followUp.Reason) is not { } reason || reason == followUp.Reason)
            {
                continue;
            }

            turn.Changes.Put(Schema.FollowUps, stored, followUp with { Reason = reason, SourceId = followUp.SourceId is { } id ? hash.Of(id) : null });
            turn.SawNumber(followUp.Customer);
            count++;
        }

        return count;
    }

    private async ValueTask<int> DraftsAsync(ErasedPerson person, SkillTurn turn, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(Schema.Drafts, cancellationToken))
        {
            var draft = stored.Document;
            var changed = draft with
            {
                Brief = draft.Brief with { About = Without(person, draft.Brief.About), Fix = Without(person, draft.Brief.Fix), Recipient = Without(person, draft.Brief.Recipient) },
                GoesOnBecause = Without(person, draft.GoesOnBecause),
                Versions = [.. draft.Versions.Select(version => VersionWithout(person, version))],
            };
            if (person.Numbers.Contains(draft.Customer) || Schema.Drafts.Encode(changed).AsSpan().SequenceEqual(Schema.Drafts.Encode(draft)))
            {
                continue;
            }

            turn.Changes.Put(Schema.Drafts, stored, changed);
            turn.SawNumber(draft.Customer);
            count++;
        }

        return count;
    }

    private static DraftVersion VersionWithout(ErasedPerson person, DraftVersion version) => version with
    {
        Subject = Without(person, version.Subject),
        Text = person.Without(version.Text),
        To = version.To is { } to && person.Without(to.Name) != to.Name ? null : version.To,
        Facts = [.. version.Facts.Select(fact => fact with { Value = person.Without(fact.Value) })],
        Recipe = version.Recipe with { Mentions = Without(person, version.Recipe.Mentions) },
    };

    private async ValueTask<int> CustomersAsync(ErasedPerson person, SkillTurn turn, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var stored in store.ReadAllAsync(Schema.Customers, cancellationToken))
        {
            var customer = stored.Document;
            if (person.Numbers.Contains(customer.Number) || CustomerWithout(person, customer) is not { } changed || changed == customer)
            {
                continue;
            }

            turn.Changes.Put(Schema.Customers, stored, changed);
            turn.SawNumber(customer.Number);
            count++;
        }

        return count;
    }

    private static Referral ReferralWithout(ErasedPerson person, Referral referral) => referral.ReferredCustomer is { } number && person.Numbers.Contains(number)
        ? referral with { Referred = ErasedPerson.Blank, ReferredCustomer = null }
        : referral with { Referred = person.Without(referral.Referred) };

    /// <summary>Names, addresses and numbers of the other customer stay: of two people with one name only one is erased.</summary>
    private static Customer CustomerWithout(ErasedPerson person, Customer customer) => customer with
    {
        Contacts = customer.Contacts.Any(person.Is) ? [.. customer.Contacts.Where(contact => !person.Is(contact))] : customer.Contacts,
        Preferences = Without(person, customer.Preferences),
        Needs = Without(person, customer.Needs),
        Interests = Without(person, customer.Interests),
        Tags = Without(person, customer.Tags),
    };

    private static string? Without(ErasedPerson person, string? text) => text is null ? null : person.Without(text);

    private static IReadOnlyList<string> Without(ErasedPerson person, IReadOnlyList<string> lines)
    {
        List<string> rest = [.. lines.Select(person.Without)];
        return rest.SequenceEqual(lines) ? lines : rest;
    }
}
