using RetentionBot.LocalPage;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>Two account managers, the second one with examples of their own.</summary>
public sealed class SamplePeople : ILocalPeople
{
    public ValueTask<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken cancellationToken) => new(
    [
        new LocalPerson("ada", "Ada Nyström") { Detail = "North · 21 customers", IsDefault = true },
        new LocalPerson("ben", "Ben <b>Okafor</b>") { Detail = "South · 8 customers", Examples = ["when did we last talk to Riverside?"] },
    ]);
}
