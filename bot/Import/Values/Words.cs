using System.Collections.Frozen;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Import.Values;

/// <summary>What systems call the few values that are not free text. Compared folded: case, accents and punctuation do not matter.</summary>
internal static class Words
{
    public static FrozenDictionary<string, ContactChannel> Channels { get; } = Table<ContactChannel>(
        (ContactChannel.Email, "email|e mail|mail|e-mail|incoming email|forwarded email|email sent"),
        (ContactChannel.Call, "call|phone|telephone|phone call|telefon|tel|voice|mobile|cell"),
        (ContactChannel.Meeting, "meeting|visit|appointment|event|in person|video|on site|besuch"),
        (ContactChannel.Chat, "chat|teams|slack|whatsapp|whats app|messenger|linkedin|linkedin message|social"),
        (ContactChannel.Letter, "letter|post|postal mail|mail letter|brief|card|fax"),
        (ContactChannel.Sms, "sms|text|text message"));

    public static FrozenDictionary<string, Outcome> Outcomes { get; } = Table<Outcome>(
        (Outcome.Reached, "reached|connected|completed|held|done|answered|spoke|talked|meeting held|replied|sent|received|closed"),
        (Outcome.LeftMessage, "left message|left voicemail|voicemail|left live message|message left"),
        (Outcome.NoAnswer, "no answer|not reached|busy|wrong number|no show|canceled|cancelled|missed|unanswered"),
        (Outcome.Circular, "circular|newsletter|mass mail|mass mailing|mailing|dunning|dunning letter|payment reminder|automatic|campaign"));

    public static FrozenDictionary<string, PurchaseState> States { get; } = Table<PurchaseState>(
        (PurchaseState.Completed, "completed|complete|closed won|won|paid|fulfilled|delivered|shipped|invoiced|done|closed|partially refunded"),
        (PurchaseState.Open, "open|pending|ordered|authorized|partially paid|draft|new|submitted|active|in progress"),
        (PurchaseState.Cancelled, "cancelled|canceled|voided|void|closed lost|lost|expired"),
        (PurchaseState.Returned, "returned|return|refunded|refund|credit|credit note"));

    public static FrozenDictionary<string, Severity> Severities { get; } = Table<Severity>(
        (Severity.Low, "low|minor|3|p3|p4"),
        (Severity.Normal, "normal|medium|2|p2"),
        (Severity.High, "high|critical|urgent|major|1|p1"));

    public static FrozenDictionary<string, SurveyScale> Scales { get; } = Table<SurveyScale>(
        (SurveyScale.Nps, "nps|net promoter score|net promoter"),
        (SurveyScale.Csat, "csat|customer satisfaction|satisfaction|stars|rating"));

    public static FrozenDictionary<string, Tier> Tiers { get; } = Table<Tier>(
        (Tier.A, "a|a customer|tier a|tier 1|top|1"), (Tier.B, "b|b customer|tier b|tier 2|2"), (Tier.C, "c|c customer|tier c|tier 3|3"));

    public static FrozenDictionary<string, OfferAudience> Audiences { get; } = Table<OfferAudience>(
        (OfferAudience.Everyone, "everyone|all|anybody|any"),
        (OfferAudience.NewCustomers, "new|new customers|new customer|prospects|first order"),
        (OfferAudience.ExistingCustomers, "existing|existing customers|existing customer|loyal|customers"),
        (OfferAudience.LapsedCustomers, "lapsed|lapsed customers|lapsed customer|former|former customers|win-back|winback"));

    public static FrozenDictionary<string, CustomerKind> Kinds { get; } = Table<CustomerKind>(
        (CustomerKind.Person, "person|individual|private|consumer|contact"),
        (CustomerKind.Organisation, "organisation|organization|company|business|account|store|firm"));

    public static FrozenDictionary<string, bool> YesOrNo { get; } = Table<bool>(
        (true, "yes|y|true|1|x|ja|oui|si|on|allow not|do not allow|customer|existing"),
        (false, "no|n|false|0|nein|non|off|allow|prospect"));

    public static FrozenDictionary<string, bool> Inbound { get; } = Table<bool>(
        (true, "inbound|incoming|in|from customer|received"), (false, "outbound|outgoing|out|to customer|sent"));

    /// <summary>The words of a table that say how to write a value, one for each meaning.</summary>
    public static string Examples<T>(FrozenDictionary<string, T> table)
        where T : notnull => string.Join(", ", table.Select(word => word.Value.ToString()!.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));

    private static FrozenDictionary<string, T> Table<T>(params (T Meaning, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split('|').Select(word => KeyValuePair.Create(NameFolding.Fold(word), row.Meaning)))
        .DistinctBy(word => word.Key)
        .ToFrozenDictionary();
}
