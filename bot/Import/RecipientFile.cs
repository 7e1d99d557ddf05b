using RetentionBot.Import.Reading;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Import;

/// <summary>Reads a list of recipients from CSV, JSON lines or .xlsx. Which column is which is known by its heading, in English or German.</summary>
public static class RecipientFile
{
    /// <summary>Headings of our own numbers, as exports of the bot write them.</summary>
    private static readonly string[] Numbers = ["number", "nr"];

    private static readonly string[] Ids = ["id", "customer id", "customerid", "customer number", "customer no", "client id", "account id", "account number", "record id", "kundennummer"];
    private static readonly string[] Emails = ["email", "emails", "e mail", "email address", "e mail address", "mail", "contact email"];
    private static readonly string[] Phones = ["phone", "phones", "phone number", "telephone", "telephone number", "mobile", "mobile phone", "telefon", "contact phone"];
    private static readonly string[] Names = ["name", "full name", "customer", "customer name", "account name", "company", "company name", "firma"];
    private static readonly string[] FirstNames = ["first name", "firstname", "given name", "vorname"];
    private static readonly string[] LastNames = ["last name", "lastname", "surname", "family name", "nachname"];

    /// <summary>Everybody on the list, in its order.</summary>
    /// <exception cref="ImportException">The file cannot be read, or no column says who is meant.</exception>
    public static IEnumerable<ListedRecipient> Read(string path) => Read(RowFile.Open(path, new FileFormat()), Path.GetFileName(path));

    /// <summary>Everybody on a list that is in memory and stays there, in its order.</summary>
    /// <param name="name">What it is called, with its extension.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static IEnumerable<ListedRecipient> Read(string name, byte[] bytes) => Read(RowFile.Open(RowSource.Memory(name, bytes), new FileFormat()), name);

    private static IEnumerable<ListedRecipient> Read(RowFile file, string name)
    {
        var (number, id, email, phone, called, first, last) = (Column(file, Numbers), Column(file, Ids), Column(file, Emails), Column(file, Phones), Column(file, Names), Column(file, FirstNames), Column(file, LastNames));
        if (new[] { number, id, email, phone, called, last }.All(column => column < 0))
        {
            throw new ImportException($"No column of '{name}' says who is meant; it has {string.Join(", ", file.Columns)}. Head one id, e-mail, phone or name.");
        }

        return file.Rows().Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).Select(row => new ListedRecipient(row.Number)
        {
            Id = Text(row, number) is { } own ? $"#{own.TrimStart('#')}" : Text(row, id),
            Email = Text(row, email),
            Phone = Text(row, phone),
            Name = Text(row, called) ?? (Text(row, last) is { } surname ? $"{Text(row, first)} {surname}".Trim() : null),
        });
    }

    /// <summary>The first column with one of the headings, the earlier heading first; -1 for none.</summary>
    private static int Column(RowFile file, string[] headings)
    {
        var folded = file.Columns.Select(NameFolding.Fold).ToList();
        return headings.Select(heading => folded.IndexOf(heading)).FirstOrDefault(column => column >= 0, -1);
    }

    private static string? Text(Row row, int column) => column >= 0 && row.Cell(column).Trim() is { Length: > 0 } text ? text : null;
}
