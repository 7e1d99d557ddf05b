using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.FollowUps;

/// <summary>How a follow-up reads.</summary>
internal static class FollowUpWording
{
    private const int LongestReason = 120;

    /// <summary>Why, for a row: <c>Promise: the quote</c>, <c>Follow-up by call: the invoice</c>.</summary>
    public static string Reason(FollowUp followUp)
    {
        var how = followUp.Channel is { } channel ? $" by {ContactWording.InSentence(channel)}" : "";
        var why = followUp.Reason.Length == 0 ? "" : $": {ShortText.Of(followUp.Reason, LongestReason)}";
        return $"{(followUp.IsPromise ? "Promise" : "Follow-up")}{how}{why}";
    }

    /// <summary>When: the day, and the time where there is one.</summary>
    public static string When(FollowUp followUp, Wording say) =>
        $"{say.Day(followUp.DueOn)}{(followUp.DueAt is { } at ? $" at {at.ToString("HH:mm", say.Culture)}" : "")}";

    /// <summary>For the end of a row: whether it is late or was snoozed; empty for neither.</summary>
    public static string State(FollowUp followUp, Wording say) =>
        $"{(followUp.DueOn < say.Today ? $", {say.Count(say.Today.DayNumber - followUp.DueOn.DayNumber, "day")} overdue" : "")}{(followUp.HiddenUntil > say.Today ? $", snoozed until {say.Day(followUp.HiddenUntil.Value)}" : "")}";

    /// <summary>In the middle of a sentence: <c>the follow-up F3 with Ada Byron (London, #12)</c>.</summary>
    public static string Of(FollowUp followUp, Customer customer) => $"the {(followUp.IsPromise ? "promise" : "follow-up")} {followUp.Id} with {CustomerLabel.Full(customer)}";
}
