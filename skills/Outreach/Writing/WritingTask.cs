using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Recipients;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>All that a message is written from.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Sheet">What it may tell.</param>
/// <param name="Recipe">How it is to be written.</param>
/// <param name="Templates">The language.</param>
/// <param name="Culture">How its days and amounts are written.</param>
/// <param name="To">Whom it goes to; null when nobody is known by name.</param>
/// <param name="Sender">Who signs it.</param>
/// <param name="Today">The day it is written.</param>
/// <param name="Seed">Where the choice among several ways begins: the same for the same customer and kind, so that writing again gives the same text.</param>
/// <param name="Said">The sentences that were said to them lately, folded: see <see cref="Sentences"/>.</param>
internal sealed record WritingTask(
    MessageKind Kind, FactSheet Sheet, DraftRecipe Recipe, LanguageTemplates Templates, CultureInfo Culture, AddressedPerson? To, AccountManager Sender, DateOnly Today, int Seed, IReadOnlySet<string> Said)
{
    /// <summary>The facts an earlier version told, by their placeholders: they are told again.</summary>
    public IReadOnlySet<string> Kept { get; init; } = new HashSet<string>();

    /// <summary>The form of address; null where the language has only one.</summary>
    public string? Form => Templates.Style.Forms.Count == 0 ? null
        : Recipe.Form is { } asked && Templates.Style.Forms.Contains(asked) ? asked
        : To?.Form is { } own && Templates.Style.Forms.Contains(own) ? own
        : Templates.Style.Forms[0];

    /// <summary>Whether they are called by their first name.</summary>
    public bool IsOnFirstNameTerms => Recipe.Voice != Voice.Formal && (Form is null || Form != Templates.Style.Forms[0]);
}

/// <summary>A message as it was written.</summary>
/// <param name="Subject">Of an e-mail; null for any other channel.</param>
/// <param name="Text">With greeting and signature, as the channel has them.</param>
/// <param name="Facts">The facts it tells.</param>
/// <param name="Repeats">Whether every way to say something was said to them lately, so that a sentence comes again.</param>
internal sealed record WrittenMessage(string? Subject, string Text, IReadOnlyList<DraftFact> Facts, bool Repeats);
