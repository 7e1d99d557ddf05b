using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>
/// Requests that are refused before anything is looked up: to ignore the rules, to be somebody else, for everybody's data, for code. A courtesy only: rights are checked by the
/// functions, and whatever slips past does no harm.
/// </summary>
internal sealed class UnsafeRequest
{
    private readonly string[] _always;
    private readonly string[] _everybody;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public UnsafeRequest(string language)
    {
        var words = WordList.In(language, "refusals").Groups("anything", "erasing");
        _always = [.. words["anything"]];
        _everybody = [.. words["erasing"]];
    }

    /// <summary>Whether words stand in it that are refused whatever they ask for.</summary>
    public bool IsSaid(TypedText text) => Says(_always, text);

    /// <summary>Whether everybody is to be erased or given away.</summary>
    /// <param name="intent">What it is.</param>
    public bool IsOfEverybody(ReadText request, string intent) =>
        intent is "data.forget" or "customer.assign" && !request.Names.Any(mention => mention.Customers is not null) && Says(_everybody, request.Text);

    private static bool Says(string[] phrases, TypedText text) => Array.Exists(phrases, phrase => text.Original.Contains(phrase, StringComparison.OrdinalIgnoreCase));
}
