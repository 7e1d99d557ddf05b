using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Accounts;

/// <summary>Lets an administrator link an account whose holder said that they are somebody else.</summary>
public sealed class AllowAccount(AccountManagerBook managers)
{
    private const string Function = "account.allow";

    /// <summary>More refused accounts than this are not shown at once; linking some makes room for the others.</summary>
    private const int MostShown = 5;

    private const int LongestQuoted = 60;

    /// <param name="account">The account as <c>channel/tenant/user id</c>; left out, the refused ones are listed.</param>
    /// <param name="manager">Whose it is, by e-mail address, full name or number; left out, it is asked.</param>
    [SkillFunction(Function, Deed.Administer, "Links a refused chat account to the right account manager; for administrators.")]
    [Phrase("[show|show me|list|which are] [the] (refused|unlinked|wrong) accounts")]
    [Phrase("(which|what) accounts (are|were) (refused|unlinked)")]
    [Phrase("(allow|link|relink) [a|the] [refused|unlinked] account")]
    [Phrase("(allow|link|relink) account {account} (for|to|with) {manager}")]
    [Example("refused accounts")]
    [Example("which accounts were refused")]
    [Example("link a refused account")]
    [Example("link account msteams/3c1d/29:1AbC to Maren Holt")]
    public async Task<Reply> AnswerAsync(string? account, AccountManager? manager, SkillTurn turn, CancellationToken cancellationToken)
    {
        var everybody = await managers.ListStoredAsync(cancellationToken);
        return account is null || manager is null
            ? Refused(everybody, account)
            : await LinkAsync(account, manager, everybody, turn, cancellationToken);
    }

    private static Reply Refused(IReadOnlyList<Stored<AccountManager>> everybody, string? only)
    {
        var refused = everybody
            .SelectMany(stored => stored.Document.RefusedAccounts.Select(account => (Account: account, stored.Document.Name)))
            .Where(each => only is null || each.Account == only)
            .ToList();
        if (refused.Count == 0)
        {
            return Reply.Of(only is null ? "No account was refused: nobody has said that they are somebody else." : NotRefused(only));
        }

        var shown = refused.Take(MostShown).ToList();
        return new Reply(new Card(
            new Heading("These accounts said that they are not whom I took them for:"),
            new Table(
                [new Column("", IsNumber: true), new Column("Account", Weight: 6), new Column("Not", Weight: 3)],
                [.. shown.Select((each, index) => (IReadOnlyList<string>)[Number(index), each.Account, $"not {each.Name}"])]),
            new Inputs([new Input("manager", "Whose account is it? E-mail address, full name or number", InputKind.Text) { IsRequired = true, MaxLength = 200 }]),
            new Actions([.. shown.Select((each, index) => new CallAction($"Link account {Number(index)}", new SkillCall(Function).With("account", each.Account)))]),
            new Footnote(refused.Count > shown.Count
                ? $"{(refused.Count - shown.Count).ToString(CultureInfo.InvariantCulture)} more come when these are linked."
                : "The channel's own directory tells whose an id is.")));
    }

    private async ValueTask<Reply> LinkAsync(
        string account, AccountManager target, IReadOnlyList<Stored<AccountManager>> everybody, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (target.Accounts.Contains(account, StringComparer.Ordinal))
        {
            return Reply.Of($"That account is linked to {target.Name} already.");
        }

        if (!everybody.Any(stored => stored.Document.RefusedAccounts.Contains(account, StringComparer.Ordinal))
            || await managers.FindStoredAsync(target.Number, cancellationToken) is not { } chosen)
        {
            throw new SkillException(NotRefused(account));
        }

        turn.Writes.Put(Schema.Managers, chosen.Document.Allowing(account), chosen.Version);

        // Whoever else has it loses it: an account that two people share would be nobody's.
        foreach (var stored in everybody.Where(stored => stored.Document.Number != target.Number && stored.Document.Knows(account)))
        {
            turn.Writes.Put(Schema.Managers, stored.Document.Without(account), stored.Version);
        }

        return Reply.Of($"Linked: that account is {target.Name} from now on.");
    }

    private static string NotRefused(string account) =>
        $"The account \"{ShortText.Of(account, LongestQuoted)}\" was not refused by anybody. Type refused accounts to see those that were.";

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
