using System.Globalization;
using RetentionBot.Benchmarks.Generated;

namespace RetentionBot.Benchmarks.Import;

/// <summary>Writes the files that are imported. No value needs quotes.</summary>
internal static class GeneratedFiles
{
    /// <summary>The size of the published CDNOW data.</summary>
    private const int CdnowCustomers = 23_570;
    private const int CdnowOrders = 69_659;

    /// <summary>The customers of a company, with columns whose names need no map.</summary>
    public static void WriteCustomers(GeneratedCompany company, string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("Customer ID,Name,Email,Phone,City,Tier");
        foreach (var customer in company.Customers)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"C{customer.Number},{customer.Name},{customer.Emails[0]},{customer.Phones[0]},{customer.Address?.City},{customer.Tier}"));
        }
    }

    /// <summary>What they bought, customer by customer.</summary>
    public static void WritePurchases(GeneratedCompany company, string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine("ID,Customer ID,Date,Order,Product,Product line,Quantity,Amount,Currency");
        foreach (var purchase in Enumerable.Range(1, company.CustomerCount).SelectMany(company.PurchasesOf))
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{purchase.Key},C{purchase.At.Customer},{purchase.On:yyyy-MM-dd},{purchase.Order},{purchase.Product.Replace(",", "", StringComparison.Ordinal)},{purchase.ProductLine},{purchase.Quantity},{purchase.Amount},{purchase.Currency}"));
        }
    }

    /// <summary>A file of the shape and size of the published CDNOW data: a few customers buy very often, most once.</summary>
    public static void WriteCdnow(string path)
    {
        var random = new Random(1997);
        var rows = Enumerable.Range(1, CdnowCustomers)
            .Concat(Enumerable.Range(0, CdnowOrders - CdnowCustomers).Select(_ => 1 + (int)(CdnowCustomers * Math.Pow(random.NextDouble(), 4))))
            .Order();
        using var file = new StreamWriter(path);
        file.WriteLine("customer_id date number_of_cds dollar_value");
        foreach (var customer in rows)
        {
            var day = new DateOnly(1997, 1, 1).AddDays(random.Next(540));
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $" {customer:00000} {day:yyyyMMdd} {1 + random.Next(5),2} {random.Next(500, 9_000) / 100m,7:0.00}"));
        }
    }
}
