using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Draws fields to fill in as input blocks. Which field an input is stands in its <c>block_id</c>.</summary>
internal sealed class BlockFields(Surface surface, BlockButtons buttons)
{
    /// <summary>The <c>action_id</c> of a field for a customer; a further one on the same card has a number behind it.</summary>
    public const string Lookup = "lookup.customer";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _hasLookup;

    /// <summary>Whether a field can be an input: it has a name that fits, and the card no other of it.</summary>
    private bool CanBeDrawn(Input field) => field.Name.Length is > 0 and <= BlockLimits.FieldName && _names.Count < BlockLimits.FormFields && _names.Add(field.Name);

    /// <summary>The inputs of some fields, and a line for those there is no room for.</summary>
    /// <param name="submit">What sends them.</param>
    public IEnumerable<Block> Blocks(Inputs inputs, SkillCall submit)
    {
        List<Input> drawn = [.. inputs.Fields.Where(CanBeDrawn)];
        foreach (var block in drawn.SelectMany(field => Blocks(field, submit)))
            yield return block;
        if (drawn.Count < inputs.Fields.Count)
            yield return new ContextBlock([new Mrkdwn(Shortening.More(inputs.Fields.Count - drawn.Count))]);
    }

    private IEnumerable<Block> Blocks(Input field, SkillCall submit)
    {
        if (field.Kind is not (InputKind.Text or InputKind.LongText))
            return [Block(field, submit, 1, ElementOf(field)) with { Hint = HintOf(field) }];

        // One that holds more than an input takes becomes several, whose texts are put together again: cut, it would be saved as cut.
        var value = MrkdwnText.Sound(field.Value);
        List<string> parts = [];
        for (var from = 0; from < value.Length || parts.Count == 0;)
        {
            var length = Math.Min(BlockLimits.InputText, value.Length - from);
            length -= length > 0 && from + length < value.Length && char.IsHighSurrogate(value[from + length - 1]) ? 1 : 0;
            parts.Add(value.Substring(from, length));
            from += length;
        }

        var limit = field.MaxLength is > 0 and < BlockLimits.InputText ? field.MaxLength : BlockLimits.InputText;
        return parts.Select((part, index) => Block(field, submit, index + 1, new PlainTextInput(buttons.NextId("in"), Math.Max(limit, part.Length))
        {
            Multiline = field.Kind == InputKind.LongText || parts.Count > 1 ? true : null,
            InitialValue = part.Length > 0 ? part : null,
        }));
    }

    private static InputBlock Block(Input field, SkillCall submit, int part, BlockElement element) =>
        new(new PlainText(MrkdwnText.Plain(part == 1 ? field.Label : $"{part}. {field.Label}", BlockLimits.InputLabel)), element, Optional: !field.IsRequired || part > 1 || field.Kind == InputKind.Toggle)
        {
            BlockId = FieldId.Of(field, submit, part),
        };

    private BlockElement ElementOf(Input field) => field.Kind switch
    {
        InputKind.Date => new Datepicker(buttons.NextId("in"))
        {
            InitialDate = DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? field.Value : null,
        },
        // Of the places for a form only a modal is sure to know inputs for numbers.
        InputKind.Number when surface == Surface.Modal => new NumberInput(buttons.NextId("in")) { InitialValue = NumberOf(field.Value) },
        InputKind.Number => new PlainTextInput(buttons.NextId("in"), BlockLimits.OptionText) { InitialValue = NumberOf(field.Value) },
        InputKind.Toggle => TickOf(field),
        InputKind.Customer => SearchOf(field),
        _ => ChoiceOf(field),
    };

    private static string? NumberOf(string value) => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private Checkboxes TickOf(Input field)
    {
        Option[] options = [new(new PlainText(Wording.Yes), "true")];
        return new Checkboxes(buttons.NextId("in"), options) { InitialOptions = field.Value == "true" ? options : null };
    }

    private ExternalSelect SearchOf(Input field)
    {
        var id = _hasLookup ? buttons.NextId(Lookup) : Lookup;
        _hasLookup = true;
        return new ExternalSelect(id, new PlainText(Wording.TypeAName))
        {
            InitialOption = MrkdwnText.Plain(field.Value, BlockLimits.OptionValue + 1) is var value && field.Value.Trim().Length > 0 && value.Length <= BlockLimits.OptionValue ? new Option(new PlainText(value), value) : null,
        };
    }

    private BlockElement ChoiceOf(Input field)
    {
        var options = OptionsOf(field);
        return options.Count == 0
            ? new PlainTextInput(buttons.NextId("in"), BlockLimits.OptionText)
            : new StaticSelect(buttons.NextId("in"), options) { InitialOption = options.FirstOrDefault(option => option.Value == OptionValue.Of(field.Value) && field.Choices.Any(choice => choice.Value == field.Value)) };
    }

    private static List<Option> OptionsOf(Input field)
    {
        IEnumerable<Choice> choices = field.Choices;
        // What is chosen once cannot be taken away again in Slack, but by another choice.
        if (!field.IsRequired && field.Choices.Count > 0 && field.Choices.All(choice => choice.Value.Length > 0))
            choices = choices.Prepend(new Choice(Wording.NoChoice, ""));
        return [.. choices.Select(choice => new Option(new PlainText(MrkdwnText.Plain(choice.Title, BlockLimits.OptionText)), OptionValue.Of(choice.Value)))
            .DistinctBy(option => option.Value).Where(option => option.Value.Length <= BlockLimits.OptionValue).Take(BlockLimits.Options)];
    }

    private static PlainText? HintOf(Input field)
    {
        if (field.Kind != InputKind.Choice || field.Choices.Count == 0)
            return null;

        var missing = field.Choices.Select(choice => OptionValue.Of(choice.Value)).Except(OptionsOf(field).Select(option => option.Value)).Count();
        return missing > 0 ? new PlainText(Shortening.More(missing)) : null;
    }
}

/// <summary>The value of an option, which Slack wants to be one character at least.</summary>
internal static class OptionValue
{
    private const char Mark = '=';

    public static string Of(string value) => Mark + MrkdwnText.Sound(value);

    /// <summary>The choice's value; as it is when it came from a search.</summary>
    public static string Read(string value) => value.StartsWith(Mark) ? value[1..] : value;
}

/// <summary>
/// The <c>block_id</c> of a field: its name, and which part of its text. Slack keeps what somebody has typed into an input of the same id, so one with another value, or of a form about
/// somebody else, has another id.
/// </summary>
internal static class FieldId
{
    private const string Prefix = "field";
    private const int HashLength = 8;

    public static string Of(Input field, SkillCall submit, int part)
    {
        var form = string.Join('\n', submit.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).SelectMany(argument => new[] { argument.Key, argument.Value }).Prepend(submit.Function).Append(field.Value));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form)))[..HashLength];
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{hash}.{part}.{field.Name}");
    }

    /// <summary>The field's name and the part; null when it is none of our ids.</summary>
    public static (string Name, int Part)? Read(string id) =>
        id.Split('.', 4) is [Prefix, { Length: HashLength }, var part, { Length: > 0 and <= BlockLimits.FieldName } name] && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name, number)
            : null;
}
