using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Phrases;
using RetentionBot.Understanding.Routing;
using RetentionBot.Understanding.Suggestions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding;

/// <summary>
/// Understands by the phrases the functions declare, and what no phrase fits by what was learnt from examples, once that is there. Safe for many turns at once.
/// </summary>
internal sealed class RequestUnderstanding : IUnderstanding
{
    private const int LongestName = 8;
    private const string Help = "help";
    private const string Summary = "customer.summary";
    private const string Yes = "confirm";
    private const string No = "decline";

    private static readonly Understood.Nothing Nothing = new([]);

    private readonly SkillCatalogue _catalogue;
    private readonly FindCustomer _find;
    private readonly PhraseCalls _calls;
    private readonly NearestRequests _nearest;
    private readonly LearntRequests _learnt;
    private readonly RoutedRequests _routed;
    private readonly Lexicon _lexicon;
    private readonly LearntCalls _learntCalls;

    /// <summary>Compiles the phrases, once.</summary>
    /// <param name="catalogue">The functions.</param>
    /// <param name="find">Searches for whom somebody names.</param>
    /// <param name="learnt">What was learnt from examples.</param>
    /// <param name="routed">Reads by it, with a language model's help where there is one.</param>
    /// <param name="lexicon">The words of the language people write in.</param>
    /// <exception cref="InvalidOperationException">A phrase cannot be read.</exception>
    public RequestUnderstanding(SkillCatalogue catalogue, FindCustomer find, LearntRequests learnt, RoutedRequests routed, Lexicon lexicon)
    {
        _learnt = learnt;
        _routed = routed;
        _lexicon = lexicon;
        _catalogue = catalogue;
        _find = find;
        _calls = new PhraseCalls(new PhraseBook(catalogue, lexicon), lexicon);
        _nearest = new NearestRequests(catalogue, _calls, find, lexicon);
        _learntCalls = new LearntCalls(catalogue, _nearest);
    }

    public async ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > IUnderstanding.LongestRequest)
        {
            return Nothing;
        }

        var said = _lexicon.Courtesies.Strip(_lexicon.Cut(trimmed));
        if (await AnsweredAsync(said, turn, cancellationToken) is { } answered)
        {
            return answered;
        }

        return WithWords(await RequestedAsync(trimmed, said, turn, cancellationToken), trimmed);
    }

    /// <summary>A yes or a no while nothing is waited for: whoever says it is told so. Null for another text.</summary>
    private Understood? ToNothing(TypedText said) => _lexicon.ShortReplies.Kind(said) switch
    {
        ShortReplyKind.Agreed or ShortReplyKind.Confirmed => CallOrNothing(Yes),
        ShortReplyKind.Declined => CallOrNothing(No),
        _ => null,
    };

    private Understood CallOrNothing(string function) => _catalogue.Find(function) is null ? Nothing : new Understood.Call(new SkillCall(function));

    private async ValueTask<Understood> RequestedAsync(string trimmed, TypedText said, SkillTurn turn, CancellationToken cancellationToken)
    {
        var request = Request.Of(trimmed, turn, _lexicon);
        var isForReader = _learnt.Reader?.IsMoreThanAPhrase(said) == true;
        if (!isForReader && (await PhraseAsync(request, turn, cancellationToken) ?? await NameAsync(said, turn, cancellationToken)) is { } phrased)
        {
            return phrased;
        }

        if (_learnt.Reader is null)
        {
            return new Understood.Nothing(await _nearest.ToAsync(request, turn, cancellationToken));
        }

        var subject = turn.Subject is { } number ? $"#{number}" : null;
        var routed = await _routed.ReadAsync(
            ShortId.Without(trimmed), turn.Today, turn.Say.Culture, turn.Caller.Number, subject, () => turn.Doing?.Invoke("Asking the language model what you mean…"), cancellationToken);
        turn.SentToModel(routed.Named.Select(customer => $"#{customer}"));
        if (routed.IsByModel && await ByModelAsync(routed.Frame, turn, cancellationToken) is { } understood)
        {
            return understood;
        }

        var read = _learntCalls.Of(routed.Frame, request, turn) ?? new Understood.Nothing(await _nearest.ToAsync(_learntCalls.Nearest(routed.Frame), request, turn, cancellationToken));
        return routed.Failure is { } failure ? read with { Note = ModelNotes.Of(failure) } : read;
    }

    /// <summary>What a model took the request for: an answer is given at once, before a change it is asked.</summary>
    private async ValueTask<Understood?> ByModelAsync(Frame frame, SkillTurn turn, CancellationToken cancellationToken) => _learntCalls.Do(frame.Intent, frame) switch
    {
        Understood.Call call when _catalogue.Find(call.Skill.Function) is { IsWriting: true } function => await ConfirmAsync(call.Skill, function, turn, cancellationToken),
        { } understood => understood with { Note = "What you meant was read with the help of the language model." },
        null => null,
    };

    /// <summary>The question about a change. Whom it is about is settled now, and told with the full name: the conversation may be about somebody else when it is answered.</summary>
    private async ValueTask<Understood> ConfirmAsync(SkillCall call, SkillFunction function, SkillTurn turn, CancellationToken cancellationToken)
    {
        var confirm = new Understood.Confirm(call, function.Purpose);
        if (function.Parameters.FirstOrDefault(parameter => parameter.Type == typeof(Customer)) is not { } parameter)
        {
            return confirm;
        }

        var said = call.Argument(parameter.Name);
        var asked = said is not null && said != SkillParameter.Subject ? said : turn.Subject is { } number && (said is not null || !parameter.IsOnlyIfNamed) ? $"#{number}" : null;
        return asked is not null && await _find(asked, turn.Caller.Number, cancellationToken) is { Match: CustomerMatch.Exact or CustomerMatch.Fuzzy, Customers: [var about] }
            ? confirm with { Skill = call.With(parameter.Name, $"#{about.Number}"), About = about }
            : confirm;
    }

    /// <summary>A function that reads more from the sentence than slots hold gets the sentence; of two requests, only its own.</summary>
    private Understood WithWords(Understood understood, string text)
    {
        var own = understood.Then is { } then && text.EndsWith(then, StringComparison.Ordinal) ? text[..^then.Length] : text;
        return understood switch
        {
            Understood.Call call => call with { Skill = WithWords(call.Skill, own) },
            Understood.Confirm confirm => confirm with { Skill = WithWords(confirm.Skill, own) },
            Understood.Ask ask => ask with { Choices = [.. ask.Choices.Select(choice => choice with { Skill = WithWords(choice.Skill, own) })] },
            _ => understood,
        };
    }

    private SkillCall WithWords(SkillCall call, string text) =>
        _catalogue.Find(call.Function)?.Parameters.Any(parameter => parameter.Name == SkillParameter.WholeRequest) == true ? call.With(SkillParameter.WholeRequest, text) : call;

    /// <summary>What answers the bot's last words: help, a number, more, "looks good"; null for a request of its own.</summary>
    private async ValueTask<Understood?> AnsweredAsync(TypedText said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Awaited.Count > 0 && _lexicon.ShortReplies.Kind(said) is { } kind && turn.Awaited.FirstOrDefault(awaited => awaited.Kind == kind) is { } reply)
        {
            return new Understood.Call(reply.Call.Call);
        }

        if (_lexicon.ShortReplies.IsHelp(said))
        {
            return ToNothing(said) ?? CallOrNothing(Help);
        }

        if (turn.Memory.Choices.Count > 0 && _lexicon.ShortReplies.Choice(said) is { } number)
        {
            return await ChosenAsync(number, turn, cancellationToken);
        }

        return turn.Memory.More is { } more && _lexicon.ShortReplies.IsMore(said) ? new Understood.Call(more.Call) : null;
    }

    /// <summary>The call of the phrase that fits; null when none does.</summary>
    private async ValueTask<Understood?> PhraseAsync(Request request, SkillTurn turn, CancellationToken cancellationToken) =>
        _calls.Find(request) is { } found && !LosesTheSpan(found, request) && await IsCertainAsync(found, turn, cancellationToken) ? new Understood.Call(found.Call) : null;

    /// <summary>Whether a phrase says nothing of a time the function can be told: what was learnt reads it.</summary>
    private bool LosesTheSpan(FoundCall found, Request request) => request.Span is not null && _learnt.Reader is not null && found.Function.TakesDayOnly;

    /// <summary>Whether a phrase means what it says: what changes something is taken by a phrase only when it names somebody there is, for it may be a longer request that was learnt.</summary>
    private async ValueTask<bool> IsCertainAsync(FoundCall found, SkillTurn turn, CancellationToken cancellationToken) =>
        found.Function.IsWriting && _learnt.Reader is not null
            ? await IsSomebodyAsync(found with { Doubt = NameDoubt.Strange }, turn, cancellationToken)
            : found.Doubt == NameDoubt.None || await IsSomebodyAsync(found, turn, cancellationToken);

    /// <summary>One of the choices; a number there is not leaves them open.</summary>
    private async ValueTask<Understood> ChosenAsync(int number, SkillTurn turn, CancellationToken cancellationToken)
    {
        var choices = turn.Memory.Choices;
        if (number == ShortReplies.Last || number <= choices.Count)
        {
            return new Understood.Call(choices[Math.Min(number, choices.Count) - 1].Call);
        }

        return new Understood.Nothing(await _nearest.AgainAsync(choices.Select(choice => choice.Call), turn, cancellationToken));
    }

    /// <summary>Whether what a short phrase took for a name is one, or near enough to one.</summary>
    private async ValueTask<bool> IsSomebodyAsync(FoundCall found, SkillTurn turn, CancellationToken cancellationToken)
    {
        var names = found.Function.Parameters.Where(parameter => parameter.Type == typeof(Customer)).Select(parameter => found.Call.Argument(parameter.Name));
        foreach (var asked in names.OfType<string>())
        {
            var search = await _find(asked, turn.Caller.Number, cancellationToken);
            if (search.Match == CustomerMatch.None && !(found.Doubt == NameDoubt.AnyWord && search.Customers.Count > 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Somebody's name and nothing else asks who that is.</summary>
    private async ValueTask<Understood?> NameAsync(TypedText said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (said.Count > LongestName || _catalogue.Find(Summary) is not { } summary || !_lexicon.Customers.MayBeName(said, 0, said.Count))
        {
            return null;
        }

        var name = _lexicon.Customers.Name(said, 0, said.Count, ownsWhatFollows: false);
        var search = await _find(name, turn.Caller.Number, cancellationToken);
        var parameter = summary.Parameters.First(parameter => parameter.Type == typeof(Customer)).Name;
        return search.Match == CustomerMatch.Exact ? new Understood.Call(new SkillCall(Summary).With(parameter, name)) : null;
    }
}
