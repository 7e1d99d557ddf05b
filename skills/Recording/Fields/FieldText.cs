using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>Reads what people write into a field, and writes it back the same way.</summary>
internal static class FieldText
{
    private const int MostEntries = 100;
    private static readonly char[] Separators = ['\n', ';', ','];
    private static readonly char[] Sentences = ['\n', ';'];

    /// <summary>The entries of a list: one a line, or apart by semicolons or commas; each once.</summary>
    /// <param name="ofSentences">Whether an entry may be a sentence, so that a comma does not end it.</param>
    public static IReadOnlyList<string> List(string text, bool ofSentences = false) =>
        [.. text.Split(ofSentences ? Sentences : Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(NameFolding.Fold).Take(MostEntries)];

    /// <summary>A list, one entry a line.</summary>
    public static string Of(IEnumerable<string> entries) => string.Join('\n', entries);

    /// <exception cref="SkillException">It is no e-mail address.</exception>
    public static string Email(string text) => ContactKeys.OfEmail(text) is null ? throw new SkillException($"'{ShortText.Of(text, 60)}' is no e-mail address. Write it as name@firm.example.") : text;

    /// <exception cref="SkillException">It is no telephone number.</exception>
    public static string Phone(string text) => ContactKeys.OfPhone(text) is null ? throw new SkillException($"'{ShortText.Of(text, 60)}' is no telephone number. Write it with its digits, as +44 20 5550 0101.") : text;

    /// <exception cref="SkillException">It is no day.</exception>
    public static DateOnly Day(string text) => IsoDay.TryRead(text, out var day) && day.Year >= 1900
        ? day : throw new SkillException($"I cannot read '{ShortText.Of(text, 40)}' as a day. Write it as 2026-11-23.");

    /// <summary>A day as it is filled in.</summary>
    public static string Of(DateOnly? day) => day is { } known ? IsoDay.Of(known) : "";

    /// <exception cref="SkillException">It is none of A, B and C.</exception>
    public static Tier Tier(string text) => text.ToUpperInvariant().Replace("TIER", "", StringComparison.Ordinal).Trim() switch
    {
        "A" or "1" => Customers.Tier.A,
        "B" or "2" => Customers.Tier.B,
        "C" or "3" => Customers.Tier.C,
        _ => throw new SkillException($"I cannot read '{ShortText.Of(text, 40)}' as a tier. It is A, B or C."),
    };

    /// <exception cref="SkillException">It is no channel.</exception>
    public static ContactChannel Channel(string text) => NameFolding.Fold(text).Replace(" ", "", StringComparison.Ordinal) switch
    {
        "email" or "emails" or "mail" => ContactChannel.Email,
        "call" or "calls" or "phone" or "phonecall" or "phonecalls" or "telephone" => ContactChannel.Call,
        "meeting" or "meetings" or "visit" or "visits" => ContactChannel.Meeting,
        "chat" or "chats" or "whatsapp" or "teams" => ContactChannel.Chat,
        "letter" or "letters" or "post" => ContactChannel.Letter,
        "sms" or "text" or "texts" => ContactChannel.Sms,
        _ => throw new SkillException($"I cannot read '{ShortText.Of(text, 40)}' as a channel. It is one of e-mail, call, meeting, chat, letter and SMS."),
    };

    /// <summary>The BCP 47 tag of a language, by its tag or its English name: <c>German</c> is <c>de</c>.</summary>
    /// <exception cref="SkillException">There is no such language.</exception>
    public static string Language(string text)
    {
        var named = CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(culture => culture.Name.Length > 0
            && (culture.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || culture.EnglishName.Equals(text, StringComparison.OrdinalIgnoreCase)));
        return named?.Name ?? throw new SkillException($"I know no language called '{ShortText.Of(text, 40)}'. Write its English name or its tag, as German or de.");
    }

    /// <exception cref="SkillException">It is neither.</exception>
    public static bool YesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "y" or "on" => true,
        "false" or "no" or "n" or "off" => false,
        _ => throw new SkillException($"I cannot read '{ShortText.Of(text, 40)}' as yes or no."),
    };

    /// <summary>Contact persons, one a line: name; role; form of address; e-mail; phone. What is not known is left empty.</summary>
    public static IReadOnlyList<ContactPerson> Contacts(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Contact(line, ';')).Take(MostEntries)];

    /// <summary>One contact person, named in a sentence; there commas do for semicolons.</summary>
    public static ContactPerson Contact(string line) => Contact(line, line.Contains(';', StringComparison.Ordinal) ? ';' : ',');

    private static ContactPerson Contact(string line, char separator)
    {
        var parts = line.Split(separator, StringSplitOptions.TrimEntries);
        string? Part(int index) => parts.ElementAtOrDefault(index) is { Length: > 0 } part ? part : null;
        return new ContactPerson(NewName.Of(parts[0]) ?? throw new SkillException("A contact person needs a name first, then role, form of address, e-mail and phone, apart by semicolons."),
            Part(1), Part(2), Part(3) is { } email ? Email(email) : null, Part(4) is { } phone ? Phone(phone) : null);
    }

    /// <summary>Contact persons as they are filled in.</summary>
    public static string Of(IEnumerable<ContactPerson> contacts) =>
        string.Join('\n', contacts.Select(contact => string.Join("; ", contact.Name, contact.Role, contact.FormOfAddress, contact.Email, contact.Phone).TrimEnd(' ', ';')));
}
