using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Sets how the caller's drafts sound: their own greeting and sign-off, and templates of their own. What breaks the style list is not kept.</summary>
public sealed class SetVoice(IStore store, TemplateLibrary library, OutreachOptions options)
{
    internal const string Function = "voice";

    private const int LongestPhrase = 100;
    private const int MostTemplates = 20;

    /// <param name="language">Whose words they are: en, de or another there are templates for; the firm's when left out.</param>
    /// <param name="greeting">The greeting, as <c>Hi {{ first }},</c>; empty for the language's own.</param>
    /// <param name="signOff">The words above the name; empty for the language's own.</param>
    /// <param name="kind">Which kind of message an own template is for.</param>
    /// <param name="template">The own template, a paragraph a line, without greeting and sign-off; empty removes those of the kind.</param>
    /// <param name="save">Whether the form was filled in.</param>
    [SkillFunction(Function, Deed.OwnReminders, "Sets your own greeting, sign-off and templates for drafts.")]
    [Phrase("[set|change|show] my (voice|greeting|sign-off|sign off|signature|templates)")]
    [Example("my voice")]
    [Example("set my greeting")]
    [Example("change my sign-off")]
    [Example("my templates")]
    public async Task<Reply> AnswerAsync(
        string? language, string? greeting, string? signOff, string? kind, string? template, bool? save, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (library.Find(language ?? options.Language) is not { } templates)
        {
            throw new SkillException($"I have no templates in '{ShortText.Of(language, 20)}'. There are {string.Join(", ", library.Languages)}.");
        }

        var stored = (await store.GetAsync(Schema.Managers, [(long)turn.Caller.Number], cancellationToken))[0]; // whoever asks is registered
        var voice = stored.Document.VoiceIn(templates.Language) ?? new OwnVoice(templates.Language);
        if (save != true)
        {
            return Form(voice, templates, turn);
        }

        if (string.IsNullOrEmpty(kind) && !string.IsNullOrWhiteSpace(template))
        {
            throw new SkillException("Say which kind of message your template is for; nothing was changed.");
        }

        var changed = voice with { Greeting = Phrase(greeting, "greeting", templates), SignOff = Phrase(signOff, "sign-off", templates) };
        if (MessageKind.All.FirstOrDefault(each => each.Name == kind) is { } type)
        {
            changed = changed with { Templates = WithTemplate(voice.Templates, type, template, templates) };
        }

        var name = TemplateLibrary.NameOf(templates.Language);
        var isNone = changed is { Greeting: null, SignOff: null, Templates.Count: 0 };
        turn.Changes.Put(Schema.Managers, stored, stored.Document with { Voices = [.. stored.Document.Voices.Where(each => each.Language != templates.Language), .. isNone ? [] : new[] { changed }] });
        return new Answer(isNone ? $"Your drafts in {name} sound as the templates do." : $"From now on your drafts in {name} sound like you.")
            .Facts(("Greeting", changed.Greeting), ("Sign-off", changed.SignOff), ("Own templates", changed.Templates.Count == 0 ? null : string.Join(", ", changed.Templates.Select(own => MessageKind.Of(own.Kind).Title))))
            .Undo(turn, "the change of your voice")
            .Form("Change", new SkillCall(Function).With("language", templates.Language))
            .Reply(turn);
    }

    private static string? Phrase(string? text, string name, LanguageTemplates templates)
    {
        var line = ShortText.Of(text, LongestPhrase);
        if (line.Length == 0)
        {
            return null;
        }

        Check(line, name, ["first", "last", "name", "title"], ContactPurpose.General, templates);
        return line;
    }

    /// <summary>Several of a kind are used by turns, so that nobody is told one twice.</summary>
    private static IReadOnlyList<OwnTemplate> WithTemplate(IReadOnlyList<OwnTemplate> known, MessageKind kind, string? text, LanguageTemplates templates)
    {
        if (FreeText.Of(text, "template") is not { } written)
        {
            return [.. known.Where(own => own.Kind != kind.Purpose)];
        }

        Check(written, "template", [.. TemplateVocabulary.Of(kind.Purpose).AllPlaceholders, "order", "order_short", "order_day", "products"], kind.Purpose, templates);
        return known.Count >= MostTemplates ? throw new SkillException($"You have {MostTemplates} templates, which are the most. Remove those of a kind first.") : [.. known, new OwnTemplate(kind.Purpose, written)];
    }

    /// <exception cref="SkillException">It cannot be kept; the message says why.</exception>
    private static void Check(string text, string name, IReadOnlyCollection<string> placeholders, ContactPurpose kind, LanguageTemplates templates)
    {
        if (OwnTemplates.FaultOf(text, [.. placeholders.Distinct()]) is { } fault)
        {
            throw new SkillException($"That {name} does not work. {fault} Nothing was changed.");
        }

        if (StyleCheck.FaultsOfWords(kind, text, templates.Style).FirstOrDefault() is { } style)
        {
            throw new SkillException($"That {name} breaks the style list: {style} Nothing was changed.");
        }
    }

    private Reply Form(OwnVoice voice, LanguageTemplates templates, SkillTurn turn) => new(new Card(
        new Heading($"How your drafts sound in {TemplateLibrary.NameOf(templates.Language)}, {turn.Caller.FirstName}"),
        new Inputs(
        [
            new Input("greeting", "Greeting, as Hi {{ first }}, (empty: as the templates)", InputKind.Text) { MaxLength = LongestPhrase, Value = voice.Greeting ?? "" },
            new Input("signOff", "Sign-off (empty: as the templates)", InputKind.Text) { MaxLength = LongestPhrase, Value = voice.SignOff ?? "" },
            new Input("kind", "A template of your own for (optional)", InputKind.Choice) { Choices = [new Choice("none", ""), .. MessageKind.All.Select(kind => new Choice(kind.Title, kind.Name))], Value = "" },
            new Input("template", "Its text, a paragraph a line, without greeting and sign-off (empty removes those of the kind)", InputKind.LongText) { MaxLength = FreeText.Longest },
        ]),
        new Actions(
        [
            new CallAction("Save", new SkillCall(Function).With("language", templates.Language).With("save", "true")) { Style = ActionStyle.Primary, InPlace = true },
            .. library.Languages.Where(language => language != templates.Language).Select(language => new CallAction($"In {TemplateLibrary.NameOf(language)}", new SkillCall(Function).With("language", language)) { InPlace = true, OpensForm = true }),
        ]),
        new Footnote($"A template can name {string.Join(", ", TemplateVocabulary.Common.Concat(["order", "products"]).Select(name => $"{{{{ {name} }}}}"))} and what its kind knows; it is used where all of it is known. You have {(voice.Templates.Count == 0 ? "none" : string.Join(", ", voice.Templates.Select(own => MessageKind.Of(own.Kind).Title)))}.")));
}
