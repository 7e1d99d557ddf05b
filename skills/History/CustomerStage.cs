using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.History;

/// <summary>Where a customer stands, and why.</summary>
/// <param name="Stage">The answer.</param>
/// <param name="Reason">What it rests on, with its day.</param>
/// <param name="Disagreement">What speaks against it; null when nothing does.</param>
public sealed record CustomerStage(Stage Stage, string Reason, string? Disagreement)
{
    /// <summary>What a source calls an existing customer, and the ledger: a pure rule, so that every answer and guard comes to the same.</summary>
    /// <remarks>The ledger goes before what a source states; a stated <see cref="Customer.CustomerSince"/> only ever makes somebody a customer for longer.</remarks>
    public static CustomerStage Of(Customer customer, HistoryOptions options, Wording say)
    {
        var activity = customer.Activity;
        if (activity.LastPurchase is not { } last || activity.FirstPurchase is not { } first)
        {
            return WithoutPurchases(customer, options, say);
        }

        var disagreement = customer.StatedExisting == false
            ? $"A source says they are only a prospect, but {say.Count(activity.Orders, "order")} of theirs {(activity.Orders == 1 ? "stands" : "stand")} here."
            : null;
        var since = customer.CustomerSince is { } stated && stated < first ? stated : first;
        if (say.Today.DayNumber - last.DayNumber > options.LapsedAfterDays)
        {
            return new CustomerStage(Stage.Lapsed, $"the last purchase was on {say.DayAgo(last)}, more than {say.Count(options.LapsedAfterDays, "day")} back", disagreement);
        }

        return say.Today.DayNumber - since.DayNumber < options.NewForDays
            ? new CustomerStage(Stage.New, $"the first purchase was on {say.DayAgo(first)}, less than {say.Count(options.NewForDays, "day")} back",
                disagreement ?? (customer.StatedExisting == true ? "A source says they are an existing customer, so earlier purchases may be missing here." : null))
            : new CustomerStage(Stage.Existing, $"customer since {say.Day(since)}, last purchase on {say.DayAgo(last)}", disagreement);
    }

    private static CustomerStage WithoutPurchases(Customer customer, HistoryOptions options, Wording say)
    {
        var missing = "No purchase that stands is recorded here.";
        if (customer.CustomerSince is { } since && since <= say.Today)
        {
            var stage = say.Today.DayNumber - since.DayNumber < options.NewForDays ? Stage.New : Stage.Existing;
            return new CustomerStage(stage, $"stated as a customer since {say.DayAgo(since)}", customer.StatedExisting == false ? $"{missing} A source says they are only a prospect." : missing);
        }

        return customer.StatedExisting == true
            ? new CustomerStage(Stage.Existing, "a source says so", missing)
            : new CustomerStage(Stage.Prospect, customer.StatedExisting == false ? "a source says so, and no purchase is recorded here" : "no purchase is recorded here", null);
    }
}

/// <summary>Where a customer stands.</summary>
public enum Stage
{
    /// <summary>Has not bought yet.</summary>
    Prospect,

    /// <summary>Bought for the first time within <see cref="HistoryOptions.NewForDays"/>.</summary>
    New,

    /// <summary>Has bought, and not too long ago.</summary>
    Existing,

    /// <summary>Has not bought for <see cref="HistoryOptions.LapsedAfterDays"/>.</summary>
    Lapsed,
}
