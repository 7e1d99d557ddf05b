using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>No sentence comes to one customer twice within twelve months, nor to two people of one company within thirty days.</summary>
public sealed class SentencesDoNotRepeat(DraftBook drafts) : IGuard
{
    private const int MostShown = 2;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        if (outgoing.Text is not { } text || outgoing.IsFresh || outgoing.Channel?.IsSpoken() == true)
        {
            return [];
        }

        var said = await drafts.SaidAsync(outgoing.Customer, say.Today, outgoing.Draft, cancellationToken);
        List<string> again = [.. Sentences.Of(text).Where(said.Contains).Take(MostShown)];
        return again.Count == 0 ? [] : [new GuardFinding(nameof(SentencesDoNotRepeat), GuardVerdict.Flagged, $"They or a colleague of theirs were told this lately: \"{string.Join("\", \"", again)}\".")];
    }
}
