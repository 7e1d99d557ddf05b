using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Invocation;

/// <summary>Marks the one public method of a function's file as what the bot can do under a name.</summary>
/// <param name="name">The intent, for example <c>customer.lastContact</c>. Fixed: stored buttons and labelled requests use it.</param>
/// <param name="deed">What it does as far as rights go; asked before it runs, for each customer it is told.</param>
/// <param name="purpose">One sentence for <c>help</c> and for a model: what it answers or does.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkillFunctionAttribute(string name, Deed deed, string purpose) : Attribute
{
    /// <summary>The intent.</summary>
    public string Name { get; } = name;

    /// <summary>What it does as far as rights go.</summary>
    public Deed Deed { get; } = deed;

    /// <summary>One sentence.</summary>
    public string Purpose { get; } = purpose;
}

/// <summary>
/// A way to ask for a function that always works. Words as people type them in lower case; <c>{customer}</c> and the other parameter names in braces stand for what varies,
/// <c>(a|b)</c> for alternatives and <c>[word]</c> for a word that may be left out. A time span is found and taken out before, so no phrase names one.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class PhraseAttribute(string text) : Attribute
{
    /// <summary>The pattern.</summary>
    public string Text { get; } = text;
}

/// <summary>A whole request as somebody might type it, for <c>help</c> and for training.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ExampleAttribute(string text) : Attribute
{
    /// <summary>The request; <c>{customer}</c> stands for a customer's name.</summary>
    public string Text { get; } = text;
}

/// <summary>
/// Marks the customer of a function that is as often asked about nobody in particular: whoever the conversation is about is meant only where the words say so ("their follow-ups").
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OnlyIfNamedAttribute : Attribute;
