using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.LanguageModel;

/// <summary>Keeps a customer from the language model, so that nothing about them is sent to one; or lets it see them again.</summary>
public sealed class KeepFromModel(LedgerBook ledger)
{
    /// <param name="isKept">False to let it see them again; left out, they are kept from it.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction("customer.keepFromModel", Deed.Record, "Keeps a customer from the language model, so that nothing about them is sent to it, or lets it see them again.")]
    [Phrase("(keep|hide|withhold) {customer} [away] from the [language] (model|ai)")]
    [Phrase("(do not|don't|never) (send|show|tell) {customer} to the [language] (model|ai)")]
    [Phrase("(show|tell) {customer} to the [language] (model|ai) again")]
    [Phrase("let the [language] (model|ai) see {customer} [again]")]
    [Example("keep {customer} from the language model")]
    [Example("hide {customer} from the model")]
    [Example("never send {customer} to the AI")]
    [Example("let the language model see {customer} again")]
    public async Task<Reply> AnswerAsync(Customer customer, bool? isKept, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var keep = isKept ?? !IsLetting(said);
        if (customer.IsKeptFromModel == keep)
        {
            return Reply.Of($"{CustomerLabel.Full(customer)} {(keep ? "is kept from the language model already" : "is not kept from the language model")}; nothing was changed.");
        }

        var changed = await ledger.ChangeAsync(customer.Number, known => known with { IsKeptFromModel = keep }, turn, cancellationToken);
        return new Answer(keep ? $"{CustomerLabel.Full(changed)} is kept from the language model: nothing about them is sent to it." : $"The language model may see {CustomerLabel.Full(changed)} again.")
            .Undo(turn, $"keeping {CustomerLabel.Full(changed)} from the language model")
            .Reply(turn);
    }

    private static bool IsLetting(string? said) => said is not null && (said.StartsWith("let ", StringComparison.OrdinalIgnoreCase) || said.TrimEnd('.', '!', ' ').EndsWith("again", StringComparison.OrdinalIgnoreCase));
}
