using BenchmarkDotNet.Attributes;
using RetentionBot.Benchmarks.Generated;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Benchmarks.Micro;

/// <summary>The small steps every read, write and search is made of. None of them touches a disk.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class MicroOperations
{
    private readonly NameIndex _names = new();
    private Customer _customer = null!; // set by Prepare, before anything is measured
    private Purchase _purchase = null!;
    private byte[] _customerBody = [];
    private byte[] _purchaseBody = [];
    private string _mistyped = "";

    [GlobalSetup]
    public void Prepare()
    {
        var company = new GeneratedCompany(customers: 1_000, purchasesEach: 10);
        _customer = company.Customers.First();
        _purchase = company.PurchasesOf(1)[0];
        _customerBody = Schema.Customers.Encode(_customer);
        _purchaseBody = Schema.Purchases.Encode(_purchase);
        _names.Load(company.Customers);
        _mistyped = GeneratedNames.Mistyped(_customer.Name, 1, new Random(1));
    }

    [Benchmark(Description = "read a customer from its bytes")]
    public Customer ReadCustomer() => Schema.Customers.Decode(_customerBody);

    [Benchmark(Description = "read a purchase from its bytes")]
    public Purchase ReadPurchase() => Schema.Purchases.Decode(_purchaseBody);

    [Benchmark(Description = "prepare a batch of one customer")]
    public Batch PrepareCustomer() => new Batch().Put(Schema.Customers, _customer);

    [Benchmark(Description = "prepare a batch of one purchase")]
    public Batch PreparePurchase() => new Batch().Put(Schema.Purchases, _purchase);

    [Benchmark(Description = "fold a name")]
    public string FoldName() => NameFolding.Fold(_customer.Name);

    [Benchmark(Description = "find a full name among 1,000")]
    public NameMatches FindName() => _names.Search(_customer.Name);

    [Benchmark(Description = "find a mistyped name among 1,000")]
    public NameMatches FindMistyped() => _names.Search(_mistyped);
}
