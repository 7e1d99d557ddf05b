using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Whoever writes knows of another draft that waits for the same customer, their own or a colleague's.</summary>
public sealed class OneDraftAtATime(IStore store, AccountManagerBook managers) : IGuard
{
    private const int MostRead = 50;

    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var findings = new List<GuardFinding>();
        foreach (var number in outgoing.Customer.AllNumbers)
        {
            var range = new KeyRange(Schema.CustomerDayKey(number, DateOnly.MinValue), Schema.CustomerDayKey(number, DateOnly.MaxValue));
            foreach (var draft in (await store.ByIndexAsync(Schema.DraftsByCustomer, range, MostRead, descending: true, cancellationToken)).Select(draft => draft.Document))
            {
                if (draft.WaitsOn(say.Today) && draft.Number != outgoing.Draft)
                {
                    findings.Add(new GuardFinding(nameof(OneDraftAtATime), GuardVerdict.Warned, $"{await WhoseAsync(draft, outgoing.Sender, cancellationToken)} {Article(draft.Type.Title)} waiting for them since {say.Day(draft.MadeOn)}.")
                    {
                        Records = [draft.Id.ToString()],
                    });
                }
            }
        }

        return findings;
    }

    private async ValueTask<string> WhoseAsync(Draft draft, int sender, CancellationToken cancellationToken) =>
        draft.Owner == sender ? "You have" : $"{(await managers.FindAsync(draft.Owner, cancellationToken))?.Name ?? $"Manager {draft.Owner}"} has";

    private static string Article(string title) => $"{("aeiou".Contains(title[0], StringComparison.Ordinal) ? "an" : "a")} {title}";
}
