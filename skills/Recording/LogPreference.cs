using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Recording.Fields;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Notes what a customer likes, needs or does not want, in the field that answers and guards read.</summary>
public sealed class LogPreference(LedgerBook ledger, SaidDetails details)
{
    private const string Function = "log.preference";
    private const int LongestLine = 300;
    private const int MostLines = 100;

    /// <param name="channel">The channel that is preferred, or not wanted.</param>
    /// <param name="text">What is liked, needed or not wanted.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Notes what a customer likes, needs, or does not want, and how they want to be contacted.")]
    [Phrase("(log|record|note|add|save) [a|the] preference[s] (of|for) {customer}")]
    [Example("note a preference of {customer}")]
    [Example("add a preference for {customer}")]
    [Example("record the preference of {customer}")]
    [Example("save a preference for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, ContactChannel? channel, string? text, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (channel is null && text is null)
        {
            return EditCustomer.Form(customer);
        }

        var line = FreeText.Of(text, "preference") is { } words ? ShortText.Of(words, LongestLine) : null;
        var about = line ?? AfterThat(said);
        var (change, noted) = Change(customer, channel ?? details.ChannelOf(line), line, about);
        var changed = await ledger.ChangeAsync(customer.Number, change, turn, cancellationToken);
        return new Answer($"Noted for {CustomerLabel.Full(customer)}: {noted}.")
            .Undo(turn, $"the note “{noted}” of {CustomerLabel.Full(customer)}")
            .Button("Preferences", Answer.About(changed, "customer.preferences"))
            .Form("Edit", Answer.About(changed, EditCustomer.Function))
            .Reply(turn);
    }

    private (Func<Customer, Customer> Change, string Noted) Change(Customer known, ContactChannel? channel, string? line, string? about)
    {
        if (details.WantsToBeLeftAlone(about))
        {
            return (customer => customer with { DoNotContact = true }, "wants to be left alone, except for answers");
        }

        if (channel is { } way && details.IsDenied(about))
        {
            return (customer => customer with
            {
                OptedOut = [.. customer.OptedOut.Append(way).Distinct()],
                PreferredChannel = customer.PreferredChannel == way ? null : customer.PreferredChannel,
            }, $"does not want {ContactWording.Plural(way)}");
        }

        if (channel is { } preferred && (line is null || details.ChannelOf(line) == preferred))
        {
            return (customer => customer with { PreferredChannel = preferred, OptedOut = [.. customer.OptedOut.Where(each => each != preferred)] },
                $"prefers contact by {ContactWording.InSentence(preferred)}{(known.OptedOut.Contains(preferred) ? $", and no longer refuses {ContactWording.Plural(preferred)}" : "")}");
        }

        var text = line ?? "";
        if (!details.IsDenied(text) && details.InterestIn(text) is { Length: > 0 } interest)
        {
            return (customer => customer with { Interests = With(customer.Interests, interest) }, $"is interested in {interest}");
        }

        return details.NeedIn(text) is { Length: > 0 } need
            ? (customer => customer with { Needs = With(customer.Needs, need) }, $"needs {need}")
            : (customer => customer with { Preferences = With(customer.Preferences, text) }, text);
    }

    /// <summary>"Don't forget that she prefers e-mail" denies nothing.</summary>
    private static string? AfterThat(string? said) => said?.IndexOf(" that ", StringComparison.OrdinalIgnoreCase) is > 0 and var at ? said[at..] : said;

    private static List<string> With(IReadOnlyList<string> known, string added) => [.. known.Append(added).DistinctBy(NameFolding.Fold).Take(MostLines)];
}
