using System.Text.Json.Serialization;

namespace RetentionBot.Conversation;

/// <summary>What somebody wants done: a function and its arguments, all text. A button carries one; understanding makes one out of a sentence.</summary>
/// <param name="Function">The function's name, for example <c>customer.lastContact</c>.</param>
/// <param name="Arguments">By parameter name. A customer chosen by button is <c>#</c> and the customer's number.</param>
[method: JsonConstructor]
public sealed record SkillCall(string Function, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>A call without arguments.</summary>
    public SkillCall(string function)
        : this(function, new Dictionary<string, string>())
    {
    }

    /// <summary>The same call with one argument added or replaced.</summary>
    public SkillCall With(string name, string value) => this with { Arguments = new Dictionary<string, string>(Arguments) { [name] = value } };

    /// <summary>The argument, or null when it was not given or is blank.</summary>
    public string? Argument(string name) => Arguments.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Same function, same arguments.</summary>
    public bool Equals(SkillCall? other) =>
        other is not null && Function == other.Function && Arguments.Count == other.Arguments.Count
        && Arguments.All(argument => other.Arguments.TryGetValue(argument.Key, out var value) && value == argument.Value);

    public override int GetHashCode() => HashCode.Combine(Function, Arguments.Count);
}
