using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Host.Commands;

/// <summary>The settings the guards go by, so that a command comes to the same as the chat.</summary>
internal sealed record GuardSettings(HistoryOptions History, FollowUpOptions FollowUps, OfferOptions Offers)
{
    /// <summary>What holds where nothing is set.</summary>
    public static GuardSettings Default { get; } = new(new HistoryOptions(), new FollowUpOptions(), new OfferOptions());

    /// <summary>As they are set.</summary>
    /// <exception cref="InvalidOperationException">A text stands where a number belongs.</exception>
    public static GuardSettings Of(IConfiguration configuration) => new(
        configuration.GetSection("History").Get<HistoryOptions>() ?? Default.History,
        configuration.GetSection("FollowUps").Get<FollowUpOptions>() ?? Default.FollowUps,
        configuration.GetSection("Offers").Get<OfferOptions>() ?? Default.Offers);
}
