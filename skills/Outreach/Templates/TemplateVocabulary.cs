using System.Collections.Frozen;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>What may stand in the templates of one kind of message, and what must.</summary>
/// <param name="Reasons">What a message of the kind can be about; a section may be for one of them. The first is the usual one.</param>
/// <param name="Parts">The parts it must have for each reason.</param>
/// <param name="Placeholders">The facts that can be named, those of every kind aside.</param>
/// <param name="Gaps">Of them those that are asked for when nobody knows them: the text then shows what is missing, and cannot be sent so.</param>
public sealed record TemplateVocabulary(IReadOnlyList<string> Reasons, IReadOnlyList<string> Parts, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Gaps)
{
    private static readonly string[] Order = ["order", "order_short", "order_day", "products"];
    private static readonly string[] Message = ["subject", "opening", "closing", "sms", "point", "avoid"];
    private static readonly string[] Question = [.. Message, "question"];

    private static readonly FrozenDictionary<ContactPurpose, TemplateVocabulary> ByKind = new Dictionary<ContactPurpose, TemplateVocabulary>
    {
        [ContactPurpose.Thanks] = new(["order", "first", "return", "milestone", "large", "referral", "deed"], Message, [.. Order, "nth", "referred", "deed"], ["deed", "referred"]),
        [ContactPurpose.Welcome] = new(["new", "line", "division"], [.. Message, "next", "step", "contact"], [.. Order, "line", "division", "first_step", "next", "support", "stand_in", "links"], ["first_step", "next", "support", "stand_in", "sender_phone"]),
        [ContactPurpose.CheckIn] = new(["order", "solved", "talk", "none"], Question, [.. Order, "solved_day", "talk", "talk_day"], []),
        [ContactPurpose.Feedback] = new(["general"], Question, Order, []),
        [ContactPurpose.Satisfaction] = new(["order"], Question, Order, []),
        [ContactPurpose.WinBack] = new(["order", "general"], Question, Order, []),
        [ContactPurpose.Event] = new(["occasion", "birthday", "renewal", "anniversary", "season", "invitation"], Message, ["occasion", "occasion_day", "interest"], ["occasion", "occasion_day"]),
        [ContactPurpose.Apology] = new(["general"], [.. Message, "body"], [.. Order, "fault", "fix", "fix_day", "responsible"], ["fault", "fix", "fix_day", "responsible"]),
        [ContactPurpose.Offer] = new(["customer", "prospect"], Message, ["offer", "terms", "value", "until"], ["offer"]),
        [ContactPurpose.Introduction] = new(["general"], [.. Message, "body"], ["predecessor"], ["sender_phone"]),
    }.ToFrozenDictionary();

    /// <summary>The occasions every language has a name for.</summary>
    public static IReadOnlyList<string> Occasions { get; } =
    [
        "birthday", "name-day", "renewal", "anniversary", "christmas", "easter", "new-year", "lunar-new-year", "ramadan", "eid", "diwali", "hanukkah", "thanksgiving", "midsummer", "holidays", "summer-break",
    ];

    /// <summary>Facts that any message can name.</summary>
    public static IReadOnlyList<string> Common { get; } = ["sender", "sender_phone", "sender_title", "first", "name", "company", "years", "since"];

    /// <summary>What a section of a message can be; not every kind has every one.</summary>
    public static IReadOnlyList<string> AllParts { get; } = ["subject", "opening", "body", "next", "step", "contact", "link", "more", "question", "closing", "sms", "point", "avoid"];

    /// <summary>What a section of the phrases can be, each with the words that may follow it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["greeting"] = [],
        ["sign-off"] = [],
        ["order"] = [],
        ["order_short"] = [],
        ["talk"] = ["call", "email", "meeting", "chat", "letter", "sms"],
        ["occasion"] = Occasions,
        ["and"] = [],
        ["more-products"] = [],
        ["mention"] = [],
        ["missing"] = [.. ByKind.Values.SelectMany(kind => kind.Gaps).Append("name").Distinct().Order(StringComparer.Ordinal)],
    };

    /// <summary>The placeholders of the phrases.</summary>
    public static IReadOnlyList<string> OfPhrases { get; } =
        [.. Common, "title", "last", "frau_last", "herr_last", "madame_last", "monsieur_last", "products", "order_day", "talk_day", "count", "mention"];

    /// <summary>The tones a section can be for.</summary>
    public static FrozenDictionary<string, Voice> Voices { get; } = new Dictionary<string, Voice> { ["warm"] = Voice.Warm, ["formal"] = Voice.Formal, ["casual"] = Voice.Casual }.ToFrozenDictionary();

    /// <summary>Every placeholder of the kind.</summary>
    public IEnumerable<string> AllPlaceholders => Common.Concat(Placeholders);

    /// <summary>That of a kind of message.</summary>
    public static TemplateVocabulary Of(ContactPurpose kind) => ByKind[kind];

    /// <summary>The parts a message about a reason must have. Where nothing is recorded to begin with there is only something to talk about.</summary>
    public IEnumerable<string> PartsFor(string reason) => reason == "none" ? ["point", "avoid"] : Parts;
}
