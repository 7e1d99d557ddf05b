using System.Text.Json;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// Reads what a pressed button of ours sends back: <c>{"skill": …, "args": {…}}</c> with the card's inputs beside them. It comes from a client, so it is only a
/// wish: the function checks everything again.
/// </summary>
internal static partial class CardSubmission
{
    /// <summary>The most arguments taken, the button's own and inputs together.</summary>
    private const int MaxArguments = 64;

    /// <summary>The call, or null when the value is not from a card of this bot. A text is read as JSON: some clients send it so.</summary>
    public static SkillCall? Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return OpenJson.Parse(value.GetString()!) is { ValueKind: JsonValueKind.Object } parsed ? Read(parsed) : null; // a JSON string is never null
        if (OpenJson.Text(value, SubmitData.SkillMember) is not { } function || !FunctionName().IsMatch(function))
            return null;

        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        if (OpenJson.Member(value, SubmitData.ArgumentsMember) is { ValueKind: JsonValueKind.Object } own)
            Add(arguments, own.EnumerateObject());

        // The button's own arguments come first and win: an input adds, it does not change what the button was made for.
        Add(arguments, value.EnumerateObject().Where(member => member.Name is not (SubmitData.SkillMember or SubmitData.ArgumentsMember or "msteams")));
        return new SkillCall(function, arguments);
    }

    private static void Add(Dictionary<string, string> arguments, IEnumerable<JsonProperty> members)
    {
        foreach (var member in members)
        {
            if (arguments.Count >= MaxArguments)
                return;
            if (AsArgument(member.Value) is { } text)
                arguments.TryAdd(member.Name, text);
        }
    }

    private static string? AsArgument(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => string.Concat(value.GetString()!.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))), // a JSON string is never null
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.]{0,99}\z")]
    private static partial Regex FunctionName();
}
