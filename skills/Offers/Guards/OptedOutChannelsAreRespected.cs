using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>Nothing goes by a channel the customer opted out of, an apology aside: it answers them.</summary>
public sealed class OptedOutChannelsAreRespected : IGuard
{
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken)
    {
        var optedOut = outgoing.Customer.OptedOut;
        var left = Enum.GetValues<ContactChannel>().Except(optedOut).Select(ContactWording.InSentence).ToList();
        var isRefused = outgoing.Channel is { } channel ? optedOut.Contains(channel) : left.Count == 0;
        return new(MessageKind.Find(outgoing.Kind) is not null && outgoing.Kind != ContactPurpose.Apology && isRefused
            ? [new GuardFinding(nameof(OptedOutChannelsAreRespected), GuardVerdict.Blocked, $"{outgoing.Customer.Name} {Wants(outgoing.Channel, left)}.")]
            : []);
    }

    private static string Wants(ContactChannel? channel, List<string> left) => (channel, left) switch
    {
        (_, []) or (null, _) => "opted out of every channel",
        ({ } refused, _) => $"opted out of {ContactWording.InSentence(refused)}; left are {Wording.Together(left)}",
    };
}
