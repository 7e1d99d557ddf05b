using System.Reflection;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Invocation;

/// <summary>One thing the bot can do: its name, how people ask for it, and the method that does it.</summary>
public sealed class SkillFunction
{
    private SkillFunction(MethodInfo method, SkillFunctionAttribute declared)
    {
        Method = method;
        Name = declared.Name;
        Deed = declared.Deed;
        Purpose = declared.Purpose;
        Phrases = [.. method.GetCustomAttributes<PhraseAttribute>().Select(phrase => phrase.Text)];
        Examples = [.. method.GetCustomAttributes<ExampleAttribute>().Select(example => example.Text)];
        Parameters = [.. method.GetParameters().Select(SkillParameter.Of)];
    }

    /// <summary>The intent, for example <c>customer.lastContact</c>.</summary>
    public string Name { get; }

    /// <summary>What it does as far as rights go.</summary>
    public Deed Deed { get; }

    /// <summary>Whether it changes something, so that whom it is about must be certain.</summary>
    public bool IsWriting => Deed is not (Deed.Ask or Deed.ReadCustomer or Deed.ListCustomers);

    /// <summary>One sentence.</summary>
    public string Purpose { get; }

    /// <summary>Patterns of requests; see <see cref="PhraseAttribute"/>.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>Whole requests; see <see cref="ExampleAttribute"/>.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What the method takes, in order: arguments of the call, the turn and the cancellation token.</summary>
    public IReadOnlyList<SkillParameter> Parameters { get; }

    /// <summary>The class whose instance does it.</summary>
    public Type Home => Method.DeclaringType!; // a method found on a type has one

    /// <summary>The method itself.</summary>
    internal MethodInfo Method { get; }

    /// <summary>Whether it can be told a customer.</summary>
    public bool TakesCustomer => Parameters.Any(parameter => parameter.Type == typeof(Customers.Customer));

    /// <summary>Whether it can be told a day but no span of days: a phrase, from which times are taken out, would lose it.</summary>
    public bool TakesDayOnly => Parameters.Any(parameter => parameter.Type == typeof(DateOnly) && parameter.Name == "date") && !Parameters.Any(parameter => parameter.Type == typeof(History.Period));

    /// <summary>The functions declared on a type; empty for most types.</summary>
    internal static IEnumerable<SkillFunction> DeclaredOn(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let declared = method.GetCustomAttribute<SkillFunctionAttribute>()
        where declared is not null
        select new SkillFunction(method, declared);
}

/// <summary>One parameter of a function.</summary>
/// <param name="Name">The argument's name in a call.</param>
/// <param name="Type">What it is read as, without its nullability.</param>
/// <param name="IsOptional">Whether the function does without: it is declared nullable.</param>
public sealed record SkillParameter(string Name, Type Type, bool IsOptional)
{
    /// <summary>The parameter that is told the whole request as it was typed, for what no slot holds.</summary>
    public const string WholeRequest = "said";

    /// <summary>The argument that stands for whoever the conversation is about.</summary>
    public const string Subject = "them";

    /// <summary>Whether whoever the conversation is about is meant when nobody is named, and the other way round.</summary>
    public bool IsSubject => Name == "customer";

    /// <summary>Whether nobody is meant when nobody is named; see <see cref="OnlyIfNamedAttribute"/>.</summary>
    public bool IsOnlyIfNamed { get; private init; }

    internal static SkillParameter Of(ParameterInfo parameter)
    {
        var underlying = Nullable.GetUnderlyingType(parameter.ParameterType);
        var isOptional = underlying is not null || new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return new SkillParameter(parameter.Name!, underlying ?? parameter.ParameterType, isOptional) { IsOnlyIfNamed = parameter.IsDefined(typeof(OnlyIfNamedAttribute), inherit: false) }; // a method's parameter has a name
    }
}
