using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Shows and sets how often the customers of each tier and of the pool are contacted: for the whole firm.</summary>
public sealed class SetFirmCadence(CadenceBook cadences)
{
    private const string Function = "cadence.firm";

    private static readonly IReadOnlyList<Cadence> Offered = [.. new[] { "P1W", "P2W", "P1M", "P6W", "P2M", "P3M", "P6M", "P1Y" }.Select(Cadence.Parse)];

    /// <param name="a">How often customers of tier A; as before when left out, the others alike.</param>
    [SkillFunction(Function, Deed.SetFirmCadence, "Shows or sets how often the customers of each tier and of the pool are contacted.")]
    [Phrase("[show|what are] [the|our] [contact] (cadences|rhythms)")]
    [Phrase("(set|change) [the|our] [contact] cadences")]
    [Phrase("(set|change) [the] cadence of (tier a|tier b|tier c|the pool)")]
    [Example("cadences")]
    [Example("what are our contact cadences")]
    [Example("change the cadences")]
    [Example("change the cadence of tier A")]
    public async Task<Reply> AnswerAsync(Cadence? a, Cadence? b, Cadence? c, Cadence? pool, SkillTurn turn, CancellationToken cancellationToken)
    {
        var before = await cadences.RulesAsync(cancellationToken);
        var after = before with { A = a ?? before.A, B = b ?? before.B, C = c ?? before.C, Pool = pool ?? before.Pool };
        if (after == before)
        {
            return Form(before, turn);
        }

        turn.Changes.Put(Schema.Cadences, await cadences.FindAsync(cancellationToken), new FirmCadences { A = after.A.ToString(), B = after.B.ToString(), C = after.C.ToString(), Pool = after.Pool.ToString() });
        return new Answer("So often our customers are to be contacted from now on.")
            .Facts(Facts(after))
            .Say("It counts from each customer's next contact on; what is planned stays planned. Whoever has a cadence of their own keeps it.")
            .Undo(turn, "the cadences of the firm")
            .Reply(turn);
    }

    private static IEnumerable<(string, string?)> Facts(CadenceRules rules) => [("Tier A", rules.A.Words), ("Tier B", rules.B.Words), ("Tier C", rules.C.Words), ("Pool", rules.Pool.Words)];

    private static Reply Form(CadenceRules rules, SkillTurn turn)
    {
        return new Reply(new Card(
            new Heading("How often we contact our customers."),
            new Inputs([Field("a", "Tier A", rules.A), Field("b", "Tier B", rules.B), Field("c", "Tier C", rules.C), Field("pool", "Pool", rules.Pool)]),
            new Actions(new CallAction("Save", new SkillCall(Function)) { Style = ActionStyle.Primary, InPlace = true }),
            new Footnote($"Without a tier, whoever spent {Spent(rules.TierAFrom)} or more counts as A, from {Spent(rules.TierBFrom)} as B, else as C.")));

        string Spent(decimal amount) => turn.Say.Amount(new Money(amount, Money.UnknownCurrency));
    }

    private static Input Field(string name, string label, Cadence now) => new(name, label, InputKind.Choice)
    {
        IsRequired = true,
        Value = now.ToString(),
        Choices = [.. Offered.Append(now).Distinct().OrderBy(cadence => cadence.Days).Select(cadence => new Choice(ShortText.Sentence(cadence.Words), cadence.ToString()))],
    };
}
