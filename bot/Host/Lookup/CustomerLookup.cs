using RetentionBot.Conversation;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Store;

namespace RetentionBot.Host.Lookup;

/// <summary>Finds customers while somebody types, in the same way and for the same people as a question does. What was listed is audited before it is shown.</summary>
internal sealed class CustomerLookup(WhoIsAsking whoIsAsking, CustomerFinder finder, CustomerBook customers, IStore store, TimeProvider time) : IRecordLookup
{
    /// <summary>The audit's name for it.</summary>
    internal const string Function = "lookup.customer";

    /// <summary>So many of somebody's customers are looked at for those they most likely want.</summary>
    private const int OwnLookedAt = 500;

    private static readonly PlainTextRenderer _plainText = new();

    public async Task<LookupAnswer> FindAsync(IncomingMessage asked, int skip, int count, CancellationToken cancellationToken)
    {
        if (await whoIsAsking.FindAsync(asked, cancellationToken) is not { } caller)
        {
            return new LookupAnswer([], _plainText.Render(PlainAnswers.Stranger.Cards[0]));
        }

        var fitting = string.IsNullOrWhiteSpace(asked.Text)
            ? await OwnAsync(caller.Number, cancellationToken)
            : await finder.ListAsync(asked.Text, caller.Number, skip + count, cancellationToken);
        List<Customer> shown = [.. fitting.Skip(skip).Take(count)];
        if (shown.Count > 0)
        {
            var entry = AuditEntry.Of(time.GetUtcNow(), caller.Number, asked.Conversation.Channel, Function, [.. shown.Select(customer => customer.Number)]);
            await store.CommitAsync(new Batch().Put(Schema.Audit, entry), cancellationToken);
        }

        return new LookupAnswer([.. shown.Select(Found)]);
    }

    /// <summary>The asker's own customers, those with the newest history first.</summary>
    private async ValueTask<IEnumerable<Customer>> OwnAsync(int manager, CancellationToken cancellationToken)
    {
        var own = await customers.ByManagerAsync(manager, afterNumber: 0, OwnLookedAt, cancellationToken);
        return own.OrderByDescending(customer => customer.Activity.Recent.Count == 0 ? DateOnly.MinValue : customer.Activity.Recent[0].On).ThenBy(customer => customer.Number);
    }

    private static FoundRecord Found(Customer customer)
    {
        var apart = CustomerLabel.WhatTellsApart(customer);
        return new FoundRecord(customer.Name, apart.Length == 0 ? $"#{customer.Number}" : $"{apart}, #{customer.Number}", CustomerPostcard.Of(customer), $"#{customer.Number}");
    }
}
