using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Phrases;
using RetentionBot.Understanding.Suggestions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding;

/// <summary>
/// Understands by the phrases the functions declare, and what no phrase fits by what was learnt from examples, once that is there. Safe for many turns at once.
/// </summary>
internal sealed class RequestUnderstanding : IUnderstanding
{
    /// <summary>Longer texts are letters and notes, and no request that a phrase could fit; in characters.</summary>
    public const int LongestRequest = 500;

    private const int LongestName = 8;
    private const string Help = "help";
    private const string Summary = "customer.summary";

    /// <summary>What was learnt has to be this certain to be done; below, it is only suggested.</summary>
    private const float LeastCertain = 0.35f;

    private static readonly Understood.Nothing Nothing = new([]);

    private readonly SkillCatalogue _catalogue;
    private readonly FindCustomer _find;
    private readonly PhraseCalls _calls;
    private readonly NearestRequests _nearest;
    private readonly LearntRequests _learnt;

    /// <summary>Compiles the phrases, once.</summary>
    /// <param name="catalogue">The functions.</param>
    /// <param name="find">Searches for whom somebody names.</param>
    /// <param name="learnt">What was learnt from examples.</param>
    /// <exception cref="InvalidOperationException">A phrase cannot be read.</exception>
    public RequestUnderstanding(SkillCatalogue catalogue, FindCustomer find, LearntRequests learnt)
    {
        _learnt = learnt;
        _catalogue = catalogue;
        _find = find;
        _calls = new PhraseCalls(new PhraseBook(catalogue));
        _nearest = new NearestRequests(catalogue, _calls, find);
    }

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > LongestRequest)
        {
            return Nothing;
        }

        var said = Courtesies.Strip(TypedText.Of(trimmed));
        if (ShortReply.IsHelp(said))
        {
            return _catalogue.Find(Help) is null ? Nothing : new Understood.Call(new SkillCall(Help));
        }

        if (turn.Memory.Choices.Count > 0 && ShortReply.Choice(said) is { } number)
        {
            return await ChosenAsync(number, turn, cancellationToken);
        }

        if (turn.Memory.More is { } more && ShortReply.IsMore(said))
        {
            return new Understood.Call(more.Call);
        }

        var request = Request.Of(trimmed, turn);
        if (_calls.Find(request) is { } found && (found.Doubt == NameDoubt.None || await IsSomebodyAsync(found, turn, cancellationToken)))
        {
            return new Understood.Call(found.Call);
        }

        return await NameAsync(said, turn, cancellationToken)
            ?? await LearntAsync(trimmed, turn, cancellationToken)
            ?? new Understood.Nothing(await _nearest.ToAsync(request, turn, cancellationToken));
    }

    /// <summary>One of the choices; a number there is not leaves them open.</summary>
    private async ValueTask<Understood> ChosenAsync(int number, SkillTurn turn, CancellationToken cancellationToken)
    {
        var choices = turn.Memory.Choices;
        if (number == ShortReply.Last || number <= choices.Count)
        {
            return new Understood.Call(choices[Math.Min(number, choices.Count) - 1].Call);
        }

        return new Understood.Nothing(await _nearest.AgainAsync(choices.Select(choice => choice.Call), turn, cancellationToken));
    }

    /// <summary>Whether what a short phrase took for a name is one, or near enough to one.</summary>
    private async ValueTask<bool> IsSomebodyAsync(FoundCall found, SkillTurn turn, CancellationToken cancellationToken)
    {
        var names = found.Function.Parameters.Where(parameter => parameter.Type == typeof(Customer)).Select(parameter => found.Call.Argument(parameter.Name));
        if (names.OfType<string>().FirstOrDefault() is not { } asked)
        {
            return true;
        }

        var search = await _find(asked, turn.Caller.Number, cancellationToken);
        return search.Match != CustomerMatch.None || (found.Doubt == NameDoubt.AnyWord && search.Customers.Count > 0);
    }

    /// <summary>What the words are most like; null when nothing was learnt yet, or when it is not certain enough.</summary>
    private async ValueTask<Understood?> LearntAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (_learnt.Reader is not { } reader || await reader.ReadAsync(text, turn.Today, turn.Say.Culture, turn.Caller.Number, subject: null, cancellationToken) is not { } frame)
        {
            return null;
        }

        if (frame.IsRefused)
        {
            return new Understood.Refused();
        }

        // What has to be asked back is asked by the function itself, of what it was told.
        var intent = frame.Intent == Frame.Clarify && frame.Intents is [var only] ? only : frame.Intent;
        if (frame.Likelihood < LeastCertain)
        {
            return null;
        }

        return _catalogue.Find(intent) is { } function ? new Understood.Call(FrameCalls.Of(frame, function))
            : PlannedFunctions.PurposeOf(intent) is { } purpose ? new Understood.NotYet(intent, purpose)
            : null;
    }

    /// <summary>Somebody's name and nothing else asks who that is.</summary>
    private async ValueTask<Understood?> NameAsync(TypedText said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (said.Count > LongestName || _catalogue.Find(Summary) is not { } summary || !CustomerWords.MayBeName(said, 0, said.Count))
        {
            return null;
        }

        var name = CustomerWords.Name(said, 0, said.Count, ownsWhatFollows: false);
        var search = await _find(name, turn.Caller.Number, cancellationToken);
        var parameter = summary.Parameters.First(parameter => parameter.Type == typeof(Customer)).Name;
        return search.Match == CustomerMatch.Exact ? new Understood.Call(new SkillCall(Summary).With(parameter, name)) : null;
    }
}
