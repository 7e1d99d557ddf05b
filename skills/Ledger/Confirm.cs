using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Ledger;

/// <summary>Takes the yes to a question and does what it was about. Rights are asked again: they may have changed since.</summary>
public sealed class Confirm(Questions questions, SkillInvoker invoker)
{
    internal const string InPassing = "inPassing";

    /// <param name="id">The question's key, from its button; left out for the word <c>confirm</c> right after the question.</param>
    /// <param name="inPassing">Whether it was only a yes.</param>
    [SkillFunction(Questions.Yes, Deed.Ask, "Does what was asked about before, once, for whoever asked for it.")]
    [Phrase("(confirm|confirmed|yes confirm|i confirm|confirm it|confirm that)")]
    [Example("confirm")]
    [Example("I confirm")]
    [Example("confirm it")]
    [Example("yes, confirm")]
    public async Task<Reply> AnswerAsync(string? id, bool? inPassing, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (inPassing == true)
        {
            return Questions.AskForTheWord(turn);
        }

        id ??= turn.Awaited.FirstOrDefault(awaited => awaited.Kind == ShortReplyKind.Confirmed)?.Call.Call.Argument(Questions.Id);
        if (id is null)
        {
            return Reply.Of("There is nothing I am waiting to hear about. Say what you want done, and I will ask you if it needs asking.");
        }

        var question = await questions.AnsweredAsync(id, turn, cancellationToken);
        turn.Confirmed = !question.IsOfMeaning;
        return await invoker.ContinueAsync(question.Call.Call, turn, cancellationToken);
    }
}
