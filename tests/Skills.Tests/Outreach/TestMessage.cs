using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Recipients;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Tests.Outreach;

/// <summary>One message to a made-up customer, of whom everything is known that a message of its kind can tell.</summary>
internal sealed record TestMessage(string Language, MessageKind Kind, string Reason, string? Form)
{
    /// <summary>A Tuesday.</summary>
    public static readonly DateOnly Today = new(2026, 6, 2);

    private static readonly HashSet<string> NothingSaid = [];

    /// <summary>What stands for a placeholder in each language; names are the same in all of them.</summary>
    private static readonly Dictionary<string, (string English, string German, string French)> Words = new()
    {
        ["deed"] = ("the kind word at the fair", "die Empfehlung auf der Messe", "la recommandation au salon"),
        ["referred"] = ("Mill Lane Inn", "Mill Lane Inn", "Mill Lane Inn"),
        ["line"] = ("Rye", "Roggen", "Seigle"),
        ["division"] = ("Wholesale", "Großhandel", "Gros"),
        ["first_step"] = ("open an account", "ein Konto einrichten", "ouvrir un compte"),
        ["next"] = ("the first delivery comes on 9 June", "die erste Lieferung kommt am 9. Juni", "la première livraison arrive le 9 juin"),
        ["support"] = ("support@example.com", "support@example.com", "support@example.com"),
        ["stand_in"] = ("Mia Brandt", "Mia Brandt", "Mia Brandt"),
        ["links"] = ("https://example.com/start", "https://example.com/start", "https://example.com/start"),
        ["occasion"] = ("the summer party", "das Sommerfest", "le salon d'automne"),
        ["interest"] = ("sourdough", "Sauerteig", "le levain"),
        ["fault"] = ("two crates of flour came too late", "zwei Kisten Mehl kamen zu spät", "deux caisses de farine sont arrivées trop tard"),
        ["fix"] = ("a new delivery at no cost", "eine neue Lieferung ohne Kosten", "une nouvelle livraison sans frais"),
        ["responsible"] = ("Mia Brandt", "Mia Brandt", "Mia Brandt"),
        ["offer"] = ("Spring Basket", "Frühlingskorb", "Panier de printemps"),
        ["terms"] = ("for one order", "für eine Bestellung", "pour une commande"),
        ["predecessor"] = ("Mia Brandt", "Mia Brandt", "Mia Brandt"),
        ["company"] = ("Harrow Lane Bakery", "Harrow Lane Bakery", "Harrow Lane Bakery"),
        ["years"] = ("4", "4", "4"),
        ["since"] = ("2022", "2022", "2022"),
    };

    /// <summary>Who signs.</summary>
    public static AccountManager Sender { get; } = new() { Number = 1, Name = "Jonas Weber", Phone = "+44 20 7946 0018" };

    public ContactChannel Channel { get; init; } = ContactChannel.Email;

    public Voice Voice { get; init; }

    public TextLength Length { get; init; }

    public int Seed { get; init; }

    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>The day of what it is about.</summary>
    public DateOnly On { get; init; } = Today.AddDays(-21);

    public string To { get; init; } = "Ada Okafor";

    /// <summary>Whether anything is known that it can tell.</summary>
    public bool HasFacts { get; init; } = true;

    /// <summary>Every reason a kind has in every form of address of a language.</summary>
    public static IEnumerable<TestMessage> Of(string language, MessageKind kind) =>
        from form in TestTemplates.FormsOf(language)
        from reason in TemplateVocabulary.Of(kind.Purpose).Reasons
        select new TestMessage(language, kind, reason, form);

    /// <summary>The channels it can have: without a reason to write there is a call.</summary>
    public IEnumerable<ContactChannel> Channels() =>
        Reason == "none" ? [ContactChannel.Call] : [ContactChannel.Email, ContactChannel.Letter, ContactChannel.Call, ContactChannel.Chat, ContactChannel.Sms];

    /// <summary>The text.</summary>
    /// <param name="said">What was said to them lately, folded; null for nothing.</param>
    public WrittenMessage Write(IReadOnlySet<string>? said = null)
    {
        var recipe = new DraftRecipe { Channel = Channel, Language = Language, Form = Form, Voice = Voice, Length = Length, Mentions = Mentions };
        var to = AddressedPerson.Of(new ContactPerson(To, "Buyer", Language switch { "de" => "Frau", "fr" => "Mme", _ => null }));
        var culture = CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : Language);
        return MessageWriter.Write(new WritingTask(Kind, Sheet(), recipe, TestTemplates.In(Language), culture, to, Sender, Today, Seed, said ?? NothingSaid));
    }

    /// <summary>What it is, for whoever reads of a fault.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture, $"{Language} {Kind.Name} {Reason} {Form ?? "-"} {Channel} {Voice} {Length} seed {Seed}");

    private FactSheet Sheet()
    {
        var sheet = new FactSheet(Reason);
        foreach (var name in HasFacts ? TemplateVocabulary.Of(Kind.Purpose).AllPlaceholders : [])
        {
            sheet.With(name, ValueOf(name));
        }

        return sheet;
    }

    /// <summary>Null for what is put together from others, as <c>order</c>, and for what is known of people.</summary>
    private FactValue? ValueOf(string name) => name switch
    {
        "order_day" or "solved_day" or "talk_day" => new FactValue.Day(On),
        "occasion_day" or "fix_day" or "until" => new FactValue.Day(Today.AddDays(14)),
        "products" => new FactValue.Names(["Rye flour", "Oat flakes", "Sea salt"]),
        "nth" => new FactValue.Nth(10),
        "talk" => new FactValue.Talk(ContactChannel.Call, On),
        "value" => new FactValue.Amount(new Money(250, "EUR")),
        _ => Words.TryGetValue(name, out var words) ? new FactValue.Words(Language switch { "de" => words.German, "fr" => words.French, _ => words.English }) : null,
    };
}
