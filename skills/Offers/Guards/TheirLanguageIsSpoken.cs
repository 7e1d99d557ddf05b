using System.Globalization;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A customer is written to in their own language.</summary>
public sealed class TheirLanguageIsSpoken : IGuard
{
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken) => new(
        outgoing is { Text: not null, Customer.Language: { Length: > 0 } theirs } && Main(theirs) != Main(outgoing.Language)
            ? [new GuardFinding(nameof(TheirLanguageIsSpoken), GuardVerdict.Warned, $"{outgoing.Customer.Name} wants to be written to in {Name(theirs)}, and this is {Name(outgoing.Language)}.")]
            : []);

    /// <summary>The language without its country: <c>de</c> of <c>de-AT</c>.</summary>
    private static string Main(string language) => language.Split('-', '_')[0].ToLowerInvariant();

    /// <summary>As it is called in English; a tag that is none stays as it is, for it comes from other systems.</summary>
    private static string Name(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(Main(language)).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}
