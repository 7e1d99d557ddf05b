using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>One field of a customer that people set, by form and by chat.</summary>
/// <param name="Name">The argument's name on the form.</param>
/// <param name="Label">What people read.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Words">What people call it, lower case; the first is used in answers.</param>
/// <param name="Read">The field as text; empty for nothing.</param>
/// <param name="Write">The customer with the field set to a text that is not blank.</param>
/// <param name="Clear">The customer without it; null where it cannot be empty.</param>
internal sealed record CustomerField(
    string Name, string Label, InputKind Kind, string[] Words, Func<Customer, string> Read, Func<Customer, string, Customer> Write, Func<Customer, Customer>? Clear)
{
    /// <summary>What may be chosen, for a choice.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>For a list: the customer with one entry more; null for a single value.</summary>
    public Func<Customer, string, Customer>? Add { get; init; }

    /// <summary>The most characters taken.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>The field with what a text says; a blank text, "none" or "-" clears it.</summary>
    /// <exception cref="SkillException">The text does not fit the field.</exception>
    public Customer Set(Customer customer, string? text)
    {
        var value = text?.Trim() ?? "";
        if (value.Length == 0 || value is "-" || value.Equals("none", StringComparison.OrdinalIgnoreCase) || value.Equals("nothing", StringComparison.OrdinalIgnoreCase))
        {
            return Read(customer).Length == 0 ? customer : Clear?.Invoke(customer) ?? throw new SkillException($"The {Words[0]} cannot be empty. Give me another one.");
        }

        return value.Length > MaxLength
            ? throw new SkillException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {Words[0]} has {value.Length:N0} characters; I keep up to {MaxLength:N0}."))
            : Write(customer, value);
    }

    /// <summary>The field to be filled in, with what it holds.</summary>
    public Input Input(Customer customer) => new(Name, Label, Kind) { Value = Read(customer), Choices = Choices, MaxLength = Kind is InputKind.Text or InputKind.LongText ? MaxLength : 0, IsRequired = Clear is null };
}
