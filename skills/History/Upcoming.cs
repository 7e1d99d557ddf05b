using Humanizer;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>What comes up with a customer: birthdays, renewals and other days, and follow-ups that wait; overdue ones first.</summary>
public sealed class Upcoming(HistoryBook history, ManagerNames names)
{
    /// <summary>How far is looked ahead where no span is named: a year, so that every yearly date comes in it once.</summary>
    private const int DaysAhead = 365;

    private const int MostFollowUps = 200;
    private const int MostDatesNamed = 3;

    [SkillFunction("customer.upcoming", Deed.ReadCustomer, "Lists a customer's birthday, renewals and other days ahead, and the follow-ups that wait, overdue ones first.")]
    [Phrase("what (is|are) (coming up|next|ahead|planned|due|upcoming) (for|with) {customer}")]
    [Phrase("what's (coming up|next|ahead|planned|due|upcoming) (for|with) {customer}")]
    [Phrase("(what|which) upcoming (events|dates|things|appointments) (are there|do we have|exist) (for|with) {customer}")]
    [Phrase("[show|show me|list] [the] (upcoming|key|important|next) (events|dates|days) (of|for|with) {customer}")]
    [Phrase("when (is|are) {customer} [next] (birthday|renewal|anniversary|contract end|key dates)")]
    [Phrase("when (is|are) [the] [next] (birthday|renewal|anniversary|contract end) (of|for) {customer}")]
    [Phrase("when does {customer} (renew|have to renew|have a birthday)")]
    [Phrase("(does|do|has|have) {customer} (have|has|had|got) [a|any|an] (renewal|birthday|anniversary|event|events|key date|key dates) [coming up|due|ahead]")]
    [Phrase("upcoming [for|with] {customer}")]
    [Example("What is coming up for {customer}?")]
    [Example("when is {customer}'s birthday")]
    [Example("does {customer} have a renewal next month")]
    [Example("key dates of {customer}")]
    [Example("what's next with them?")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, int? skip, SkillTurn turn, CancellationToken cancellationToken)
    {
        var span = period ?? new Period(turn.Today, turn.Today.AddDays(DaysAhead));
        var ahead = span with { From = span.From < turn.Today ? turn.Today : span.From };
        var items = await ItemsAsync(customer, ahead, turn, cancellationToken);
        var who = CustomerLabel.Full(customer);
        var when = period is null ? "in the next 12 months" : turn.Say.During(span);
        if (items.Count == 0)
        {
            return new Answer($"Nothing is coming up for {who} {when}: no key date and no open follow-up is recorded here.")
                .Say(span.To < turn.Today ? "That time is past; ask for the last contact or the purchases instead." : null)
                .Button("Last contact", Answer.About(customer, "customer.lastContact"))
                .Note(KnownKinds(customer))
                .Reply(turn);
        }

        var skipped = Math.Clamp(skip ?? 0, 0, items.Count);
        var page = Page<Item>.Of(items[skipped..], Answer.PageSize);
        var answer = new Answer(skipped == 0 ? FirstLine(who, items, when, turn) : $"More that is coming up for {who}.")
            .Records(page.Shown.Select(item => (turn.Say.Day(item.On), item.What, item.Id)));
        if (page.HasMore)
        {
            var next = Answer.Within(Answer.About(customer, "customer.upcoming"), period);
            answer.More(turn, next.With("skip", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{skipped + Answer.PageSize}")), page.Remaining);
        }

        return answer.Button("Summary", Answer.About(customer, "customer.summary")).Note(KnownKinds(customer)).Reply(turn);
    }

    private async ValueTask<List<Item>> ItemsAsync(Customer customer, Period ahead, SkillTurn turn, CancellationToken cancellationToken)
    {
        var overdue = await history.OpenFollowUpsAsync(customer, new Period(Period.Always.From, turn.Today.AddDays(-1)), MostFollowUps, cancellationToken);
        var planned = ahead.To < ahead.From ? [] : await history.OpenFollowUpsAsync(customer, ahead, MostFollowUps, cancellationToken);
        var items = new List<Item>();
        foreach (var followUp in overdue.Concat(planned))
        {
            items.Add(await ItemAsync(followUp, turn, cancellationToken));
        }

        if (ahead.To >= ahead.From)
        {
            items.AddRange(customer.KeyDates
                .Select(date => (date.Kind, Day: KeyDateCalendar.FirstWithin(date, ahead)))
                .Where(date => date.Day is not null)
                .Select(date => new Item(date.Day!.Value, $"{Sentence(date.Kind)}, {turn.Say.Ago(date.Day.Value)}", $"#{customer.Number}", KeyDate: ShortText.Of(date.Kind, 60)))); // just filtered
        }

        return [.. items.OrderBy(item => item.IsOverdue ? 0 : 1).ThenBy(item => item.On)];
    }

    private async ValueTask<Item> ItemAsync(FollowUp followUp, SkillTurn turn, CancellationToken cancellationToken)
    {
        var owner = await names.OfAsync(followUp.Owner, turn, cancellationToken);
        var isOverdue = followUp.DueOn < turn.Today;
        var reason = followUp.Reason.Length == 0 ? "" : $": {ShortText.Of(followUp.Reason, 120)}";
        var time = followUp.DueAt is { } at ? $" at {at.ToString("HH:mm", turn.Say.Culture)}" : "";
        var how = followUp.Channel is { } channel ? $" by {ContactWording.InSentence(channel)}" : "";
        return new Item(followUp.DueOn, $"Follow-up{how}{time}{reason} (for {owner ?? "nobody yet"}, {(isOverdue ? "overdue, " : "")}{turn.Say.Ago(followUp.DueOn)})", followUp.Id.ToString(), isOverdue);
    }

    /// <summary>Key dates first, because they are asked for by name, then follow-ups.</summary>
    private static string FirstLine(string who, List<Item> items, string when, SkillTurn turn)
    {
        var parts = new List<string>();
        var dates = items.Where(item => item.KeyDate is not null).Take(MostDatesNamed).Select(item => $"{item.KeyDate} on {turn.Say.DayAgo(item.On)}").ToList();
        if (dates.Count > 0)
        {
            parts.Add(Wording.Together(dates));
        }

        var overdue = items.Count(item => item.IsOverdue);
        if (overdue > 0)
        {
            parts.Add($"{turn.Say.Count(overdue, "follow-up")} overdue");
        }

        if (items.FirstOrDefault(item => item is { KeyDate: null, IsOverdue: false }) is { } next)
        {
            parts.Add($"next follow-up on {turn.Say.DayAgo(next.On)}");
        }

        return $"{who}, {when}: {string.Join("; ", parts)}.";
    }

    /// <summary>Which key dates are recorded at all, so that a missing birthday is seen to be missing.</summary>
    private static string KnownKinds(Customer customer)
    {
        var kinds = customer.KeyDates.Select(date => date.Kind).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var missing = kinds.Contains("birthday", StringComparer.OrdinalIgnoreCase) || customer.Kind == CustomerKind.Organisation ? "" : " No birthday is recorded here.";
        return kinds.Count == 0 ? $"No key dates are recorded here.{missing}" : $"Key dates recorded: {Wording.Together([.. kinds.Select(kind => ShortText.Of(kind, 40))])}.{missing}";
    }

    private static string Sentence(string kind) => ShortText.Of(kind, 60).Humanize(LetterCasing.Sentence);

    private sealed record Item(DateOnly On, string What, string Id, bool IsOverdue = false, string? KeyDate = null);
}
