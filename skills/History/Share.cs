using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.History;

/// <summary>Shows a customer to everybody where it is asked: who they are, who looks after them, and where they stand. No way to reach them, no amount, no note.</summary>
public sealed class Share(HistoryOptions options, ManagerNames names)
{
    [SkillFunction("share", Deed.Export, "Posts a customer to the group it is said in, without contact data, amounts and notes.")]
    [Phrase("share {customer} [here|with the group|with everybody|with everyone|with the team|with this channel]")]
    [Phrase("(post|show) {customer} (here|to the group|to everybody|to everyone|in the group|in this channel)")]
    [Example("share {customer}")]
    [Example("share {customer} here")]
    [Example("share {customer} with the group")]
    [Example("post {customer} in the group")]
    public async Task<Reply> AnswerAsync(Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var owner = customer.Manager is { } number ? number == turn.Caller.Number ? turn.Caller.Name : await names.OfAsync(number, turn, cancellationToken) : "nobody yet";
        var card = CustomerPostcard.Of(customer,
            ("Looked after by", owner),
            ("Status", Status.Name(CustomerStage.Of(customer, options, turn.Say).Stage)),
            ("Last purchase", customer.Activity.LastPurchase is { } last ? turn.Say.Day(last) : null),
            ("Open complaints", customer.Activity.OpenComplaints > 0 ? turn.Say.Count(customer.Activity.OpenComplaints, "complaint") : null));
        return turn.IsAmongOthers
            ? new Reply(card) { IsForEverybody = true }
            : new Reply([card, new Card(new Footnote("That is what others would see. Mention me in a group and say the same, and I post it there."))]);
    }
}
