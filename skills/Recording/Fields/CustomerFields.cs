using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>Every field of a customer that people set: what an answer shows, a reminder goes by or a guard reads.</summary>
internal static class CustomerFields
{
    /// <summary>What the fields are called in a sentence, for the phrases that set one.</summary>
    public const string Names =
        "name|company|form of address|email|e-mail|phone|phone number|telephone|city|country|preferred channel|channel|language|tier|membership|customer since|birthday|renewal|renewal date|anniversary"
        + "|opt outs|opt-outs|do not contact|kept from the model|quiet until|quiet period|interests|needs|goals|preferences|tags|divisions|contact persons|contacts|time zone";

    /// <summary>The fields whose value is a day.</summary>
    public const string DayNames = "customer since|birthday|renewal|renewal date|anniversary|quiet until|quiet period";

    /// <summary>The fields that hold several entries.</summary>
    public const string ListNames = "emails|phones|phone numbers|interests|needs|goals|preferences|tags|divisions|contact persons|contacts|opt outs|opt-outs";

    /// <summary>Who they are and how they are reached.</summary>
    public static IReadOnlyList<CustomerField> Contact { get; } =
    [
        Text("name", "Name", ["name"], customer => customer.Name, (customer, text) => Renamed(customer, text), clear: null),
        Text("company", "Company", ["company"], customer => customer.Company, (customer, text) => customer with { Company = text }, customer => customer with { Company = null }),
        Text("formOfAddress", "Form of address, as Sie, du or Frau Dr.", ["form of address"], customer => customer.FormOfAddress, (customer, text) => customer with { FormOfAddress = ShortText.Of(text, 40) }, customer => customer with { FormOfAddress = null }),
        List("emails", "E-mail addresses, one a line", ["email", "e-mail", "emails"], customer => customer.Emails, (customer, list) => customer with { Emails = [.. list.Select(FieldText.Email)] }),
        List("phones", "Telephone numbers, one a line", ["phone", "phone number", "telephone", "phones", "phone numbers"], customer => customer.Phones, (customer, list) => customer with { Phones = [.. list.Select(FieldText.Phone)] }),
        Text("city", "City", ["city"], customer => customer.Address?.City, (customer, text) => customer with { Address = (customer.Address ?? new Address()) with { City = text } }, customer => customer with { Address = customer.Address! with { City = null } }),
        Text("country", "Country", ["country"], customer => customer.Address?.Country, (customer, text) => customer with { Address = (customer.Address ?? new Address()) with { Country = text } }, customer => customer with { Address = customer.Address! with { Country = null } }),
        new("preferredChannel", "Prefers contact by", InputKind.Choice, ["preferred channel", "channel"], customer => customer.PreferredChannel?.ToString() ?? "",
            (customer, text) => customer with { PreferredChannel = FieldText.Channel(text) }, customer => customer with { PreferredChannel = null }) { Choices = InteractionForm.Channels },
        Text("language", "Language", ["language"], customer => customer.Language, (customer, text) => customer with { Language = FieldText.Language(text) }, customer => customer with { Language = null }),
        Text("zone", "Time zone, as Europe/Berlin", ["time zone"], customer => customer.Zone, (customer, text) => customer with { Zone = Zone(text) }, customer => customer with { Zone = null }),
        List("optedOut", "Wants no promotion by, one a line", ["opt outs", "opt-outs", "opt out"], customer => customer.OptedOut.Select(ContactWording.Channel), (customer, list) => customer with { OptedOut = [.. list.Select(FieldText.Channel).Distinct()] }),
        new("doNotContact", "Wants to be left alone, except for answers", InputKind.Toggle, ["do not contact"], customer => customer.DoNotContact ? "true" : "",
            (customer, text) => customer with { DoNotContact = FieldText.YesOrNo(text) }, customer => customer with { DoNotContact = false }),
        new("keptFromModel", "Is kept from the language model", InputKind.Toggle, ["kept from the model", "language model"], customer => customer.IsKeptFromModel ? "true" : "",
            (customer, text) => customer with { IsKeptFromModel = FieldText.YesOrNo(text) }, customer => customer with { IsKeptFromModel = false }),
        new("quietUntil", "Does not want to hear from us before", InputKind.Date, ["quiet until", "quiet period"], customer => FieldText.Of(customer.QuietUntil), (customer, text) => customer with { QuietUntil = FieldText.Day(text) }, customer => customer with { QuietUntil = null }),
        new("contacts", "Contact persons, one a line: name; role; form of address; e-mail; phone", InputKind.LongText, ["contact persons", "contacts", "contact person", "contact"], customer => FieldText.Of(customer.Contacts),
            (customer, text) => customer with { Contacts = FieldText.Contacts(text) }, customer => customer with { Contacts = [] })
        {
            MaxLength = FreeText.Longest, Add = (customer, text) => WithContact(customer, FieldText.Contact(text)),
        },
    ];

    /// <summary>How they are cared for.</summary>
    public static IReadOnlyList<CustomerField> Care { get; } =
    [
        new("tier", "Tier", InputKind.Choice, ["tier"], customer => customer.Tier?.ToString() ?? "", (customer, text) => customer with { Tier = FieldText.Tier(text), Plan = null }, customer => customer with { Tier = null, Plan = null }) // another tier has another cadence: the next contact is planned anew
        {
            Choices = [.. Enum.GetValues<Tier>().Select(tier => new Choice(tier.ToString(), tier.ToString()))],
        },
        Text("membership", "Membership", ["membership"], customer => customer.Membership, (customer, text) => customer with { Membership = text }, customer => customer with { Membership = null }),
        new("customerSince", "Customer since", InputKind.Date, ["customer since"], customer => FieldText.Of(customer.CustomerSince), (customer, text) => customer with { CustomerSince = FieldText.Day(text) }, customer => customer with { CustomerSince = null }),
        Date("birthday", "Birthday", ["birthday"], isYearly: true),
        Date("renewal", "Renewal", ["renewal", "renewal date"], isYearly: false),
        Date("anniversary", "Anniversary", ["anniversary"], isYearly: true),
        List("interests", "Interests, one a line", ["interests", "interest"], customer => customer.Interests, (customer, list) => customer with { Interests = list }),
        List("needs", "Needs and goals, one a line", ["needs", "goals", "need", "goal"], customer => customer.Needs, (customer, list) => customer with { Needs = list }, ofSentences: true),
        List("preferences", "How they want things done, one a line", ["preferences", "preference"], customer => customer.Preferences, (customer, list) => customer with { Preferences = list }, ofSentences: true),
        List("tags", "Tags, one a line", ["tags", "tag"], customer => customer.Tags, (customer, list) => customer with { Tags = list }),
        List("divisions", "Divisions, one a line", ["divisions", "division"], customer => customer.Divisions, (customer, list) => customer with { Divisions = list }),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CustomerField> All { get; } = [.. Contact, .. Care];

    /// <summary>The field a sentence names first; of several that begin there, the one of more words. Null for none.</summary>
    public static CustomerField? In(string said)
    {
        var folded = $" {NameFolding.Fold(said)} ";
        return All.SelectMany(field => field.Words.Select(word => (Field: field, Word: $" {NameFolding.Fold(word)} ")))
            .Select(each => (each.Field, each.Word.Length, At: folded.IndexOf(each.Word, StringComparison.Ordinal)))
            .Where(each => each.At >= 0)
            .OrderBy(each => each.At).ThenByDescending(each => each.Length)
            .FirstOrDefault().Field;
    }

    private static CustomerField Text(string name, string label, string[] words, Func<Customer, string?> read, Func<Customer, string, Customer> write, Func<Customer, Customer>? clear) =>
        new(name, label, InputKind.Text, words, customer => read(customer) ?? "", (customer, text) => write(customer, ShortText.Of(text, 200)), clear);

    private static CustomerField List(string name, string label, string[] words, Func<Customer, IEnumerable<string>> read, Func<Customer, IReadOnlyList<string>, Customer> write, bool ofSentences = false) =>
        new(name, label, InputKind.LongText, words, customer => FieldText.Of(read(customer)), (customer, text) => write(customer, FieldText.List(text, ofSentences)), customer => write(customer, []))
        {
            MaxLength = FreeText.Longest, Add = (customer, text) => write(customer, [.. read(customer).Concat(FieldText.List(text, ofSentences)).DistinctBy(NameFolding.Fold)]),
        };

    private static CustomerField Date(string kind, string label, string[] words, bool isYearly) =>
        new(kind, label, InputKind.Date, words, customer => FieldText.Of(customer.KeyDates.FirstOrDefault(date => date.Kind == kind)?.On),
            (customer, text) => customer with { KeyDates = [.. Without(customer, kind), new KeyDate(kind, FieldText.Day(text), isYearly)] }, customer => customer with { KeyDates = [.. Without(customer, kind)] });

    private static IEnumerable<KeyDate> Without(Customer customer, string kind) => customer.KeyDates.Where(date => date.Kind != kind);

    private static Customer Renamed(Customer customer, string name)
    {
        var prospect = NewName.Prospect(customer.Number, name, customer.Manager);
        return customer.Kind == CustomerKind.Organisation || name == customer.Name ? customer with { Name = name } : customer with { Name = name, FirstName = prospect.FirstName, LastName = prospect.LastName };
    }

    private static Customer WithContact(Customer customer, ContactPerson person) =>
        customer with { Contacts = [.. customer.Contacts.Where(known => NameFolding.Fold(known.Name) != NameFolding.Fold(person.Name)), person] };

    private static string Zone(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) && text.Contains('/', StringComparison.Ordinal)
        ? text : throw new SkillException($"I know no time zone '{ShortText.Of(text, 40)}'. Write it as Europe/Berlin.");
}
