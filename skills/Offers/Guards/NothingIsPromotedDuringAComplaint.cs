using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>While a complaint is open nothing is promoted, asked for or won back. What the customer asked for, such as a quote, is no message of those kinds.</summary>
public sealed class NothingIsPromotedDuringAComplaint(HistoryBook history) : IGuard
{
    private const int TextLength = 80;

    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        if (MessageKind.Find(outgoing.Kind) is not { IsPaused: true } || outgoing.Customer.Activity.OpenComplaints == 0)
        {
            return [];
        }

        var open = (await history.AllAsync(Schema.Complaints, outgoing.Customer, Period.Always, cancellationToken)).Where(complaint => complaint.IsOpen).ToList();
        var newest = open.Count == 0 ? "" : $"{(open.Count == 1 ? "" : ", the newest")} of {say.DayAgo(open[0].On)}: \"{ShortText.Of(open[0].Text, TextLength)}\"";
        return
        [
            new GuardFinding(nameof(NothingIsPromotedDuringAComplaint), GuardVerdict.Blocked,
                $"{outgoing.Customer.Name} has {say.Count(Math.Max(open.Count, outgoing.Customer.Activity.OpenComplaints), "open complaint")}{newest}. Solve it first; until then nothing is promoted.")
            {
                Records = [.. open.Select(complaint => complaint.Id.ToString())],
            },
        ];
    }
}
