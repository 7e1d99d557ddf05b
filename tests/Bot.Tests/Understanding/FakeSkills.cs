using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Bot.Tests.Understanding;

/// <summary>Functions with phrases and nothing behind them.</summary>
internal sealed class FakeSkills
{
    private readonly Reply _reply = Reply.Of("Done.");

    [SkillFunction("help", Deed.ReadCustomer, "Says what can be asked.")]
    [Phrase("help [me]")]
    [Example("help")]
    public Task<Reply> HelpAsync(SkillTurn turn) => Nothing(turn);

    [SkillFunction("customer.summary", Deed.ReadCustomer, "Says who a customer is.")]
    [Phrase("(tell me|what do we know) [all|everything] about {customer}")]
    [Phrase("(show|show me|find) {customer}")]
    [Phrase("who is {customer}")]
    [Example("tell me about {customer}")]
    public Task<Reply> SummaryAsync(Customer customer) => Nothing(customer);

    [SkillFunction("customer.purchases", Deed.ReadCustomer, "Lists what a customer bought.")]
    [Phrase("what (has|have|did) {customer} (bought|buy|ordered|order) [from us]")]
    [Phrase("[show|show me|list] [the] [last|latest|most recent] [{count}] [last|latest] (orders|order|purchases) (of|from) {customer}")]
    [Phrase("[show|show me|list] {customer} [last|latest|most recent] (orders|order|purchases)")]
    [Phrase("(has|did) {customer} [ever] (bought|buy) [any] {product}")]
    [Example("what has {customer} bought this year?")]
    [Example("What has {customer} bought?")]
    public Task<Reply> PurchasesAsync(Customer customer, Period? period, int? count, string? product) => Nothing(customer, period, count, product);

    [SkillFunction("customer.spend", Deed.ReadCustomer, "Adds up what a customer paid.")]
    [Phrase("how much (has|have|did) {customer} (spent|spend|paid) [with us]")]
    [Example("how much has {customer} spent")]
    public Task<Reply> SpendAsync(Customer customer, Period? period) => Nothing(customer, period);

    [SkillFunction("customer.owner", Deed.ReadCustomer, "Says who looks after a customer.")]
    [Phrase("who (looks after|owns|is responsible for) {customer} [account]")]
    [Example("who looks after {customer}")]
    public Task<Reply> OwnerAsync(Customer customer) => Nothing(customer);

    [SkillFunction("customer.lastContact", Deed.ReadCustomer, "Says when somebody last spoke with a customer.")]
    [Phrase("when did (we|i) last (talk|speak) (to|with) {customer}")]
    [Phrase("last contact (with|of) {customer}")]
    [Example("when did we last talk to {customer}")]
    public Task<Reply> LastContactAsync(Customer customer, Period? period) => Nothing(customer, period);

    [SkillFunction("customer.status", Deed.ReadCustomer, "Says whether somebody is a customer.")]
    [Phrase("is {customer} [already] (a|our) [new|existing] (customer|client)")]
    [Example("is {customer} a customer")]
    public Task<Reply> StatusAsync(Customer customer) => Nothing(customer);

    [SkillFunction("insight.top", Deed.ReadCustomer, "Ranks customers.")]
    [Phrase("[who are|show] [my] (top|best) [{count}] customers")]
    [Example("who are my best customers")]
    public Task<Reply> TopAsync(int? count, Period? period) => Nothing(count, period);

    [SkillFunction("record.open", Deed.ReadCustomer, "Opens one record.")]
    [Phrase("open record {id}")]
    [Example("open record p1")]
    public Task<Reply> OpenAsync(RecordId id) => Nothing(id);

    private Task<Reply> Nothing(params object?[] given) => Task.FromResult(given.Length == 0 ? Reply.Of("") : _reply);
}
