using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Store;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>The names of the customers who are kept from the language model. What names one of them is not sent, whoever's record or question it is.</summary>
public sealed class KeptNames(IStore store)
{
    private const int PageSize = 500;

    /// <summary>A last name of fewer letters is most likely another word.</summary>
    private const int ShortestLastName = 4;

    /// <summary>The names, to be looked for in texts.</summary>
    /// <param name="about">The customer the texts are about, whose own names are none of them though others have them, too.</param>
    internal async ValueTask<Expressions> ReadAsync(Customer about, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        IReadOnlyList<Stored<Customer>> page;
        for (var from = 1; ; from = page[^1].Document.Number + 1)
        {
            page = await store.ByIndexAsync(Schema.CustomersKeptFromModel, new KeyRange(from, Customer.MaxNumber), PageSize, descending: false, cancellationToken);
            names.AddRange(page.SelectMany(customer => NamesOf(customer.Document)));
            if (page.Count < PageSize)
            {
                break;
            }
        }

        var own = NamesOf(about).Append(about.Company).Select(NameFolding.Fold).ToHashSet(StringComparer.Ordinal);
        return new Expressions(names.Where(name => !own.Contains(NameFolding.Fold(name))));
    }

    private static IEnumerable<string> NamesOf(Customer customer)
    {
        yield return customer.Name;
        if (customer.LastName is { Length: >= ShortestLastName } last && !ModelWords.Of("en").IsOrdinary(NameFolding.Fold(last)))
        {
            yield return last;
        }

        if (customer.Kind == CustomerKind.Organisation)
        {
            var words = customer.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            yield return string.Join(' ', words[..LegalEnding.Before(words.Length, index => NameFolding.Fold(words[index]))]);
        }

        foreach (var person in customer.Contacts)
        {
            yield return person.Name;
        }
    }
}
