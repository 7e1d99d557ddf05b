using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Recipients;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>Writes a version of a draft: asks what it may tell, whom it goes to and what was said before, and has it written.</summary>
public sealed class Composer(MessageSourceOf sourceOf, TemplateLibrary library, DraftBook drafts, OutreachOptions options)
{
    /// <summary>The templates a message to a customer is written with: of the language asked for, of theirs, or of the firm's.</summary>
    public LanguageTemplates TemplatesFor(Customer customer, string? language) =>
        library.Find(language) ?? library.Find(customer.Language) ?? library.Find(options.Language) ?? library.Find("en")!; // the program has English

    /// <summary>How a first version is written: by the channel, the language and the tone asked for, else by what the customer prefers.</summary>
    public DraftRecipe RecipeFor(Customer customer, DraftBrief brief, ContactChannel? channel, string? language) => new()
    {
        Channel = channel ?? RecipientChoice.ChannelOf(customer, RecipientChoice.PersonOf(customer, brief.Recipient)),
        Language = TemplatesFor(customer, language).Language,
    };

    /// <summary>The text by a recipe.</summary>
    /// <param name="isChannelAsked">Whether the channel of the recipe was asked for: else the message may need another.</param>
    /// <param name="draft">The draft it is a version of: its facts are told again. Null for a new one.</param>
    /// <exception cref="SkillException">There is nothing to write about, or no way to write it; the message says what to do.</exception>
    internal async ValueTask<Composed> ComposeAsync(
        ContactPurpose kind, Customer customer, DraftBrief brief, DraftRecipe recipe, bool isChannelAsked, AccountManager sender, DateOnly today, Draft? draft, CancellationToken cancellationToken)
    {
        var sheet = await sourceOf(kind).SheetAsync(customer, brief, sender, today, cancellationToken);
        sheet.With("company", (customer.Kind == CustomerKind.Organisation ? customer.Name : customer.Company) is { } company ? new FactValue.Words(company) : null);
        var used = sheet.Channel is { } needed && (!isChannelAsked || sheet.Reason == "none") ? recipe with { Channel = needed } : recipe;
        var templates = TemplatesFor(customer, used.Language);
        var person = RecipientChoice.PersonOf(customer, brief.Recipient);
        var said = await drafts.SaidAsync(customer, today, draft?.Number, cancellationToken);
        var written = MessageWriter.Write(new WritingTask(MessageKind.Of(kind), sheet, used, templates, CultureOf(customer, templates), person, sender, today, SeedOf(kind, customer), said)
        {
            Kept = draft?.Current.Facts.Select(fact => fact.Name).ToHashSet() ?? [],
        });
        return new Composed(written, used, sheet, person is null ? null : new Recipient(person.Name, person.Role, RecipientChoice.AddressOf(customer, person, used.Channel)), !Sentences.Of(written.Text).Any(said.Contains));
    }

    /// <summary>The customer's own variety of the language, where the message is in it: Americans write their days another way.</summary>
    private static CultureInfo CultureOf(Customer customer, LanguageTemplates templates)
    {
        var own = customer.Language is { } language && TemplateLibrary.MainOf(language) == TemplateLibrary.MainOf(templates.Language) ? language : templates.Language;
        return CultureInfo.GetCultureInfo(own == "en" ? "en-GB" : own);
    }

    private static int SeedOf(ContactPurpose kind, Customer customer) => (customer.Number * 31) + (int)kind;
}

/// <summary>A version as it was written.</summary>
/// <param name="Message">The text.</param>
/// <param name="Recipe">How it was written in the end.</param>
/// <param name="Sheet">What it could tell.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="IsFresh">Whether no sentence of it was said to them lately.</param>
internal sealed record Composed(WrittenMessage Message, DraftRecipe Recipe, FactSheet Sheet, Recipient? To, bool IsFresh)
{
    /// <summary>As it is kept.</summary>
    public DraftVersion Version(string how, DateTimeOffset at) => new(Message.Subject, Message.Text, Recipe, how, at) { To = To, Facts = Message.Facts, IsFresh = IsFresh };
}
