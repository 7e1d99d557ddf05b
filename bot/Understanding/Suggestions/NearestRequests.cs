using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Phrases;

namespace RetentionBot.Understanding.Suggestions;

/// <summary>What may have been meant where no phrase fits: the functions nearest by their words, for the customer who is named or was spoken of.</summary>
internal sealed class NearestRequests
{
    private const int Most = 3;

    /// <summary>With more words than this around a time, it is not the time that is asked about.</summary>
    private const int MostWordsAround = 3;
    private const string Summary = "customer.summary";
    private const string Nobody = "a customer";

    private readonly SkillCatalogue _catalogue;
    private readonly PhraseCalls _calls;
    private readonly FunctionWords _words;
    private readonly NamedCustomer _named;
    private readonly Lexicon _lexicon;

    public NearestRequests(SkillCatalogue catalogue, PhraseCalls calls, FindCustomer find, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _catalogue = catalogue;
        _calls = calls;
        _words = new FunctionWords(catalogue, lexicon);
        _named = new NamedCustomer(_words, find, lexicon.Customers);
    }

    /// <summary>At most three, best first, by the words that functions share with the request; none when nothing is near.</summary>
    public ValueTask<IReadOnlyList<Suggestion>> ToAsync(Request request, SkillTurn turn, CancellationToken cancellationToken) =>
        ToAsync(_words.Nearest(request.Text), request, turn, cancellationToken);

    /// <summary>At most three of the functions that are likely, in their order; none when nothing is near.</summary>
    public async ValueTask<IReadOnlyList<Suggestion>> ToAsync(IEnumerable<SkillFunction> likely, Request request, SkillTurn turn, CancellationToken cancellationToken)
    {
        var named = await _named.InAsync(request.Text, turn, cancellationToken);
        var about = named ?? await _named.SubjectAsync(turn, cancellationToken);
        var nearest = likely.ToList();
        if (nearest.Count == 0)
        {
            nearest = Following(request, named, about);
        }

        return [.. nearest.Select(function => Suggest(function, about, request, turn)).OfType<Suggestion>().Take(Most)];
    }

    /// <summary>One for each of the functions that can be asked for, at most three, about whoever is named.</summary>
    /// <param name="customer">As it was typed; null for whoever the conversation is about.</param>
    public IEnumerable<Suggestion> Of(IEnumerable<SkillFunction> functions, string? customer, Request request, SkillTurn turn)
    {
        foreach (var function in functions.Take(Most))
        {
            if (TitleOf(function, customer ?? (turn.Subject is null ? Nobody : "them"), request, turn) is { } title)
            {
                var call = new SkillCall(function.Name);
                yield return new Suggestion(title, customer is not null && CustomerParameter(function) is { } parameter ? call.With(parameter, customer) : call);
            }
        }
    }

    /// <summary>A request for a function as somebody would type it, with the time of the request it stands for; null when the function has none.</summary>
    public string? TitleOf(SkillFunction function, string customer, Request request, SkillTurn turn) => Sample(function, turn) is not { } sample ? null
        : SampleRequest.For(sample, customer) + (request.Span is null || PeriodParameter(function) is null ? "" : $" {request.SpanWords}");

    /// <summary>One for each of the first calls that were offered before.</summary>
    public async ValueTask<IReadOnlyList<Suggestion>> AgainAsync(IEnumerable<SkillCall> offered, SkillTurn turn, CancellationToken cancellationToken)
    {
        var suggestions = new List<Suggestion>();
        foreach (var call in offered.Take(Most))
        {
            if (_catalogue.Find(call.Function) is { } function && Sample(function, turn) is { } sample)
            {
                var asked = call.Argument(CustomerParameter(function) ?? "");
                var customer = asked is null ? null : await _named.OnlyAsync(asked, turn, cancellationToken);
                suggestions.Add(new Suggestion(SampleRequest.For(sample, customer?.Name ?? asked ?? Nobody), call));
            }
        }

        return suggestions;
    }

    /// <summary>For words that say only when, or only whom: what can be asked of that time, or who that is.</summary>
    private List<SkillFunction> Following(Request request, Customer? named, Customer? about)
    {
        if (request.Span is not null && about is not null && request.Text.Count <= MostWordsAround)
        {
            return [.. _catalogue.Functions.Where(function => function.TakesCustomer && PeriodParameter(function) is not null)];
        }

        return named is not null && _catalogue.Find(Summary) is { } summary ? [summary] : [];
    }

    private Suggestion? Suggest(SkillFunction function, Customer? about, Request request, SkillTurn turn)
    {
        if (TitleOf(function, about?.Name ?? Nobody, request, turn) is not { } title)
        {
            return null;
        }

        var span = PeriodParameter(function) is null ? null : request.Span;
        var found = _calls.Find(Request.Of(title, turn, _lexicon))?.Call;
        var call = found?.Function == function.Name ? found : new SkillCall(function.Name);
        if (span is { } asked && PeriodParameter(function) is { } period)
        {
            call = call.With(period, asked.Period.ToString());
        }

        return new Suggestion(title, CustomerParameter(function) is { } customer ? About(call, customer, about) : call);
    }

    private static SkillCall About(SkillCall call, string parameter, Customer? about) => about is null
        ? call with { Arguments = call.Arguments.Where(argument => argument.Key != parameter).ToDictionary() }
        : call.With(parameter, $"#{about.Number}");

    private string? Sample(SkillFunction function, SkillTurn turn) =>
        SampleRequest.Of(function, _lexicon, text => PeriodReader.Find(text, turn.Today, turn.Say.Culture, _lexicon) is not null);

    private static string? CustomerParameter(SkillFunction function) => function.Parameters.FirstOrDefault(parameter => parameter.Type == typeof(Customer))?.Name;

    private static string? PeriodParameter(SkillFunction function) => function.Parameters.FirstOrDefault(parameter => parameter.Type == typeof(Period))?.Name;
}
