using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Cards;

/// <summary>What is filled in on a card, checked here because a browser's own checks can be walked around.</summary>
internal sealed class CardForm
{
    private readonly Dictionary<string, Input> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    public CardForm(Card card)
    {
        Card = card;
        foreach (var field in card.Elements.OfType<Inputs>().SelectMany(inputs => inputs.Fields))
        {
            _fields[field.Name] = field;
            _values[field.Name] = Initial(field);
        }

        var calls = card.Elements.OfType<Actions>().SelectMany(actions => actions.Items).OfType<CallAction>().ToList();
        if (HasFields) Submit = calls.Find(action => action.Style == ActionStyle.Primary) ?? calls.Find(action => action.Style == ActionStyle.Normal);
    }

    public Card Card { get; }

    public bool HasFields => _fields.Count > 0;

    /// <summary>The button that Enter in a field presses and that needs the fields right: the primary one, or else the first. The others, such as a cancel, take them as they are.</summary>
    public CallAction? Submit { get; }

    public string this[string name]
    {
        get => _values.GetValueOrDefault(name, "");
        set
        {
            _values[name] = value;
            _faults.Remove(name);
        }
    }

    /// <summary>What is wrong with a field, as a sentence; null for nothing.</summary>
    public string? FaultOf(string name) => _faults.GetValueOrDefault(name);

    /// <summary>Whether the fields allow this button; if not, their faults say why.</summary>
    public bool Check(CallAction action)
    {
        _faults.Clear();
        foreach (var field in _fields.Values)
        {
            if (Fault(field, this[field.Name], ReferenceEquals(action, Submit)) is { } fault) _faults[field.Name] = fault;
        }

        return _faults.Count == 0;
    }

    /// <summary>The call with every field as an argument, an empty one too, so that a field can be cleared.</summary>
    public SkillCall Fill(SkillCall call) => _values.Aggregate(call, (filled, value) => filled.With(value.Key, value.Value));

    /// <summary>The most characters a field takes.</summary>
    public static int Limit(Input field) => field.MaxLength is > 0 and < LocalPageOptions.MaximumTextLength ? field.MaxLength : LocalPageOptions.MaximumTextLength;

    private static string Initial(Input field) => field.Kind switch
    {
        InputKind.Toggle => field.Value == "true" ? "true" : "false",
        InputKind.Choice when field.Choices.All(choice => choice.Value != field.Value) => "",
        _ => field.Value,
    };

    private static string? Fault(Input field, string value, bool isSubmit)
    {
        if (value.Length > Limit(field)) return $"{field.Label} has {value.Length} characters; at most {Limit(field)} are taken.";
        if (!isSubmit) return null;
        if (string.IsNullOrWhiteSpace(value)) return field.IsRequired ? $"Fill in {field.Label}." : null;

        return field.Kind switch
        {
            InputKind.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => $"{field.Label} is not a day; choose one from the calendar.",
            InputKind.Number when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => $"{field.Label} is not a number; for example 12.5.",
            InputKind.Choice when field.Choices.All(choice => choice.Value != value) => $"{field.Label} is none of the choices; choose one from the list.",
            _ => null,
        };
    }
}
