using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Answers a question that goes across a customer's records, which no other function answers. Without a language model the function that comes nearest answers, or the records themselves do.</summary>
public sealed class AskRecords(AnswerInWords words, RecordList list, SkillInvoker invoker)
{
    internal const string Function = "customer.ask";

    /// <summary>What answers without a model, by what the question has in it; the first that fits.</summary>
    private static readonly (string Word, string Function)[] Nearest =
    [
        ("promise", "customer.upcoming"), ("unhappy", "customer.tickets"), ("upset", "customer.tickets"), ("angry", "customer.tickets"), ("annoyed", "customer.tickets"), ("worried", "customer.tickets"), ("happy", "customer.satisfaction"),
        ("pleased", "customer.satisfaction"),
    ];

    /// <param name="skip">From which record on they are shown, without a model; left out, the question is answered.</param>
    /// <param name="said">The question as it was typed.</param>
    [SkillFunction(Function, Deed.ReadCustomer, "Answers a question across all records of one customer: what was said, promised, liked or complained about.")]
    [Phrase("(ask|search|check|look through) [the] [records|history|notes] (of|for|about|on) {customer}")]
    [Phrase("(ask|search|check|look through) {customer} (records|history|notes)")]
    [Phrase("what do the [records|notes] (say|tell) (about|of|on) {customer}")]
    [Phrase("(anything|something|what) (i|we) [have] promised [to] {customer}")]
    [Phrase("(did|have) (i|we) [ever] (promise|promised) {customer} (anything|something)")]
    [Phrase("what (has|have|is|are|was|were) {customer} [been] (unhappy|happy|upset|angry|annoyed|pleased|worried|excited) (about|with)")]
    [Example("ask the records of {customer}")]
    [Example("anything I promised {customer}?")]
    [Example("what has {customer} been unhappy about?")]
    [Example("what do the notes say about {customer}")]
    [Example("did I promise {customer} anything")]
    public async Task<Reply> AnswerAsync(Customer customer, Period? period, int? skip, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var again = Answer.Within(Answer.About(customer, Function), period);
        if (skip is { } from)
        {
            return await list.ShowAsync(customer, period, Math.Max(0, from), again, note: null, turn, cancellationToken);
        }

        return !words.CanAnswerAbout(customer) && Array.Find(Nearest, each => said?.Contains(each.Word, StringComparison.OrdinalIgnoreCase) == true).Function is { } nearest
            ? await invoker.ContinueAsync(Answer.Within(Answer.About(customer, nearest), period), turn, cancellationToken)
            : await words.AnswerAsync(said ?? $"What matters about {customer.Name}?", customer, period, again, turn, cancellationToken);
    }
}
