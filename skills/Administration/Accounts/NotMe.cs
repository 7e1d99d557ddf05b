using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Accounts;

/// <summary>Takes a channel account away from the account manager it was wrongly linked to.</summary>
public sealed class NotMe(AccountManagerBook managers, Administrators administrators)
{
    internal const string Function = "account.unlink";
    private const string Yes = "yes";

    /// <param name="confirmed"><c>yes</c> once the button was pressed.</param>
    [SkillFunction(Function, Deed.Ask, "Unlinks the caller's chat account from the account manager the bot wrongly takes them for.")]
    [Phrase("(that's|thats|that is|this is|it's|it is|you are not speaking to|i'm|i am) (not me|the wrong person|the wrong account|not my name|not my account)")]
    [Phrase("(i'm|i am) not (him|her|them|that person|this person|the person you think)")]
    [Phrase("(you've|you have|you) [got] [me as] [the] wrong (person|account|account manager|manager|name)")]
    [Phrase("you (take|took|mistake|mistook|confuse|confused) me (for|with) (somebody|someone|another person) [else]")]
    [Phrase("(not me|wrong person)")]
    [Phrase("(unlink|disconnect) (me|my account|this account|my chat account)")]
    [Example("That's not me")]
    [Example("You have the wrong person")]
    [Example("I am not that person")]
    [Example("unlink my account")]
    public async Task<Reply> AnswerAsync(string? confirmed, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Account is not { } account)
        {
            return Reply.Of($"Here everybody chooses who they are, and {turn.Caller.Name} was chosen. Choose somebody else to speak as them.");
        }

        return confirmed == Yes ? await UnlinkAsync(account, turn, cancellationToken) : Question(turn.Caller);
    }

    private static Reply Question(AccountManager caller) => new(new Card(
        new Heading($"I take you for {caller.Name}{(caller.Email is { } email ? $", {email}" : "")}."),
        new Paragraph("If that is not you, press the button. I then answer nothing more from this account until an administrator links it to the right person. If it is you, do nothing."),
        new Actions(new CallAction("Yes, unlink this account", new SkillCall(Function).With("confirmed", Yes)) { Style = ActionStyle.Destructive, InPlace = true })));

    private async ValueTask<Reply> UnlinkAsync(string account, SkillTurn turn, CancellationToken cancellationToken)
    {
        // Read anew: the caller may come from a cache, and the version has to be that of the document which is changed.
        if (await managers.FindStoredAsync(turn.Caller.Number, cancellationToken) is { } stored && !stored.Document.RefusedAccounts.Contains(account, StringComparer.Ordinal))
        {
            turn.Writes.Put(Schema.Managers, stored.Document.Refusing(account), stored.Version);
        }

        return Reply.Of($"Done: this account is no longer linked to {turn.Caller.Name}, and I answer nothing more from it. To link it to you, ask {await administrators.NamedAsync(cancellationToken)}. "
            + "They type: refused accounts.");
    }
}
