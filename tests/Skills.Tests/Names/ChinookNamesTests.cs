using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Tests.Names;

public sealed class ChinookNamesTests
{
    [SkippableFact]
    public async Task Finder_OverChinook_FindsEachByFullAndLastNameFoldedAndWithATypo()
    {
        var rows = Rows();
        Skip.If(rows.Count == 0, "The public Chinook data is not beside the repository (../shared/data/chinook).");
        var customers = new NamedCustomers([.. rows.Select(row => NamedCustomers.Person(row.Number, row.First, row.Last))]);
        foreach (var (number, first, last) in rows)
        {
            await AssertFound(customers, $"{first} {last}", number, CustomerMatch.Exact);
            await AssertFound(customers, NameFolding.Fold($"{first} {last}"), number, CustomerMatch.Exact);
            if (rows.Count(row => NameFolding.Fold(row.Last) == NameFolding.Fold(last)) == 1)
            {
                await AssertFound(customers, last, number, CustomerMatch.Exact);
            }

            await AssertFound(customers, $"{first} {last[..^2]}{last[^1]}{last[^2]}", number, last[^1] == last[^2] ? CustomerMatch.Exact : CustomerMatch.Fuzzy);
        }

        var gonzales = await customers.FindAsync("gonzales");
        Assert.Equal(CustomerMatch.None, gonzales.Match);
        Assert.Contains(gonzales.Customers, customer => customer.Name == "Luís Gonçalves");
    }

    private static async Task AssertFound(NamedCustomers customers, string asked, int number, CustomerMatch match)
    {
        var found = await customers.FindAsync(asked);
        Assert.True((match, number) == (found.Match, found.Customers.Count == 0 ? 0 : found.Customers[0].Number), $"{asked}: {found.Match} {string.Join(", ", found.Customers.Select(c => c.Name))}");
    }

    private static List<(int Number, string First, string Last)> Rows()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RetentionBot.sln")))
        {
            folder = folder.Parent;
        }

        var file = folder is null ? "" : Path.Combine(folder.FullName, "..", "shared", "data", "chinook", "customers.csv");
        return !File.Exists(file) ? [] : [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(cells => int.TryParse(cells[0], out _))
            .Select(cells => (int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), cells[1], cells[2]))];
    }
}
