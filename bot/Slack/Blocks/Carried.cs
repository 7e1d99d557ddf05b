using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>A call as a button carries it. Read back it comes from a client: any of it may be missing.</summary>
internal sealed record CallData(string? Skill, IReadOnlyDictionary<string, string?>? Args);

/// <summary>A form as a button carries it.</summary>
/// <param name="Title">What stands over it.</param>
/// <param name="Text">What stands before its fields; null for nothing.</param>
/// <param name="Ai">Whether a language model put it into words; null for no.</param>
internal sealed record FormData(string? Title, string? Text, IReadOnlyList<FieldData?>? Fields, IReadOnlyList<ActionData?>? Actions, bool? Ai);

/// <summary>A field of a form; what is left out is as it is by default.</summary>
internal sealed record FieldData(string? Name, string? Label, InputKind Kind, string? Value, bool? Needed, int? Max, IReadOnlyList<IReadOnlyList<string?>?>? Choices);

/// <summary>A button of a form.</summary>
internal sealed record ActionData(string? Title, CallData? Call, ActionStyle? Style, bool? Here, bool? Form);

/// <summary>What a view carries in its <c>private_metadata</c>.</summary>
/// <param name="Call">What its submit button does; null when it has none.</param>
/// <param name="Here">Whether the answer takes the place of the message the view was opened from.</param>
internal sealed record ViewData(CallData? Call, bool? Here, FormOrigin? Origin);

/// <summary>Writes what our buttons and views carry, within Slack's limits, and reads it back.</summary>
internal static partial class Carried
{
    /// <summary>The most arguments of a call.</summary>
    public const int MaxArguments = 64;

    /// <summary>A button's value; null when the call is too large for one.</summary>
    public static string? ValueOf(SkillCall call) => Write(DataOf(call), BlockJson.Wire.CallData, BlockLimits.ButtonValue);

    /// <summary>A button's value; null when the form is too large for one.</summary>
    public static string? ValueOf(FormPart form) => Write(DataOf(form), BlockJson.Wire.FormData, BlockLimits.ButtonValue);

    /// <summary>A view's metadata: with where it was opened, or with as much of that as there is room for; null when there is no room for the call itself.</summary>
    public static string? MetadataOf(CallAction? submit, FormOrigin origin)
    {
        var data = new ViewData(submit is null ? null : DataOf(submit.Call), submit?.InPlace == true ? true : null, origin);
        return Write(data, BlockJson.Wire.ViewData, BlockLimits.PrivateMetadata)
            ?? Write(data with { Origin = origin with { ResponseUrl = null } }, BlockJson.Wire.ViewData, BlockLimits.PrivateMetadata)
            ?? Write(data with { Origin = null }, BlockJson.Wire.ViewData, BlockLimits.PrivateMetadata);
    }

    /// <summary>The call of a button; null when it is none of ours.</summary>
    public static SkillCall? ReadCall(string value) => CallOf(Read(value, BlockJson.Wire.CallData));

    /// <summary>The form of a button; null when it is none of ours.</summary>
    public static Card? ReadForm(string value)
    {
        if (Read(value, BlockJson.Wire.FormData) is not { Title: { } title, Fields: { Count: > 0 and <= BlockLimits.FormFields } fields, Actions: { Count: > 0 and <= BlockLimits.ActionsElements } actions } data)
            return null;

        List<Input?> inputs = [.. fields.Select(InputOf)];
        List<CallAction?> buttons = [.. actions.Select(ActionOf)];
        return inputs.Contains(null) || buttons.Contains(null) ? null
            : new Card([new Heading(title), .. data.Text is { } text ? [new Paragraph(text)] : Array.Empty<CardElement>(), new Inputs([.. inputs.OfType<Input>()]), new Actions([.. buttons.OfType<CallAction>()])]) { Ai = data.Ai == true ? new AiLabel([]) : null };
    }

    /// <summary>A view's metadata and its call; null when it is none of ours.</summary>
    public static (SkillCall? Call, bool InPlace, FormOrigin Origin)? ReadMetadata(string metadata) =>
        Read(metadata, BlockJson.Wire.ViewData) is { } data ? (CallOf(data.Call), data.Here == true, data.Origin ?? new FormOrigin(null, null, false, null, null)) : null;

    /// <summary>A text from a client as an argument: line breaks and tabs stay, other control characters do not.</summary>
    public static string Argument(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static string? Write<T>(T data, JsonTypeInfo<T> type, int limit) => Packed.ToFit(JsonSerializer.Serialize(data, type), limit);

    private static T? Read<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Packed.Read(text) is { } json ? JsonSerializer.Deserialize(json, type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CallData DataOf(SkillCall call) => new(call.Function, call.Arguments.ToDictionary(argument => argument.Key, string? (argument) => argument.Value, StringComparer.Ordinal));

    private static FormData DataOf(FormPart form) => new(
        form.Title, form.Text,
        [.. form.Fields.Select(field => new FieldData(
            field.Name, field.Label, field.Kind, field.Value.Length > 0 ? field.Value : null, field.IsRequired ? true : null, field.MaxLength > 0 ? field.MaxLength : null,
            field.Choices.Count > 0 ? [.. field.Choices.Select(choice => new[] { choice.Title, choice.Value })] : null))],
        [.. form.Actions.Select(action => new ActionData(
            action.Title, DataOf(action.Call), action.Style == ActionStyle.Normal ? null : action.Style, action.InPlace ? true : null, action.OpensForm ? true : null))],
        form.IsWordedByModel ? true : null);

    private static SkillCall? CallOf(CallData? data)
    {
        if (data is not { Skill: { } function } || !FunctionName().IsMatch(function))
            return null;

        return new SkillCall(function, (data.Args ?? new Dictionary<string, string?>()).Where(argument => argument.Value is not null).Take(MaxArguments)
            .ToDictionary(argument => argument.Key, argument => Argument(argument.Value!), StringComparer.Ordinal)); // not null: filtered just before
    }

    private static Input? InputOf(FieldData? data) => data is { Name: { Length: > 0 and <= BlockLimits.FieldName } name, Label: { } label } && Enum.IsDefined(data.Kind)
        ? new Input(name, label, data.Kind)
        {
            Value = data.Value ?? "",
            IsRequired = data.Needed == true,
            MaxLength = Math.Max(0, data.Max ?? 0),
            Choices = [.. (data.Choices ?? []).Take(BlockLimits.Options).Select(choice => choice is [{ } title, { } value] ? new Choice(title, value) : null).OfType<Choice>()],
        }
        : null;

    private static CallAction? ActionOf(ActionData? data) => data is { Title: { } title } && CallOf(data.Call) is { } call
        ? new CallAction(title, call) { Style = data.Style is { } style && Enum.IsDefined(style) ? style : ActionStyle.Normal, InPlace = data.Here == true, OpensForm = data.Form == true }
        : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.]{0,99}\z")]
    private static partial Regex FunctionName();
}
