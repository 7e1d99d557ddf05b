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

    /// <summary>Whether a text names one of them.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async ValueTask<bool> AreInAsync(string text, Customer? about, CancellationToken cancellationToken) => (await ReadAsync(about, cancellationToken)).CountIn(text) > 0;

    /// <summary>The names, to be looked for in texts.</summary>
    /// <param name="about">The customer the texts are about: what these are called is not looked for, though somebody who is kept is called the same. Null for nobody.</param>
    internal async ValueTask<Expressions> ReadAsync(Customer? about, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<Stored<Customer>> page;
        for (var from = 1; ; from = page[^1].Document.Number + 1)
        {
            page = await store.ByIndexAsync(Schema.CustomersKeptFromModel, new KeyRange(from, Customer.MaxNumber), PageSize, descending: false, cancellationToken);
            names.UnionWith(page.SelectMany(customer => NamesOf(customer.Document).Concat(customer.Document.Contacts.SelectMany(person => OfPerson(person.Name)))));
            if (page.Count < PageSize)
            {
                break;
            }
        }

        names.ExceptWith(about is null ? [] : NamesOf(about));
        return new Expressions(names);
    }

    private static IEnumerable<string> NamesOf(Customer customer) => customer.Kind == CustomerKind.Organisation ? OfOrganisation(customer.Name) : OfPerson(customer.Name, customer.LastName);

    /// <summary>The name with its legal form and without.</summary>
    private static IEnumerable<string> OfOrganisation(string name)
    {
        var words = Expressions.Words(name);
        return [string.Join(' ', words), string.Join(' ', words[..LegalEnding.Before(words.Length, index => words[index])])];
    }

    /// <summary>The whole name without titles, and the last name where it is no word that others use, too.</summary>
    private static IEnumerable<string> OfPerson(string name, string? lastName = null)
    {
        string[] words = [.. Expressions.Words(name).SkipWhile(word => NameWords.IsTitle(word))];
        if (words.Length == 0)
        {
            return [];
        }

        var last = string.Join(' ', Expressions.Words(lastName ?? words[^1]));
        return last.Length >= ShortestLastName && !ModelWords.Of("en").IsOrdinary(last) ? [string.Join(' ', words), last] : [string.Join(' ', words)];
    }
}
