using Microsoft.AspNetCore.Http;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>Answers invokes: activities whose response is the answer. One that nobody here knows is answered 501.</summary>
internal sealed class InvokeAnswers(CardActionInvoke cardActions, DialogInvoke dialogs, SearchInvoke search, FeedbackInvoke feedback)
{
    public Task<ActivityAnswer> AnswerAsync(Activity activity) => activity.Name switch
    {
        InvokeNames.CardAction => cardActions.AnswerAsync(activity),
        InvokeNames.MessageCommand or InvokeNames.MessageCommandSubmit or InvokeNames.Dialog or InvokeNames.DialogSubmit => dialogs.AnswerAsync(activity),
        InvokeNames.Search => search.AnswerAsync(activity),
        InvokeNames.Feedback => feedback.AnswerAsync(activity),
        _ => Task.FromResult(new ActivityAnswer(StatusCodes.Status501NotImplemented)),
    };
}
