using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Understanding;

/// <summary>Turns what somebody typed into a call. It picks and fills in; it answers nothing and changes nothing.</summary>
public interface IUnderstanding
{
    /// <summary>Longer texts are letters and notes, and no request; in characters.</summary>
    const int LongestRequest = 500;

    /// <summary>What the words come to, for whoever asks, at the turn's own time. Never throws on any text.</summary>
    /// <param name="text">As it was typed; may be empty, long or in any language.</param>
    /// <param name="turn">Who asks, when, and what the conversation is about.</param>
    ValueTask<Understood> UnderstandAsync(string text, SkillTurn turn, CancellationToken cancellationToken);
}

/// <summary>What a text came to; a closed family.</summary>
public abstract record Understood
{
    private Understood()
    {
    }

    /// <summary>A second request in the same message, as it was typed, to be offered when the first is done; null when there is none.</summary>
    public string? Then { get; init; }

    /// <summary>A sentence for whoever asked about how it was understood; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>This is to be done.</summary>
    public sealed record Call(SkillCall Skill) : Understood;

    /// <summary>A language model takes it for this, which would change something: it is done when whoever asked says so in answer to a question.</summary>
    /// <param name="Skill">What would be done.</param>
    /// <param name="Purpose">What that is, a sentence.</param>
    public sealed record Confirm(SkillCall Skill, string Purpose) : Understood
    {
        /// <summary>Whom it is about, whose number the call holds, so that it is about nobody else when it is done later; null for nobody, and while several may be meant.</summary>
        public Customer? About { get; init; }
    }

    /// <summary>It is clear what is wanted, and it is not built yet.</summary>
    /// <param name="Intent">The name the function will have.</param>
    /// <param name="Purpose">What it would do, as in "I cannot … yet".</param>
    public sealed record NotYet(string Intent, string Purpose) : Understood;

    /// <summary>It could mean several things, and it has to be asked which.</summary>
    /// <param name="Question">What is asked back, a sentence.</param>
    /// <param name="Choices">What it could mean, at least two; each with the words of its button.</param>
    public sealed record Ask(string Question, IReadOnlyList<Suggestion> Choices) : Understood;

    /// <summary>It is nothing the bot may do for anybody: to ignore its rules, to be somebody else, for everybody's data.</summary>
    public sealed record Refused : Understood;

    /// <summary>Nothing fits.</summary>
    /// <param name="Suggestions">What comes nearest and can be done, best first, at most three; each with the words of its button.</param>
    public sealed record Nothing(IReadOnlyList<Suggestion> Suggestions) : Understood;
}

/// <summary>Something that could have been meant.</summary>
/// <param name="Title">A short request, as somebody would type it.</param>
/// <param name="Skill">What it would do.</param>
public sealed record Suggestion(string Title, SkillCall Skill);
