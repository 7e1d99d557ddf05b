using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>Made-up exports headed as the four systems head them.</summary>
public sealed class StandardExportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    [Fact]
    public async Task HubSpot_ContactsCompaniesAndDeals_FindTheirFields()
    {
        await _folder.ImportAsync(ImportKind.Managers, "name,email\nSam Sales,sam@firm.example\n");
        var companies = await _folder.ImportAsync(ImportKind.Customers, "Record ID,Company name,Company owner,City,Lifecycle Stage\n9001,Blue Bay,Sam Sales,Oslo,Customer\n", "hubspot");
        var contacts = await _folder.ImportAsync(ImportKind.Customers, "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage\n8001,Pia,Ek,pia@bay.example,+46 70 111 22 33,Sam Sales,Lead\n", "hubspot");
        var persons = await _folder.ImportAsync(ImportKind.Contacts, "Record ID,First Name,Last Name,Email,Job Title,Associated Company IDs\n8001,Pia,Ek,pia@bay.example,Buyer,9001;9002\n", "hubspot");
        var deals = await _folder.ImportAsync(ImportKind.Purchases,
            "Record ID,Deal Name,Deal Stage,Close Date,Amount,Associated Company IDs,Associated Contact IDs\n7001,Renewal,Closed Won,2026-01-31 10:00,500,9001,8001\n7002,Lost one,Closed Lost,2026-01-31 10:00,5,9001,8001\n", "hubspot");

        Assert.Equal((1, 1, 1, 1, 1), (companies.New, contacts.New, persons.New, deals.New, deals.Skipped));
        var bay = (await _folder.Store.AllAsync(Schema.Customers))[0];
        Assert.Equal((CustomerKind.Organisation, true, 1), (bay.Kind, bay.StatedExisting!.Value, bay.Manager!.Value));
        Assert.Equal("Buyer", bay.Contacts.Single().Role);
        Assert.Equal(500m, bay.Activity.Totals.Single().Amount);
    }

    [Fact]
    public async Task Salesforce_WeeklyExport_IsASet()
    {
        _folder.Write("User.csv", "\"Id\",\"FirstName\",\"LastName\",\"Email\",\"IsActive\"\n\"005A\",\"Sam\",\"Sales\",\"sam@firm.example\",\"1\"\n");
        _folder.Write("Account.csv", "\"Id\",\"IsDeleted\",\"Name\",\"Type\",\"BillingCity\",\"Phone\",\"OwnerId\"\n\"001A\",\"0\",\"Blue Bay\",\"Customer - Direct\",\"Oslo\",\"+47 22 33 44 55\",\"005A\"\n");
        _folder.Write("Contact.csv", "\"Id\",\"IsDeleted\",\"AccountId\",\"FirstName\",\"LastName\",\"Title\",\"Email\",\"Birthdate\"\n\"003A\",\"0\",\"001A\",\"Pia\",\"Ek\",\"Buyer\",\"pia@bay.example\",\"\"\n\"003B\",\"0\",\"\",\"Ola\",\"Lie\",\"\",\"ola@post.example\",\"1980-05-04\"\n");
        _folder.Write("Opportunity.csv", "\"Id\",\"IsDeleted\",\"AccountId\",\"Name\",\"StageName\",\"Amount\",\"CloseDate\"\n\"006A\",\"0\",\"001A\",\"Autumn\",\"Closed Won\",\"1200.50\",\"2026-01-15\"\n\"006B\",\"0\",\"001A\",\"Lost\",\"Closed Lost\",\"9\",\"2026-01-15\"\n");
        _folder.Write("Task.csv", "\"Id\",\"IsDeleted\",\"AccountId\",\"OwnerId\",\"Subject\",\"ActivityDate\",\"Status\",\"TaskSubtype\"\n\"00TA\",\"0\",\"001A\",\"005A\",\"Called about sizes\",\"2026-02-01\",\"Completed\",\"Call\"\n\"00TB\",\"0\",\"001A\",\"005A\",\"Send quote\",\"2026-03-10\",\"Not Started\",\"Task\"\n");

        var summary = await _folder.Importer.ImportSetAsync("salesforce", Path.GetDirectoryName(_folder.Errors)!, new ImportOptions { ErrorsFile = _folder.Errors }, null, default);

        Assert.Equal((0, 0), (summary.Rejected, summary.Steps.Sum(step => step.Warnings)));
        var customers = await _folder.Store.AllAsync(Schema.Customers);
        Assert.Equal(["Blue Bay", "Ola Lie"], customers.Select(customer => customer.Name));
        Assert.Equal((1, "Pia Ek", 1_200.50m), (customers[0].Manager!.Value, customers[0].Contacts.Single().Name, customers[0].Activity.Totals.Single().Amount));
        Assert.Equal("Called about sizes", (await _folder.Store.AllAsync(Schema.Interactions)).Single().Summary);
        Assert.Equal(new DateOnly(2026, 3, 10), (await _folder.Store.AllAsync(Schema.FollowUps)).Single().DueOn);
    }

    [Fact]
    public async Task Dynamics_AccountsAndOrders_FindTheirFields()
    {
        await _folder.ImportAsync(ImportKind.Managers, "name,email\nSam Sales,sam@firm.example\n");
        var accounts = await _folder.ImportAsync(ImportKind.Customers,
            "(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name,Main Phone,Address 1: City,Primary Contact,Owner,Preferred Method of Contact\n0a1b,x==,2026-02-01,Blue Bay,+47 22 33 44 55,Oslo,Pia Ek,Sam Sales,Phone\n", "dynamics365");
        var orders = await _folder.ImportAsync(ImportKind.Purchases,
            "(Do Not Modify) Order,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Order ID,Name,Potential Customer,Status,Total Amount,Created On\nfe01,x==,2026-02-01,ORD-1,Autumn order,Blue Bay,Fulfilled,1200.50,2026-01-20\n", "dynamics365");

        Assert.Equal((1, 1), (accounts.New, orders.New));
        var bay = (await _folder.Store.AllAsync(Schema.Customers)).Single();
        Assert.Equal((ContactChannel.Call, 1, "Pia Ek"), (bay.PreferredChannel!.Value, bay.Manager!.Value, bay.Contacts.Single().Name));
        Assert.Equal(PurchaseState.Completed, (await _folder.Store.AllAsync(Schema.Purchases)).Single().State);
    }

    [Fact]
    public async Task Shopify_OrderOfTwoLines_IsOneOrderOfItsCustomer()
    {
        await _folder.ImportAsync(ImportKind.Customers,
            "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address City,Default Address Country Code,Phone,Tags\n'7210,Pia,Ek,pia@bay.example,no,,Oslo,NO,'+4722334455,\"retail, vip\"\n", "shopify");

        var orders = await _folder.ImportAsync(ImportKind.Purchases,
            "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at\n" +
            "#1001,pia@bay.example,paid,EUR,47,2026-02-03 10:14:00 +0100,2,Socks,16.00,S-1,\n#1001,,,,,2026-02-03 10:14:00 +0100,1,Bag,15.00,B-1,\n#1002,pia@bay.example,paid,EUR,9,2026-02-04 09:00:00 +0100,1,Cap,9.00,C-1,2026-02-04 10:00:00 +0100\n", "shopify");

        Assert.Equal((3, 0), (orders.New, orders.Rejected));
        var pia = (await _folder.Store.AllAsync(Schema.Customers)).Single();
        Assert.Equal("7210", pia.SourceIds.Single().Id);
        Assert.Equal([ContactChannel.Email], pia.OptedOut);
        Assert.Equal(["retail", "vip"], pia.Tags);
        Assert.Equal((1, 47.00m), (pia.Activity.Orders, pia.Activity.Totals.Single().Amount));
    }

    public void Dispose() => _folder.Dispose();
}
