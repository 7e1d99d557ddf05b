using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Audit;

/// <summary>Shows administrators who looked at or changed what, and when: numbers and ids, never a customer's name.</summary>
public sealed class ShowAudit(AuditBook audit, AccountManagerBook managers, CustomerFinder finder, ManagerNames names, ExportOffer offer)
{
    internal const string Function = "audit";

    /// <summary>Customers and records named on one line; the file has all.</summary>
    private const int MostIds = 5;

    private const int LongestQuoted = 60;

    /// <param name="of">An account manager by name, number or e-mail address, or a customer by <c>#number</c>, name or address; erased ones by number. Left out for everybody.</param>
    /// <param name="manager">The number of the account manager, once it is known.</param>
    /// <param name="number">The number of the customer, once it is known.</param>
    /// <param name="before">The key of the last entry shown.</param>
    /// <param name="asFile">Whether all of it is wanted as a file.</param>
    [SkillFunction(Function, Deed.Administer, "Shows who looked at or changed what, and when; for administrators.")]
    [Phrase("audit (of|for|on) {of}")]
    [Phrase("(show|show me|list) [the] audit [log|trail]")]
    [Phrase("(show|show me|list) [the] audit [log|trail] (of|for|on) {of}")]
    [Phrase("[the] audit (log|trail)")]
    [Example("show the audit")]
    [Example("audit of Maren Holt")]
    [Example("audit of #12")]
    [Example("show the audit this week")]
    [Example("list the audit trail of #12")]
    public async Task<Reply> AnswerAsync(string? of, int? manager, int? number, Period? period, string? before, bool? asFile, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (of is not null && manager is null && number is null)
        {
            (manager, number) = await MeantAsync(of, turn, cancellationToken);
        }

        if (number is { } customer)
        {
            turn.SawNumber(customer);
        }

        var call = CallOf(manager, number, period);
        var about = await AboutAsync(manager, number, period, turn, cancellationToken);
        if (asFile == true)
        {
            return turn.Confirmed
                ? offer.Of(new ExportRequest(ExportKind.Audit) { Customer = number, Manager = manager, Period = period }, $"The audit{about} can be fetched now.", note: null, turn)
                : Questions.Ask(turn, $"Export the audit{about} as a file?",
                    [new Facts([new Fact("Holds", "when, who, channel, function, looked at or changed, numbers of customers, ids of records"), new Fact("As", "CSV; the days of a span begin at midnight UTC")])],
                    "Yes, export", call.With("asFile", "true"));
        }

        var page = await audit.ReadAsync(AuditScopes.Of(period, turn.Zone, number, manager), Key(before), Answer.PageSize, cancellationToken);
        return await SayAsync(page, before is null ? $"The audit{about}, newest first." : $"More of the audit{about}.", $"Nothing is in the audit{about}.", call, turn, cancellationToken);
    }

    private async ValueTask<Reply> SayAsync(AuditPage page, string heading, string none, SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (page is { Entries.Count: 0, GoesOnAfter: null })
        {
            return Reply.Of(none);
        }

        turn.LetGo(); // no "more" of anything before it
        var answer = new Answer(heading);
        var rows = new List<(string, string, string)>();
        foreach (var entry in page.Entries)
        {
            var who = await names.OfAsync(entry.Manager, turn, cancellationToken);
            rows.Add((turn.Say.Moment(entry.At, turn.Zone), $"{who}: {entry.Function} by {entry.Channel}, {(entry.IsChange ? "changed" : "looked at")}{(entry.Sent.Count > 0 ? $"; sent to the language model: {Shortened(entry.Sent)}" : "")}", Ids(entry)));
        }

        answer.Lines(rows);
        if (page.GoesOnAfter is { } last)
        {
            answer.More(turn, call.With("before", last.Key), page.LookedBackTo is { } back ? $"I looked back to {turn.Say.Moment(back, turn.Zone)}; more goes on from there" : null);
        }

        return answer.Button("Export as CSV", call.With("asFile", "true")).Reply(turn);
    }

    private static string Ids(AuditEntry entry) =>
        Shortened([.. entry.Customers.Select(customer => string.Create(CultureInfo.InvariantCulture, $"#{customer}")), .. entry.Records]);

    private static string Shortened(IReadOnlyList<string> ids) => ids.Count <= MostIds ? string.Join(" ", ids) : $"{string.Join(" ", ids.Take(MostIds))} and {ids.Count - MostIds} more";

    /// <summary>A customer is meant by <c>#number</c>, else an account manager of that name, else a customer of that name.</summary>
    private async ValueTask<(int? Manager, int? Customer)> MeantAsync(string of, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (of.StartsWith('#') && int.TryParse(of.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Customer.MaxNumber)
        {
            return (null, number);
        }

        if (of.Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            return (turn.Caller.Number, null);
        }

        if ((await managers.ByEmailAsync(of, cancellationToken) ?? await managers.ByNameAsync(of, cancellationToken)) is { } colleague)
        {
            return (colleague.Number, null);
        }

        if (await finder.FindAsync(of, turn.Caller.Number, cancellationToken) is { Match: CustomerMatch.Exact, Customers: [var found] })
        {
            return (null, found.Number);
        }

        return await managers.CalledAsync(of, cancellationToken) is { } called
            ? (called.Number, null)
            : throw new SkillException($"I know no account manager and no customer called \"{ShortText.Of(of, LongestQuoted)}\", or several are. Give me an e-mail address, a full name, or a customer's #number.");
    }

    private async ValueTask<string> AboutAsync(int? manager, int? number, Period? period, SkillTurn turn, CancellationToken cancellationToken) =>
        (number is { } customer ? $" of #{customer}" : manager is null ? "" : $" of {await names.OfAsync(manager, turn, cancellationToken)}")
        + (period is { } span ? $" {turn.Say.During(span)}" : "");

    private static SkillCall CallOf(int? manager, int? number, Period? period)
    {
        var call = new SkillCall(Function);
        call = manager is { } colleague ? call.With("manager", colleague.ToString(CultureInfo.InvariantCulture)) : call;
        call = number is { } customer ? call.With("number", customer.ToString(CultureInfo.InvariantCulture)) : call;
        return Answer.Within(call, period);
    }

    /// <summary>Only what is a key: a button may say anything.</summary>
    private static string? Key(string? before) => before is null || TimeKeys.IsKey(before) ? before : throw new SkillException("That page of the audit is no longer there. Type show the audit.");
}
