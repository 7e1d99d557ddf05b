using System.Text.Json.Serialization;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Understanding.Routing;

/// <summary>A message as a language model is sent it, and the way back from what the model quotes of it.</summary>
internal sealed class SentMessage
{
    private readonly string _typed;
    private readonly List<(string Placeholder, string Words)> _names = [];

    /// <param name="typed">As it was typed.</param>
    /// <param name="read">Who is named in it.</param>
    /// <param name="fields">What may be sent.</param>
    public SentMessage(string typed, ReadText read, ModelFields fields)
    {
        _typed = typed;
        Text = typed;
        foreach (var words in read.Names.Where(_ => !fields.Names).Select(mention => mention.Words).Distinct().OrderByDescending(words => words.Length))
        {
            var placeholder = $"[name {_names.Count + 1}]";
            _names.Add((placeholder, words));
            Text = Text.Replace(words, placeholder, StringComparison.Ordinal);
        }

        Text = HiddenContacts.Of(Text, fields);
    }

    /// <summary>What is sent.</summary>
    public string Text { get; }

    /// <summary>The arguments as they stand in what was typed; null where one is no argument of the function, or does not stand there.</summary>
    public IReadOnlyDictionary<string, string>? Quoted(IReadOnlyDictionary<string, string> arguments, ModelFunction function)
    {
        var quoted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in arguments)
        {
            var words = _names.Aggregate(given.Trim(), (each, hidden) => each.Replace(hidden.Placeholder, hidden.Words, StringComparison.OrdinalIgnoreCase));
            if (words.Length == 0)
            {
                continue;
            }

            if (!function.Parameters.Any(parameter => parameter.Name == name) || IndexOf(words) is not { } at)
            {
                return null;
            }

            quoted[name] = _typed.Substring(at, words.Length);
        }

        return quoted;
    }

    /// <summary>Where words stand in what was typed as words, and not as a part of others: "the strand" is not quoted from "the strands". Null for nowhere.</summary>
    private int? IndexOf(string words)
    {
        for (var at = 0; (at = _typed.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if (!IsWithinWord(at) && !IsWithinWord(at + words.Length))
            {
                return at;
            }
        }

        return null;
    }

    private bool IsWithinWord(int at) => at > 0 && at < _typed.Length && char.IsLetterOrDigit(_typed[at - 1]) && char.IsLetterOrDigit(_typed[at]);
}

/// <summary>What a model is sent of a message.</summary>
internal sealed record RoutedMessage(string Message);

/// <summary>Writes it as <see cref="ModelJson"/> says.</summary>
[JsonSerializable(typeof(RoutedMessage))]
internal sealed partial class RoutedMessageJson : JsonSerializerContext
{
    public static RoutedMessageJson Readable { get; } = new(ModelJson.NewOptions());
}
