using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts a message for an occasion: a birthday, a renewal, an anniversary, a season, an event that fits an interest.</summary>
public sealed class Occasion(Drafting drafting, OccasionKinds kinds) : IMessageSource
{
    internal const string Function = "draft.event";

    /// <summary>A day that is so near is the one that is meant.</summary>
    private const int DaysAhead = 30;

    private const int DaysBack = 7;
    private const string Invitation = "invitation";

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Event;

    /// <param name="text">The occasion; their next key date when left out.</param>
    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    /// <param name="date">The day of it.</param>
    /// <param name="said">The whole sentence: it says whether it is an invitation.</param>
    [SkillFunction(Function, Deed.Record, "Drafts a message to a customer for an occasion: birthday, renewal, anniversary, season, invitation.")]
    [Phrase("congratulate {customer}")]
    [Phrase("(draft|write|prepare) [a] (birthday|congratulation|season's greeting) (message|greeting|card|note) (to|for) {customer}")]
    [Phrase("invite {customer} to (the|our|an|a) {text}")]
    [Example("congratulate {customer}")]
    [Example("draft a birthday message for {customer}")]
    [Example("invite {customer} to our autumn tasting")]
    [Example("write a birthday card for {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, ContactChannel? channel, Tone? tone, DateOnly? date, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var occasion = SaidBrief.Of(text, "occasion");
        if (occasion is null && said is not null && kinds.Of(said) is var named && named is not ("occasion" or "invitation"))
        {
            occasion = named;
        }

        if (occasion is null && NextDate(customer, turn.Today) is null)
        {
            return Form(customer);
        }

        // "invite them to the golf tournament": that it is an invitation stands before the free words.
        var about = occasion is not null && said is not null && kinds.Of(said) == Invitation && kinds.Of(occasion) != Invitation ? $"{Invitation}: {WithArticle(occasion, said)}" : occasion;
        return await drafting.BeginAsync(Kind, customer, new DraftBrief { About = about, On = date }, new DraftWish(channel, tone), turn, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        if (brief.About is not { } about)
        {
            var (date, on) = NextDate(customer, today) ?? throw new SkillException("I do not know the occasion any more. Draft it anew and name it.");
            var reason = kinds.Of(date.Kind);
            return ValueTask.FromResult(new FactSheet(reason) { Notes = on > today ? [$"The day is {on.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}; send it then."] : [] }.With("occasion", kinds.Named(date.Kind)).With("occasion_day", new FactValue.Day(on)));
        }

        var isInvitation = about.StartsWith(Invitation + ": ", StringComparison.Ordinal);
        var occasion = isInvitation ? about[(Invitation.Length + 2)..] : about;
        var kind = isInvitation ? Invitation : kinds.Of(occasion);
        var known = customer.KeyDates.Select(date => (Date: date, On: NextOf(date, today))).FirstOrDefault(date => date.On is not null && kinds.Of(date.Date.Kind) == kind && kind != "occasion");
        var interest = customer.Interests.FirstOrDefault(interest => $" {NameFolding.Fold(occasion)} ".Contains($" {NameFolding.Fold(interest)} ", StringComparison.Ordinal));
        return ValueTask.FromResult(new FactSheet(kind)
        {
            Notes = [.. Notes(customer, kind, interest, known.On)],
        }
            .With("occasion", kinds.Named(occasion))
            .With("occasion_day", (brief.On ?? known.On) is { } day ? new FactValue.Day(day) : null)
            .With("interest", interest is null ? null : new FactValue.Words(interest)));
    }

    private IEnumerable<string> Notes(Customer customer, string kind, string? interest, DateOnly? known)
    {
        if (kind == Invitation && interest is null && customer.Interests.Count > 0)
        {
            yield return $"It fits none of their interests as recorded: {string.Join(", ", customer.Interests.Take(5))}.";
        }

        if (known is null && kind is "birthday" or "renewal" or "anniversary" && !customer.KeyDates.Any(date => kinds.Of(date.Kind) == kind))
        {
            yield return $"No {kind} of theirs is recorded here.";
        }
        else if (known is null && kind is "birthday" or "renewal" or "anniversary")
        {
            yield return $"Their {kind} is at another time of the year.";
        }
    }

    private static (KeyDate Date, DateOnly On)? NextDate(Customer customer, DateOnly today) =>
        customer.KeyDates.Select(date => (Date: date, On: NextOf(date, today))).Where(date => date.On is not null).OrderBy(date => date.On < today).ThenBy(date => Math.Abs(date.On!.Value.DayNumber - today.DayNumber)).Select(date => ((KeyDate, DateOnly)?)(date.Date, date.On!.Value)).FirstOrDefault(); // just filtered

    private static DateOnly? NextOf(KeyDate date, DateOnly today) => KeyDateCalendar.FirstWithin(date, new Period(today.AddDays(-DaysBack), today.AddDays(DaysAhead)));

    /// <summary>The words with the article they had in the sentence.</summary>
    private static string WithArticle(string words, string said) =>
        ((string[])["the", "our", "an", "a"]).FirstOrDefault(article => said.Contains($" {article} {words}", StringComparison.OrdinalIgnoreCase)) is { } found ? $"{found} {words}" : words;

    private static Reply Form(Customer customer) => new(new Card(
        new Heading($"What is the occasion to write to {CustomerLabel.Full(customer)}?"),
        new Inputs([new Input("text", "The occasion, as Christmas or the golf tournament", InputKind.Text) { IsRequired = true, MaxLength = 200 }]),
        new Actions(new CallAction("Draft", Answer.About(customer, Function)) { Style = ActionStyle.Primary, InPlace = true })));
}
