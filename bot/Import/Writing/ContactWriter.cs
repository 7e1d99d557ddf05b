using RetentionBot.Import.Reporting;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Writes contact persons into their organisations' records.</summary>
internal sealed class ContactWriter(IStore store, RowContext context, StepReport report, bool dryRun) : StepWriter(store, context, report, dryRun)
{
    public override async ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await SettleAsync();
        var understood = new List<(SourceRow Row, int Customer, ContactPerson Person)>();
        foreach (var row in window)
        {
            try
            {
                var values = row.Values;
                var customer = Context.Customers.SurvivorOf(Context.CustomerOf(values));
                var name = values.Text("name") ?? string.Join(' ', new[] { values.Text("firstName"), values.Text("lastName") }.OfType<string>());
                understood.Add((row, customer, new ContactPerson(
                    name.Length > 0 ? name : values.Required("name"), values.Text("role"), values.Text("formOfAddress"), values.Text("email"), values.Text("phone"))));
                Note(row, fault: null);
            }
            catch (RowFaultException fault)
            {
                Note(row, fault.Fault);
            }
        }

        var noted = false;
        await CommitAsync(PrepareAsync, cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            var numbers = understood.Select(row => row.Customer).Distinct().Order().Select(number => (Key)(long)number).ToList();
            var state = new Dictionary<int, Stored<Customer>>();
            foreach (var customer in numbers.Count == 0 ? [] : await Store.GetAsync(Schema.Customers, numbers, token))
            {
                state[customer.Document.Number] = customer;
            }

            var batch = new Batch();
            var tally = default(Tally);
            foreach (var group in understood.GroupBy(row => row.Customer).OrderBy(group => group.Key))
            {
                // In a dry run a customer of this very run is not in the store.
                var before = state.GetValueOrDefault(group.Key);
                var contacts = before?.Document.Contacts ?? [];
                foreach (var (row, _, person) in group)
                {
                    var with = ContactMerge.Into(contacts, person);
                    if (with.Count > ContactMerge.Most)
                    {
                        if (!noted)
                        {
                            Report.Reject(row.Values.Row, row.Values.Faulty("too-many", "name", person.Name, $"The customer has {ContactMerge.Most} contact persons already, the most there can be; remove some.").Fault);
                        }

                        continue;
                    }

                    tally += ReferenceEquals(with, contacts) ? new Tally(Unchanged: 1) : with.Count == contacts.Count ? new Tally(Changed: 1) : new Tally(New: 1);
                    contacts = with;
                }

                if (before is { Document.ErasedOn: null } && !ReferenceEquals(contacts, before.Document.Contacts))
                {
                    batch.Put(Schema.Customers, before.Document with { Contacts = contacts }, before.Version);
                }
            }

            noted = true;
            return new Prepared(batch, tally, () => { });
        }
    }
}
