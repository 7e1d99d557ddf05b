using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Sums up a long history in a few sentences, each with its records.</summary>
public sealed class TellStory(AnswerInWords words)
{
    private const string Question = "Sum up the history of this customer: what they bought, what they were happy or unhappy about, what was agreed and what is open. Read every kind of record that may hold something, and say what matters most, oldest first.";

    [SkillFunction("customer.story", Deed.ReadCustomer, "Sums up a customer's whole history in a few sentences, each with the records it rests on.")]
    [Phrase("(sum up|summarise|summarize|recap|retell) [the] [whole] (history|story|past) (of|with|for) {customer}")]
    [Phrase("(sum up|summarise|summarize|recap) {customer} [whole] (history|story|past)")]
    [Phrase("[tell me|give me|what is|what's] the (story|history) (of|with) {customer} [so far]")]
    [Phrase("what (has|have) happened with {customer} [so far]")]
    [Phrase("(sum up|recap) {customer}")]
    [Example("sum up the history of {customer}")]
    [Example("recap {customer}")]
    [Example("the story of {customer} so far")]
    [Example("what has happened with {customer}")]
    public Task<Reply> AnswerAsync(Customer customer, Period? period, SkillTurn turn, CancellationToken cancellationToken) =>
        words.AnswerAsync(Question, customer, period, Answer.Within(Answer.About(customer, AskRecords.Function), period), turn, cancellationToken);
}
