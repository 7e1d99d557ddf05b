using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Nothing unprompted goes by a channel the customer does not want it by.</summary>
public sealed class OptedOutChannelsAreRespected : IGuard
{
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var optedOut = outgoing.Customer.OptedOut;
        var left = Enum.GetValues<ContactChannel>().Except(optedOut).Select(ContactWording.InSentence).ToList();
        var isRefused = outgoing.Channel is { } channel ? optedOut.Contains(channel) : left.Count == 0;
        return new(MessageKind.Find(outgoing.Kind) is { IsUnprompted: true } && isRefused
            ? [new GuardFinding(nameof(OptedOutChannelsAreRespected), GuardVerdict.Blocked, $"{outgoing.Customer.Name} {Wants(outgoing.Channel, left)}.")]
            : []);
    }

    private static string Wants(ContactChannel? channel, List<string> left) => (channel, left) switch
    {
        (_, []) or (null, _) => "wants nothing of the kind by any channel",
        ({ } refused, _) => $"wants nothing of the kind by {ContactWording.InSentence(refused)}; left are {Wording.Together(left)}",
    };
}
