using RetentionBot.Skills.Customers;

namespace RetentionBot.Understanding;

/// <summary>Searches for whom somebody names; see <see cref="Skills.Names.CustomerFinder"/>.</summary>
internal delegate ValueTask<CustomerSearch> FindCustomer(string asked, int manager, CancellationToken cancellationToken);
