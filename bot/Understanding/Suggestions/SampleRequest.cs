using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Phrases;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>Words by which a function can be asked for.</summary>
internal static class SampleRequest
{
    private const string CustomerSlot = "{customer}";

    /// <summary>A request that names no time, <c>{customer}</c> still in it if the function takes one; null when the function has none.</summary>
    /// <param name="function">The function.</param>
    /// <param name="lexicon">The words of the language it is asked in.</param>
    /// <param name="isTimed">Whether a text names a time.</param>
    public static string? Of(SkillFunction function, Lexicon lexicon, Func<string, bool> isTimed)
    {
        var requests = function.Examples.Concat(function.Phrases.Select(phrase => PhraseParser.Parse(phrase, lexicon.Spelling)).Select(Plainest));
        return requests.Select(request => request.TrimEnd('?', '.', '!', ' ')).FirstOrDefault(request =>
            request.Contains(CustomerSlot, StringComparison.Ordinal) == function.TakesCustomer
            && !request.Replace(CustomerSlot, "", StringComparison.Ordinal).Contains('{', StringComparison.Ordinal)
            && !isTimed(request));
    }

    /// <summary>The request with a customer's name in it.</summary>
    public static string For(string request, string customer) => request.Replace(CustomerSlot, customer, StringComparison.Ordinal);

    private static string Plainest(IReadOnlyList<PhrasePart> parts) => string.Join(' ', parts.Select(part => part switch
    {
        PhrasePart.Word word => word.Text,
        PhrasePart.Slot slot => $"{{{slot.Name}}}",
        PhrasePart.Choice { IsOptional: false } choice => Plainest(choice.Ways[0]),
        _ => "",
    }).Where(words => words.Length > 0));
}
