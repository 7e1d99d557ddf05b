using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Evidence;

namespace RetentionBot.Skills.Outreach;

/// <summary>Finds what one kind of message is about, in the ledger and in what was asked. One for each kind; asked again for every version of a draft.</summary>
public interface IMessageSource
{
    /// <summary>The kind.</summary>
    ContactPurpose Kind { get; }

    /// <summary>What the message may tell.</summary>
    /// <param name="brief">What it was asked to be about.</param>
    /// <param name="today">The sender's day.</param>
    ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>Gives the source of a kind of message.</summary>
public delegate IMessageSource MessageSourceOf(ContactPurpose kind);
