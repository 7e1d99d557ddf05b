using System.Text.Json;
using System.Text.RegularExpressions;

namespace RetentionBot.Testing.Slack;

/// <summary>
/// What Slack refuses in blocks and views, and what would come alive in them. Written from Slack's pages and not from the product, so that the two can disagree.
/// https://docs.slack.dev/reference/block-kit
/// </summary>
public static partial class BlockKitRules
{
    /// <summary>What is wrong with a message's text and blocks; nothing when Slack takes them.</summary>
    public static IReadOnlyList<string> FaultsOfMessage(string text, JsonElement blocks)
    {
        var faults = new Faults();
        faults.Require(!string.IsNullOrWhiteSpace(text) && text.Length < 4_000, "text");
        faults.Mrkdwn(text, "text");
        Blocks(blocks, 50, faults);
        faults.Require(blocks.EnumerateArray().Count(block => TypeOf(block) == "table") <= 1, "more than one table");
        return faults.Found;
    }

    /// <summary>What is wrong with a modal or a home.</summary>
    public static IReadOnlyList<string> FaultsOfView(JsonElement view)
    {
        var faults = new Faults();
        var blocks = view.GetProperty("blocks");
        Blocks(blocks, 100, faults);
        faults.Require(view.GetRawText().Length <= 250_000, "view is too large");
        faults.Require(!blocks.EnumerateArray().Any(block => TypeOf(block) == "table"), "a table outside a message");
        faults.Text(view, "callback_id", 255);
        if (view.TryGetProperty("private_metadata", out _))
            faults.Text(view, "private_metadata", 3_000);
        if (TypeOf(view) == "modal")
        {
            faults.PlainText(view, "title", 24);
            foreach (var button in new[] { "submit", "close" }.Where(name => view.TryGetProperty(name, out _)))
                faults.PlainText(view, button, 24);
            faults.Require(view.TryGetProperty("submit", out _) || !blocks.EnumerateArray().Any(block => TypeOf(block) == "input"), "inputs without a submit button");
        }

        return faults.Found;
    }

    private static void Blocks(JsonElement blocks, int most, Faults faults)
    {
        faults.Require(blocks.GetArrayLength() >= 1 && blocks.GetArrayLength() <= most, $"{blocks.GetArrayLength()} blocks");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks.EnumerateArray())
        {
            if (block.TryGetProperty("block_id", out var id))
                faults.Require(id.GetString() is { Length: > 0 and <= 255 } text && ids.Add("block " + text), $"block_id {id}");
            Block(block, faults);
            foreach (var element in Elements(block))
                Element(element, ids, faults);
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement block) => TypeOf(block) switch
    {
        "actions" => block.GetProperty("elements").EnumerateArray(),
        "input" => [block.GetProperty("element")],
        _ => [],
    };

    private static void Block(JsonElement block, Faults faults)
    {
        switch (TypeOf(block))
        {
            case "header":
                faults.PlainText(block, "text", 150);
                break;
            case "section":
                faults.Require(block.TryGetProperty("text", out _) || block.TryGetProperty("fields", out _), "a section of nothing");
                if (block.TryGetProperty("text", out _))
                    faults.TextObject(block, "text", 3_000);
                if (block.TryGetProperty("fields", out var fields))
                {
                    faults.Count(fields, 10, "fields");
                    foreach (var field in fields.EnumerateArray())
                        faults.TextObject(field, 2_000);
                }

                break;
            case "context":
                faults.Count(block.GetProperty("elements"), 10, "context");
                foreach (var element in block.GetProperty("elements").EnumerateArray())
                    faults.TextObject(element, 3_000);
                break;
            case "divider":
                break;
            case "actions":
                faults.Count(block.GetProperty("elements"), 25, "actions");
                faults.Require(block.GetProperty("elements").EnumerateArray().Count(element => element.TryGetProperty("style", out var style) && style.GetString() == "primary") <= 1, "two primary buttons");
                break;
            case "input":
                faults.PlainText(block, "label", 2_000);
                if (block.TryGetProperty("hint", out _))
                    faults.PlainText(block, "hint", 2_000);
                faults.Require(block.TryGetProperty("block_id", out _), "an input without a block_id");
                break;
            case "table":
                var rows = block.GetProperty("rows");
                faults.Count(rows, 100, "rows");
                faults.Count(block.GetProperty("column_settings"), 20, "columns");
                foreach (var row in rows.EnumerateArray())
                {
                    faults.Count(row, 20, "cells");
                    foreach (var cell in row.EnumerateArray())
                        faults.Require(TypeOf(cell) == "raw_text" && Sound(cell.GetProperty("text").GetString()!) is { Length: > 0 }, "a cell"); // a JSON string is never null
                }

                faults.Require(rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Sum(cell => cell.GetProperty("text").GetString()!.Length) <= 10_000, "a table of more than 10,000 characters");
                break;
            case "rich_text":
                faults.Count(block.GetProperty("elements"), int.MaxValue, "rich text");
                foreach (var part in block.GetProperty("elements").EnumerateArray())
                {
                    faults.Count(part.GetProperty("elements"), int.MaxValue, "rich text part");
                    foreach (var text in part.GetProperty("elements").EnumerateArray())
                        faults.Require(TypeOf(text) == "text" && text.GetProperty("text").GetString() is { Length: > 0 }, "rich text");
                }

                break;
            default:
                faults.Require(false, $"a block of type {TypeOf(block)}");
                break;
        }
    }

    private static void Element(JsonElement element, HashSet<string> ids, Faults faults)
    {
        faults.Require(element.GetProperty("action_id").GetString() is { Length: > 0 and <= 255 } id && ids.Add("action " + id), $"action_id {element.GetProperty("action_id")}");
        switch (TypeOf(element))
        {
            case "button":
                faults.PlainText(element, "text", 75);
                faults.Require(!element.TryGetProperty("style", out var style) || style.GetString() is "primary" or "danger", "style");
                if (element.TryGetProperty("value", out _))
                    faults.Text(element, "value", 2_000);
                if (element.TryGetProperty("url", out var url))
                    faults.Require(url.GetString() is { Length: <= 3_000 } address && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)), $"url {url}");
                if (element.TryGetProperty("confirm", out var confirm))
                {
                    faults.PlainText(confirm, "title", 100);
                    faults.PlainText(confirm, "text", 300);
                    faults.PlainText(confirm, "confirm", 30);
                    faults.PlainText(confirm, "deny", 30);
                }

                break;
            case "plain_text_input":
                var max = element.GetProperty("max_length").GetInt32();
                faults.Require(max is >= 1 and <= 3_000, "max_length");
                if (element.TryGetProperty("initial_value", out _))
                    faults.Text(element, "initial_value", max);
                break;
            case "number_input":
                faults.Require(!element.TryGetProperty("initial_value", out var number) || decimal.TryParse(number.GetString(), System.Globalization.CultureInfo.InvariantCulture, out _), "a number");
                break;
            case "datepicker":
                faults.Require(!element.TryGetProperty("initial_date", out var date) || DateOnly.TryParseExact(date.GetString(), "yyyy-MM-dd", out _), "a day");
                break;
            case "static_select" or "checkboxes":
                var options = element.GetProperty("options");
                faults.Count(options, TypeOf(element) == "checkboxes" ? 10 : 100, "options");
                foreach (var option in options.EnumerateArray())
                    Option(option, faults);
                faults.Require(options.EnumerateArray().DistinctBy(option => option.GetProperty("value").GetString()).Count() == options.GetArrayLength(), "two options of one value");
                if (element.TryGetProperty("initial_option", out var initial))
                    faults.Require(options.EnumerateArray().Any(option => JsonElement.DeepEquals(option, initial)), "an initial option that is none of the options");
                break;
            case "external_select":
                faults.PlainText(element, "placeholder", 150);
                if (element.TryGetProperty("initial_option", out var chosen))
                    Option(chosen, faults);
                break;
            default:
                faults.Require(false, $"an element of type {TypeOf(element)}");
                break;
        }
    }

    private static void Option(JsonElement option, Faults faults)
    {
        faults.PlainText(option, "text", 75);
        faults.Text(option, "value", 75);
    }

    private static string? TypeOf(JsonElement json) => json.GetProperty("type").GetString();

    // Null for text with half a character in it.
    private static string? Sound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return null;
        }

        return text;
    }

    /// <summary>What our own code writes in angle brackets: links to the web and to mail. Nothing of a customer's text does.</summary>
    [GeneratedRegex(@"<(https://|mailto:)[^<>|\s]*\|[^<>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex OwnLink();

    [GeneratedRegex(@"&(?!amp;|lt;|gt;)|[<>]", RegexOptions.CultureInvariant)]
    private static partial Regex Unescaped();

    private sealed class Faults
    {
        public List<string> Found { get; } = [];

        public void Require(bool isRight, string what)
        {
            if (!isRight)
                Found.Add(what);
        }

        public void Count(JsonElement array, int most, string what) => Require(array.GetArrayLength() >= 1 && array.GetArrayLength() <= most, $"{array.GetArrayLength()} {what}");

        public void Text(JsonElement json, string name, int most) =>
            Require(json.GetProperty(name).GetString() is { Length: > 0 } text && text.Length <= most && Sound(text) is not null, $"{name} of {json.GetProperty(name).GetString()!.Length} characters"); // a JSON string is never null

        public void PlainText(JsonElement json, string name, int most)
        {
            Require(TypeOf(json.GetProperty(name)) == "plain_text", $"{name} is marked up");
            TextObject(json, name, most);
        }

        public void TextObject(JsonElement json, string name, int most) => TextObject(json.GetProperty(name), most);

        public void TextObject(JsonElement text, int most)
        {
            var content = text.GetProperty("text").GetString()!; // a JSON string is never null
            Require(!string.IsNullOrWhiteSpace(content) && content.Length <= most && Sound(content) is not null, $"text of {content.Length} characters, at most {most}: {content[..Math.Min(content.Length, 40)]}");
            if (TypeOf(text) == "mrkdwn")
            {
                Mrkdwn(content, content);
                Require(text.TryGetProperty("verbatim", out var verbatim) && verbatim.GetBoolean(), "text that is linked by itself");
            }
        }

        public void Mrkdwn(string text, string what) => Require(!Unescaped().IsMatch(OwnLink().Replace(text, "")), $"alive or broken: {what}");
    }
}
