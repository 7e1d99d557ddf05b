using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>
/// Requests that are refused before anything is looked up: to ignore the rules, to be somebody else, for everybody's data, for code. A courtesy only: rights are checked by the
/// functions, and whatever slips past does no harm.
/// </summary>
internal static class UnsafeRequest
{
    private static readonly string[] Phrases =
    [
        "ignore all", "ignore your", "ignore previous", "ignore the", "disregard your", "disregard all", "forget your rules", "forget all", "forget your instructions", "system prompt", "your prompt",
        "your instructions", "developer mode", "jailbreak", "pretend to be", "pretend you", "pretend i", "act as", "you are now", "i am the admin", "as an administrator", "as admin", "bypass",
        "override the", "password", "passwords", "api key", "drop table", "delete from", "select *", "<script", "rm -rf", "all customers' e-mail", "every customer's e-mail", "all e-mail addresses",
        "all email addresses", "all phone numbers", "everyone's phone", "everyone's email", "private notes of", "home address",
    ];

    private static readonly string[] Everybody = ["all customers", "every customer", "everyone", "everybody", "all of them", "all our customers", "all the customers", "the whole database", "everything", "all records", "all my customers", "customers;"];

    /// <summary>Whether it is one.</summary>
    /// <param name="intent">What it would be otherwise.</param>
    public static bool Is(TypedText text, string intent) =>
        Array.Exists(Phrases, phrase => text.Original.Contains(phrase, StringComparison.OrdinalIgnoreCase))
        || (intent is "data.forget" or "customer.assign" && Array.Exists(Everybody, phrase => text.Original.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
}
