using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Suggestions;

namespace RetentionBot.Understanding;

/// <summary>Decides what becomes of a frame: a call, a question back, a plain "not yet", a refusal, or nothing.</summary>
internal sealed class LearntCalls(SkillCatalogue catalogue, NearestRequests nearest)
{
    /// <summary>What was learnt has to be this certain to be done; below, it is only suggested.</summary>
    internal const float LeastCertain = 0.35f;

    /// <summary>What is less likely than this is not suggested either.</summary>
    private const float LeastSuggested = 0.02f;

    /// <summary>As for <see cref="LeastSuggested"/>, for what would change something.</summary>
    private const float LeastSuggestedToChange = 0.15f;

    /// <summary>The function for a sentence that records more than one thing.</summary>
    private const string Several = "log.several";

    /// <summary>What it comes to; null when it is not certain enough.</summary>
    public Understood? Of(Frame frame, Request request, SkillTurn turn)
    {
        if (frame.IsRefused)
        {
            return new Understood.Refused();
        }

        return Certain(frame, request, turn) is { } understood ? understood with { Then = frame.Next } : null;
    }

    /// <summary>The functions that may have been meant, the most likely first; none where nothing was asked for.</summary>
    public IEnumerable<SkillFunction> Nearest(Frame frame) => frame is { Intent: Frame.None, Likelihood: >= RequestReader.SurelyNone } ? []
        : frame.Ranked.Where(ranked => ranked.Likelihood >= LeastSuggested)
            .Select(ranked => catalogue.Find(ranked.Intent) is { } function && (!function.IsWriting || ranked.Likelihood >= LeastSuggestedToChange) ? function : null)
            .OfType<SkillFunction>();

    private Understood? Certain(Frame frame, Request request, SkillTurn turn)
    {
        if (frame.Intent != Frame.Clarify)
        {
            return frame.Likelihood >= LeastCertain ? Do(frame.Intent, frame) : null;
        }

        // Who is meant of several of one name, and what is missing, the function asks itself.
        if (frame.Intents is [var only])
        {
            return frame.IsEither ? Either(only, frame, request, turn) : frame.Likelihood >= LeastCertain ? Do(only, frame) : null;
        }

        List<Suggestion> meanings = [.. nearest.Of(frame.Intents.Select(catalogue.Find).OfType<SkillFunction>(), frame.CustomerAsTyped, request, turn)];
        return meanings.Count > 1 ? new Understood.Ask("I am not sure what you mean.", meanings) : null;
    }

    /// <summary>What an intent comes to that is certain; null where nobody knows of it.</summary>
    public Understood? Do(string intent, Frame frame) =>
        FrameCalls.IsOfSeveral(frame) && catalogue.Find(Several) is { } several ? new Understood.Call(FrameCalls.Of(frame, several))
        : catalogue.Find(intent) is { } function ? new Understood.Call(FrameCalls.Of(frame, function))
        : PlannedFunctions.PurposeOf(intent) is { } purpose ? new Understood.NotYet(intent, purpose)
        : null;

    private Understood? Either(string intent, Frame frame, Request request, SkillTurn turn)
    {
        if (catalogue.Find(intent) is not { } function || function.Parameters.FirstOrDefault(parameter => parameter.Type == typeof(Customer)) is not { } customer)
        {
            return Do(intent, frame);
        }

        var call = FrameCalls.Of(frame, function);
        return new Understood.Ask("Whom do you mean?", [.. frame.Customers.Select(name => new Suggestion(nearest.TitleOf(function, name, request, turn) ?? name, call.With(customer.Name, name)))]);
    }
}
