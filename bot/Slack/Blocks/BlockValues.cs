using System.Text.Json;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Reads back what our own buttons and forms carry. All of it comes from a client, so it is only a wish: the function checks everything again.</summary>
internal static class BlockValues
{
    /// <summary>The call of a pressed button, with the inputs of its message as arguments; null when it is none of ours.</summary>
    /// <param name="action">One of <c>actions[]</c>.</param>
    /// <param name="state">The payload's <c>state.values</c>, or the view's; null when there is none.</param>
    public static PressedButton? Press(JsonElement action, JsonElement? state) => OrNull(() => ReadPress(action, state));

    /// <summary>The call of a submitted view and where the view was opened; null when it is none of ours.</summary>
    /// <param name="view">The payload's <c>view</c>.</param>
    public static SubmittedForm? Submission(JsonElement view) => OrNull(() => ReadSubmission(view));

    private static PressedButton? ReadPress(JsonElement action, JsonElement? state)
    {
        if (Text(action, "action_id") is not { } id || id.Split('.') is not [var kind, .. var flags, _])
            return null;

        var value = Text(action, "value") ?? "";
        return kind switch
        {
            BlockButtons.Open => new PressedButton(null, InPlace: false, OpensForm: false, Form: null),
            BlockButtons.Form => Carried.ReadForm(value) is { } form ? new PressedButton(null, InPlace: false, OpensForm: false, form) : null,
            BlockButtons.Call => Carried.ReadCall(value) is { } call
                ? new PressedButton(Filled(call, Fields(state)), flags.Contains(BlockButtons.Here), flags.Contains(BlockButtons.Form), Form: null)
                : null,
            _ => null,
        };
    }

    private static SubmittedForm? ReadSubmission(JsonElement view)
    {
        if (Text(view, "callback_id") != ViewRenderer.FormId || Text(view, "private_metadata") is not { } metadata || Carried.ReadMetadata(metadata) is not { Call: { } call } carried)
            return null;

        var fields = Fields(Member(Member(view, "state"), "values"));
        return new SubmittedForm(Filled(call, fields), carried.InPlace, carried.Origin, fields.ToDictionary(field => field.Key, field => field.Value.BlockId, StringComparer.Ordinal));
    }

    // The button's own arguments come first and win: an input adds, it does not change what the button was made for.
    private static SkillCall Filled(SkillCall call, IReadOnlyDictionary<string, Field> fields)
    {
        var arguments = new Dictionary<string, string>(call.Arguments, StringComparer.Ordinal);
        foreach (var (name, field) in fields)
        {
            if (arguments.Count < Carried.MaxArguments)
                arguments.TryAdd(name, field.Text);
        }

        return call with { Arguments = arguments };
    }

    // An empty field is an empty text, so that it can be cleared. A long text stands in several inputs.
    private static Dictionary<string, Field> Fields(JsonElement? values)
    {
        var parts = new List<(string Name, int Part, string BlockId, string Text)>();
        foreach (var block in values is { ValueKind: JsonValueKind.Object } blocks ? blocks.EnumerateObject() : default)
        {
            if (FieldId.Read(block.Name) is { } field && block.Value.ValueKind == JsonValueKind.Object && block.Value.EnumerateObject().FirstOrDefault() is { Value: var input } && TextOf(input) is { } text)
                parts.Add((field.Name, field.Part, block.Name, text));
        }

        return parts.GroupBy(part => part.Name, StringComparer.Ordinal).ToDictionary(
            field => field.Key,
            field => new Field(field.MinBy(part => part.Part).BlockId, Carried.Argument(string.Concat(field.OrderBy(part => part.Part).Select(part => part.Text)))),
            StringComparer.Ordinal);
    }

    private static string? TextOf(JsonElement input) => Text(input, "type") switch
    {
        "plain_text_input" or "number_input" => Text(input, "value") ?? "",
        "datepicker" => Text(input, "selected_date") ?? "",
        "static_select" => OptionValue.Read(Text(Member(input, "selected_option"), "value") ?? ""),
        "external_select" => Text(Member(input, "selected_option"), "value") ?? "",
        "checkboxes" => Member(input, "selected_options") is { ValueKind: JsonValueKind.Array } ticked && ticked.GetArrayLength() > 0 ? "true" : "false",
        _ => null,
    };

    private static JsonElement? Member(JsonElement? json, string name) => json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    // Names and texts that are read throw where an escape in them is half a character.
    private static T? OrNull<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Field(string BlockId, string Text);
}
