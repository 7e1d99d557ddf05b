using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Writes a draft another way, by words: shorter, warmer, in German, as an SMS, with something mentioned. No model: the same facts in other templates.</summary>
public sealed class ReviseDraft(MeantDraft meant, Drafting drafting, DraftCard card, TemplateLibrary library, SaidDetails details)
{
    internal const string Function = "draft.revise";

    private static readonly List<(string Name, string Folded)> Languages =
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.Name.Length is 2 or 3).Select(culture => (culture.Name, NameFolding.Fold(culture.EnglishName)))];

    /// <summary>A closing line and the signature.</summary>
    private const int EndingParagraphs = 2;

    private static readonly string[] Familiar = ["du", "tu"];
    private static readonly string[] Distant = ["sie", "vous"];
    private static readonly string[] Removing = ["leave out", "take out", "without", "strike", "remove", "delete"];

    /// <param name="tone">Shorter, longer, warmer, formal or casual.</param>
    /// <param name="text">What else to mention, or the language.</param>
    /// <param name="channel">What it is to be written for.</param>
    /// <param name="about">What it is about, in the words that go into it.</param>
    /// <param name="fix">For an apology, what is done about it.</param>
    /// <param name="date">For an apology, by when; else the day of the occasion.</param>
    /// <param name="id">Which draft; the last one shown when left out.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.Record, "Changes a draft: shorter, longer, warmer, more formal, casual, another language, another channel, something mentioned.")]
    [Phrase("(make it|rewrite it) as (a|an) (e-mail|email|letter|card|sms|chat|call|phone script)")]
    [Phrase("as (a|an) (e-mail|email|letter|card|sms|chat message|phone script)")]
    [Phrase("in (german|french|english)")]
    [Phrase("mention {text}")]
    [Example("as an SMS")]
    [Example("in German")]
    [Example("mention the spring delivery")]
    [Example("make it as a letter")]
    public async Task<Reply> AnswerAsync(
        Tone? tone, string? text, ContactChannel? channel, string? about, string? fix, DateOnly? date, DraftId? id, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        id ??= ShortId.In(said, DraftId.Letter) is { } number ? new DraftId(number) : null;
        var (stored, customer) = await meant.FindAsync(id, customer: null, turn, cancellationToken);
        var draft = stored.Document;
        if (about is not null || fix is not null || date is not null)
        {
            var filled = draft.Brief with { About = SaidBrief.Of(about, "subject") ?? draft.Brief.About, Fix = SaidBrief.Of(fix, "fix") ?? draft.Brief.Fix, On = date ?? draft.Brief.On };
            return await drafting.RewriteAsync(stored, customer, draft with { Brief = filled }, draft.Current.Recipe, "filled in", turn, cancellationToken);
        }

        var recipe = draft.Current.Recipe;
        var wanted = Named(tone, text, channel ?? (tone is null && text is null ? details.ChannelOf(said) : null), said);
        if (wanted.Language is { } language && library.Find(language) is null)
        {
            throw new SkillException($"I have no templates in {TemplateLibrary.NameOf(language)}. I write in {Wording.Together([.. library.Languages.Select(TemplateLibrary.NameOf)])}; edit the draft by hand for another language.");
        }

        if (wanted.IsRemoving)
        {
            return await card.DrawAsync(draft, customer, ["To leave something out, press Edit and take it out; facts are not left out by a word."], turn, cancellationToken);
        }

        var next = recipe.Toned(tone) with
        {
            Channel = wanted.Channel ?? recipe.Channel,
            Language = library.Find(wanted.Language)?.Language ?? recipe.Language,
            Form = FormOf(wanted, recipe),
            Mentions = wanted.Mention is { } mention ? [.. recipe.Mentions, mention] : recipe.Mentions,
        };
        if (next == recipe && wanted.Mention is null)
        {
            return tone is null
                ? await card.DrawAsync(draft, customer, ["Tell me how: shorter, longer, warmer, more formal, casual, in another language, for another channel, or what to mention."], turn, cancellationToken)
                : await drafting.RewriteAsync(stored, customer, draft, next, tone.Value.InWords(), turn, cancellationToken);
        }

        return (recipe.IsEdited || recipe.IsPolished) && wanted.Mention is { } added && next == recipe with { Mentions = next.Mentions }
            ? await AddSentenceAsync(stored, customer, added, turn, cancellationToken)
            : await drafting.RewriteAsync(stored, customer, draft, next, wanted.How(tone), turn, cancellationToken);
    }

    /// <summary>The familiar or the distant form, as the language of the text has it.</summary>
    private string? FormOf(Wanted wanted, DraftRecipe recipe) => wanted.IsFamiliar is { } isFamiliar && library.Find(wanted.Language ?? recipe.Language)?.Style.Forms is { Count: > 0 } forms
        ? isFamiliar ? forms[^1] : forms[0]
        : recipe.Form;

    /// <summary>Into a text that was written by hand or reworded a sentence is put before its ending; the rest stays as it is.</summary>
    private async ValueTask<Reply> AddSentenceAsync(Stored<Draft> stored, Customer customer, string mention, SkillTurn turn, CancellationToken cancellationToken)
    {
        var draft = stored.Document;
        var templates = library.Find(draft.Current.Recipe.Language)!; // it was written in it
        var values = new Dictionary<string, string> { ["mention"] = mention };
        var sentence = templates.Phrase("mention", of: null, draft.Current.Recipe.Form, Voice.Neutral, values) ?? mention;
        List<string> paragraphs = [.. draft.Current.Text.Split("\n\n")];
        paragraphs.Insert(Math.Max(1, paragraphs.Count - EndingParagraphs), sentence); // a text has one paragraph at the least
        var version = draft.Current with { Text = string.Join("\n\n", paragraphs), How = "mention added", At = turn.Now, IsFresh = false };
        return await drafting.AddAsync(stored, customer, draft, version, [], turn, cancellationToken);
    }

    private static Wanted Named(Tone? tone, string? text, ContactChannel? channel, string? said)
    {
        var folded = $" {NameFolding.Fold(said)} ";
        var words = $" {NameFolding.Fold(text)} ";
        var language = LanguageIn(text is null || tone is not null ? folded : words, isWhole: text is not null && tone is null);
        bool? isFamiliar = Array.Exists(Familiar, word => words.Trim() == word || folded.Contains($" use {word} ", StringComparison.Ordinal)) ? true
            : Array.Exists(Distant, word => words.Trim() == word || folded.Contains($" use {word} ", StringComparison.Ordinal)) ? false : null;
        var isRemoving = Array.Exists(Removing, word => folded.StartsWith($" {word} ", StringComparison.Ordinal) || folded.StartsWith($" please {word} ", StringComparison.Ordinal));
        var isOther = language is not null || isFamiliar is not null || isRemoving || (channel is not null && text is not null && folded.Contains(" as a", StringComparison.Ordinal));
        return new Wanted(language, isFamiliar, channel, isOther ? null : SaidBrief.Of(text, "text to mention"), isRemoving);
    }

    /// <summary>A language that is named, by its English name.</summary>
    private static string? LanguageIn(string folded, bool isWhole) => Languages.FirstOrDefault(culture => isWhole ? folded.Trim() == culture.Folded || folded.Trim() == $"in {culture.Folded}" || folded.Trim() == $"into {culture.Folded}"
            : folded.Contains($" in {culture.Folded} ", StringComparison.Ordinal) || folded.Contains($" into {culture.Folded} ", StringComparison.Ordinal)).Name;

    private sealed record Wanted(string? Language, bool? IsFamiliar, ContactChannel? Channel, string? Mention, bool IsRemoving)
    {
        public string How(Tone? tone) => string.Join(", ", new[]
        {
            tone?.InWords(), Language is null ? null : $"in {TemplateLibrary.NameOf(Language)}", IsFamiliar switch { true => "on first-name terms", false => "distant", null => null }, Channel is { } channel ? $"as {ContactWording.WithArticle(channel)}" : null, Mention is null ? null : "mention added",
        }.OfType<string>());
    }
}
