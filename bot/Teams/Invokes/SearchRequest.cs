using System.Text.Json;
using RetentionBot.Teams.Inbound;

namespace RetentionBot.Teams.Invokes;

/// <summary>What the search box asks for.</summary>
/// <param name="CommandId">Which search.</param>
/// <param name="Text">What was typed so far; empty when the box has just been opened.</param>
/// <param name="Skip">How many were listed before, 0 to <see cref="MostSkipped"/>.</param>
/// <param name="Count">How many to list, 1 to <see cref="MostListed"/>.</param>
internal sealed record SearchRequest(string? CommandId, string Text, int Skip, int Count)
{
    /// <summary>What Teams asks for at once, and the most that is given.</summary>
    public const int MostListed = 25;

    /// <summary>Nobody scrolls further; a longer list costs more each time.</summary>
    public const int MostSkipped = 500;

    /// <summary>The longest text that is searched for, in characters.</summary>
    private const int LongestText = 200;

    /// <summary>Told instead of a text when the box has just been opened.</summary>
    private const string InitialRun = "initialRun";

    /// <summary>Reads the value of the invoke; what makes no sense counts as not said.</summary>
    public static SearchRequest Read(JsonElement? value)
    {
        var options = OpenJson.Member(value, "queryOptions");
        return new SearchRequest(
            OpenJson.Text(value, "commandId"), TextIn(OpenJson.Member(value, "parameters")), Number(options, "skip", 0, 0, MostSkipped), Number(options, "count", MostListed, 1, MostListed));
    }

    // The box has one field; its name is the manifest's affair.
    private static string TextIn(JsonElement? parameters)
    {
        if (parameters is not { ValueKind: JsonValueKind.Array } list)
            return "";

        var typed = list.EnumerateArray().Where(parameter => OpenJson.Text(parameter, "name") != InitialRun).Select(parameter => OpenJson.Text(parameter, "value")).FirstOrDefault(text => text is not null);
        var text = MessageText.Plain(typed ?? "");
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    private static int Number(JsonElement? options, string name, int otherwise, int least, int most) =>
        OpenJson.Member(options, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? Math.Clamp(number, least, most) : otherwise;
}
