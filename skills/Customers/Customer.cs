using System.Text.Json.Serialization;
using RetentionBot.Skills.FollowUps.Attention;

namespace RetentionBot.Skills.Customers;

/// <summary>
/// One customer, one record, whatever division, system or channel the facts came from. Holds what a first answer needs, the newest facts and totals included,
/// so that most questions are one read; the full history is kept apart, by <see cref="History.HistoryKey"/>.
/// </summary>
public sealed record Customer
{
    /// <summary>The highest number: 24 bits, because it is the upper part of every history key.</summary>
    public const int MaxNumber = (1 << 24) - 1;

    /// <summary>The customer's own number here, from 1; given once, never reused, kept by a merged record.</summary>
    public required int Number { get; init; }

    /// <summary>The full name as it is shown, with its accents: a person's or an organisation's.</summary>
    public required string Name { get; init; }

    /// <summary>Whether this is a person or an organisation.</summary>
    public CustomerKind Kind { get; init; }

    /// <summary>A person's first name or names; null for an organisation or when only the full name is known.</summary>
    public string? FirstName { get; init; }

    /// <summary>A person's last name with its particles ("van der Berg"); null as for <see cref="FirstName"/>.</summary>
    public string? LastName { get; init; }

    /// <summary>How to address a person, for example <c>Sie</c>, <c>du</c> or <c>Frau Dr.</c>; null when unknown. Nothing is guessed from a name.</summary>
    public string? FormOfAddress { get; init; }

    /// <summary>The organisation a person buys for; null when none is known.</summary>
    public string? Company { get; init; }

    /// <summary>The people to talk to at an organisation, the main one first.</summary>
    public IReadOnlyList<ContactPerson> Contacts { get; init; } = [];

    /// <summary>E-mail addresses as given, the main one first; found by their folded form.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Telephone numbers as given, the main one first; found by their digits.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Where they are; null when unknown.</summary>
    public Address? Address { get; init; }

    /// <summary>How they want to be contacted; null when they have not said.</summary>
    public ContactChannel? PreferredChannel { get; init; }

    /// <summary>The language to write in, BCP 47; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>Their IANA time zone; null when unknown.</summary>
    public string? Zone { get; init; }

    /// <summary>What they like and how they want things done, a line each.</summary>
    public IReadOnlyList<string> Preferences { get; init; } = [];

    /// <summary>Their needs and goals, a line each.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What interests them, a word or two each.</summary>
    public IReadOnlyList<string> Interests { get; init; } = [];

    /// <summary>Free labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Birthdays, renewals, anniversaries and other days to think of.</summary>
    public IReadOnlyList<KeyDate> KeyDates { get; init; } = [];

    /// <summary>The name of their membership level, if the firm has such; null otherwise.</summary>
    public string? Membership { get; init; }

    /// <summary>A, B or C; null when nobody has set one.</summary>
    public Tier? Tier { get; init; }

    /// <summary>How often they are to be contacted, as an ISO 8601 duration such as <c>P6W</c>; null for what their tier says.</summary>
    public string? Cadence { get; init; }

    /// <summary>When they are next to be contacted, until they are; null before they were first looked at, and when nothing but the cadence counts.</summary>
    public ContactPlan? Plan { get; init; }

    /// <summary>The first day on which their account manager is reminded of them again; null for as soon as something is due. Complaints and follow-ups are not held back by it.</summary>
    public DateOnly? HiddenUntil { get; init; }

    /// <summary>Channels they do not want to be written to for promotion.</summary>
    public IReadOnlyList<ContactChannel> OptedOut { get; init; } = [];

    /// <summary>Whether they asked not to be contacted at all, except to answer them.</summary>
    public bool DoNotContact { get; init; }

    /// <summary>Whether nothing about them may be sent to a language model.</summary>
    public bool IsKeptFromModel { get; init; }

    /// <summary>The first day on which they want to hear from us again; null when they have not said. Nothing unprompted is sent before it.</summary>
    public DateOnly? QuietUntil { get; init; }

    /// <summary>Since when they are a customer, where somebody said so; recognition by years may rely on it. Null when only the ledger can tell.</summary>
    public DateOnly? CustomerSince { get; init; }

    /// <summary>Whether a source says they are an existing customer, or only a prospect; null when only the ledger can tell.</summary>
    public bool? StatedExisting { get; init; }

    /// <summary>The number of the account manager; null for the pool.</summary>
    public int? Manager { get; init; }

    /// <summary>The divisions they buy from.</summary>
    public IReadOnlyList<string> Divisions { get; init; } = [];

    /// <summary>What other systems call them.</summary>
    public IReadOnlyList<SourceId> SourceIds { get; init; } = [];

    /// <summary>The numbers of records merged into this one, at most 10; histories are read together.</summary>
    public IReadOnlyList<int> MergedNumbers { get; init; } = [];

    /// <summary>The survivor, when this record was merged into another; null otherwise.</summary>
    public int? MergedInto { get; init; }

    /// <summary>The day the person was erased; null for everybody who was not. What is left then has no name: amounts, so that the firm's figures stay right.</summary>
    public DateOnly? ErasedOn { get; init; }

    /// <summary>Of a merged record: the addresses, numbers and names of contact persons that the survivor took over from it, and that go back with it.</summary>
    public IReadOnlyList<string> TakenOver { get; init; } = [];

    /// <summary>Imported field values, one per field and source. Two sources that differ are a disagreement, and are shown as one.</summary>
    public IReadOnlyList<SourcedValue> Sourced { get; init; } = [];

    /// <summary>What the ledger adds up to.</summary>
    public Activity Activity { get; init; } = Activity.None;

    /// <summary>Whether the record stands for somebody: it is neither merged into another nor erased.</summary>
    [JsonIgnore]
    public bool IsLive => MergedInto is null && ErasedOn is null;

    /// <summary>All numbers whose history is this customer's: its own first.</summary>
    [JsonIgnore]
    public IEnumerable<int> AllNumbers => MergedNumbers.Prepend(Number);
}

/// <summary>What a customer is.</summary>
public enum CustomerKind
{
    /// <summary>A person, perhaps buying for a company.</summary>
    Person,

    /// <summary>An organisation with contact persons.</summary>
    Organisation,
}

/// <summary>How much care a customer gets.</summary>
public enum Tier
{
    /// <summary>Monthly by default.</summary>
    A = 1,

    /// <summary>Quarterly by default.</summary>
    B,

    /// <summary>Half-yearly by default.</summary>
    C,
}

/// <summary>Ways to be in touch.</summary>
public enum ContactChannel
{
    Email = 1,
    Call,
    Meeting,
    Chat,
    Letter,
    Sms,
}

/// <summary>What follows from a channel.</summary>
public static class ContactChannelExtensions
{
    /// <summary>Whether a message by it is said and not written: there is a script of it, and nothing of it to read again.</summary>
    public static bool IsSpoken(this ContactChannel channel) => channel is ContactChannel.Call or ContactChannel.Meeting;
}

/// <summary>A person to talk to at an organisation.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Role">What they do there; null when unknown.</param>
/// <param name="FormOfAddress">How to address them, for example <c>Sie</c>, <c>du</c> or <c>Dr.</c>; null when unknown.</param>
/// <param name="Email">Null when unknown.</param>
/// <param name="Phone">Null when unknown.</param>
public sealed record ContactPerson(string Name, string? Role = null, string? FormOfAddress = null, string? Email = null, string? Phone = null);

/// <summary>A postal address; every part may be missing.</summary>
public sealed record Address(string? Street = null, string? City = null, string? Region = null, string? PostalCode = null, string? Country = null);

/// <summary>A day to think of.</summary>
/// <param name="Kind">What happens, for example <c>birthday</c> or <c>renewal</c>; lower case.</param>
/// <param name="On">The day; for a yearly one, the first.</param>
/// <param name="IsYearly">Whether it comes back each year.</param>
public sealed record KeyDate(string Kind, DateOnly On, bool IsYearly);

/// <summary>What another system calls a record.</summary>
/// <param name="Source">The system's short name, for example <c>webshop</c>.</param>
/// <param name="Id">Its id there, opaque.</param>
public sealed record SourceId(string Source, string Id)
{
    /// <summary>The key it is found by.</summary>
    [JsonIgnore]
    public string Key => $"{Source}/{Id}";
}

/// <summary>What one source says of one field.</summary>
/// <param name="Field">The field's name as in import maps, for example <c>city</c>.</param>
/// <param name="Value">What the source says, as it was given.</param>
/// <param name="Source">Which source.</param>
/// <param name="AsOf">The day of the import that last brought it.</param>
public sealed record SourcedValue(string Field, string Value, string Source, DateOnly AsOf);
