using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Phrases;

namespace RetentionBot.Understanding;

/// <summary>What comes nearest to a text that was not understood: functions whose phrases share its words, the rarer the better, about the customer it names.</summary>
internal sealed class Suggestions
{
    private const int Most = 3;
    private const string Help = "help";
    private const string More = "more";
    private const string CustomerInBraces = "{customer}";

    private readonly SkillCatalogue _catalogue;
    private readonly CustomerBook _customers;
    private readonly NameSpotter _spotter;
    private readonly Dictionary<string, HashSet<SkillFunction>> _byWord = new(StringComparer.Ordinal);

    public Suggestions(SkillCatalogue catalogue, PhraseBook book, CustomerBook customers, NameSpotter spotter)
    {
        _catalogue = catalogue;
        _customers = customers;
        _spotter = spotter;
        foreach (var pattern in book.Patterns)
        {
            foreach (var word in pattern.Literals)
            {
                (_byWord.TryGetValue(word, out var functions) ? functions : _byWord[word] = []).Add(pattern.Function);
            }
        }
    }

    /// <summary>Just help, where there is help.</summary>
    public IReadOnlyList<Suggestion> ForHelp() => _catalogue.Find(Help) is null ? [] : [new Suggestion(Help, new SkillCall(Help))];

    /// <summary>At most three, best first; help when nothing comes near.</summary>
    public async ValueTask<IReadOnlyList<Suggestion>> ForAsync(string text, PhraseText asked, SkillTurn turn, CancellationToken cancellationToken)
    {
        var name = _spotter.Find(text);
        var customer = name;
        if (name is null && turn.Subject is { } subject && await _customers.FindAsync(subject, cancellationToken) is { } known)
        {
            (name, customer) = (known.Document.Name, $"#{subject}");
        }

        var found = Nearest(asked, aboutCustomer: name is not null)
            .Select(function => Suggest(function, name, customer))
            .OfType<Suggestion>().Take(Most).ToList();
        return found.Count > 0 ? found : ForHelp();
    }

    private IEnumerable<SkillFunction> Nearest(PhraseText asked, bool aboutCustomer)
    {
        var scores = new Dictionary<SkillFunction, double>();
        foreach (var word in asked.Present)
        {
            if (_byWord.TryGetValue(word, out var functions))
            {
                // A word of one function says much, one of all says nothing.
                var weight = Math.Log((double)_catalogue.Functions.Count / functions.Count);
                foreach (var function in functions)
                {
                    scores[function] = scores.GetValueOrDefault(function) + weight;
                }
            }
        }

        // Help is what is left when nothing comes near, and "more" is no request of its own.
        var near = scores.Where(score => score.Value > 0 && score.Key.Name is not (Help or More)).OrderByDescending(score => score.Value).ThenBy(score => score.Key.Name, StringComparer.Ordinal).Select(score => score.Key);
        return aboutCustomer && _catalogue.Find("customer.summary") is { } summary ? near.Append(summary).Distinct() : near;
    }

    private static Suggestion? Suggest(SkillFunction function, string? name, string? customer)
    {
        if (!function.TakesCustomer)
        {
            var plain = function.Examples.FirstOrDefault(example => !example.Contains(CustomerInBraces, StringComparison.Ordinal));
            return plain is null || function.Parameters.Any(IsNeeded) ? null : new Suggestion(plain, new SkillCall(function.Name));
        }

        var about = function.Examples.FirstOrDefault(example => example.Contains(CustomerInBraces, StringComparison.Ordinal));
        return name is null || customer is null || about is null || function.Parameters.Any(IsNeeded)
            ? null
            : new Suggestion(about.Replace(CustomerInBraces, name, StringComparison.Ordinal), new SkillCall(function.Name).With(SlotWords.Customer, customer));
    }

    /// <summary>Whether a function cannot be called without an argument that a suggestion does not know.</summary>
    private static bool IsNeeded(SkillParameter parameter) =>
        !parameter.IsOptional && parameter.Type != typeof(Customer) && parameter.Type != typeof(SkillTurn) && parameter.Type != typeof(CancellationToken);
}
