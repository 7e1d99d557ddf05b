using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Store;

namespace RetentionBot.Skills.Outreach;

/// <summary>Begins drafts and writes them anew. Every text is kept; what is written anew tells the same facts as before.</summary>
public sealed class Drafting(LedgerBook ledger, Composer composer, DraftCard card, WorkCalendars calendars, OutreachOptions options)
{
    /// <summary>More texts than this are not kept of one draft.</summary>
    private const int MostVersions = 100;

    private const string EverythingSaid = "Every way I know to say a part of this was said to them lately. Put it into your own words, or call.";

    /// <summary>Writes a first version and shows it.</summary>
    /// <param name="notes">What to tell besides, in whole sentences.</param>
    public async ValueTask<Reply> BeginAsync(ContactPurpose kind, Customer customer, DraftBrief brief, DraftWish wish, SkillTurn turn, CancellationToken cancellationToken, params IReadOnlyList<string> notes)
    {
        var recipe = composer.RecipeFor(customer, brief, wish.Channel, wish.Language).Toned(wish.Tone);
        var composed = await composer.ComposeAsync(kind, customer, brief, recipe, wish.Channel is not null, turn.Caller, turn.Today, draft: null, cancellationToken);
        var draft = await ledger.AddDraftAsync(number => new Draft
        {
            Number = number,
            Kind = kind,
            Customer = customer.Number,
            Owner = turn.Caller.Number,
            Brief = brief,
            MadeOn = turn.Today,
            ExpiresOn = ExpiresOn(kind, turn),
            Versions = [composed.Version("written", turn.Now)],
            Shown = 1,
        }, turn, cancellationToken);
        notes = composed.Message.Repeats ? [.. notes, EverythingSaid] : notes;
        turn.PromiseUndo(DraftCard.Named(draft, customer));
        return await card.DrawAsync(draft, customer, [.. notes, .. composed.Sheet.Notes, .. OwnWords(composed), .. Notes(composed, customer, wish.Channel)], turn, cancellationToken);
    }

    /// <summary>Writes another version by another recipe or brief, and shows it.</summary>
    /// <param name="draft">The draft to keep, by whose brief it is written.</param>
    /// <param name="how">What the version is called: <c>shorter</c>.</param>
    public async ValueTask<Reply> RewriteAsync(Stored<Draft> stored, Customer customer, Draft draft, DraftRecipe recipe, string how, SkillTurn turn, CancellationToken cancellationToken)
    {
        var before = draft.Current;
        var composed = await composer.ComposeAsync(draft.Kind, customer, draft.Brief, recipe with { IsEdited = false, IsPolished = false }, isChannelAsked: true, turn.Caller, turn.Today, draft, cancellationToken);
        var version = composed.Version(how, turn.Now);
        List<string> notes = [.. draft.Brief == stored.Document.Brief ? [] : composed.Sheet.Notes, .. draft.Brief == stored.Document.Brief && recipe.Language == before.Recipe.Language ? [] : OwnWords(composed), .. recipe.Channel == before.Recipe.Channel ? [] : Notes(composed, customer, recipe.Channel)];
        if (composed.Message.Repeats)
        {
            notes.Add(EverythingSaid);
        }

        if (before.Recipe.IsEdited)
        {
            notes.Add($"What was written by hand is not in it; \"restore {draft.Shown}\" brings that text back.");
        }

        if (before.Recipe is { IsPolished: true, IsEdited: false })
        {
            notes.Add($"The rewording of the language model is not in it; \"restore {draft.Shown}\" brings that text back.");
        }

        if (LostFacts(before, version).ToList() is { Count: > 0 } lost)
        {
            notes.Add($"It no longer tells: {string.Join(", ", lost)}.");
        }

        if (version.Text == before.Text && version.Subject == before.Subject && version.To?.Name == before.To?.Name)
        {
            return await card.DrawAsync(stored.Document, customer, [$"I have no other way to make it {how}. Edit it by hand, and I keep what you write."], turn, cancellationToken);
        }

        return await AddAsync(stored, customer, draft, version, notes, turn, cancellationToken);
    }

    /// <summary>Keeps a version and shows it.</summary>
    /// <param name="notes">What to tell besides, in whole sentences.</param>
    public async ValueTask<Reply> AddAsync(Stored<Draft> stored, Customer customer, Draft draft, DraftVersion version, IReadOnlyList<string> notes, SkillTurn turn, CancellationToken cancellationToken) =>
        draft.Versions.Count >= MostVersions
            ? throw new SkillException($"{draft.Id} has {MostVersions} versions, which are the most. Draft it anew; nothing was changed.")
            : await ShowAsync(stored, customer, draft with { Versions = [.. draft.Versions, version], Shown = draft.Versions.Count + 1 }, notes, turn, cancellationToken);

    /// <summary>Keeps a draft as it is now and shows it.</summary>
    /// <param name="notes">What to tell besides, in whole sentences.</param>
    public async ValueTask<Reply> ShowAsync(Stored<Draft> stored, Customer customer, Draft draft, IReadOnlyList<string> notes, SkillTurn turn, CancellationToken cancellationToken)
    {
        turn.Changes.Put(Schema.Drafts, stored, draft);
        turn.PromiseUndo($"the change of {DraftCard.Named(draft, customer)}");
        return await card.DrawAsync(draft, customer, notes, turn, cancellationToken);
    }

    /// <summary>The last day a draft made today can be sent.</summary>
    public DateOnly ExpiresOn(ContactPurpose kind, SkillTurn turn) => kind == ContactPurpose.Thanks
        ? calendars.Of(turn.Caller).After(turn.Today, options.ThanksExpireAfterDays)
        : turn.Today.AddDays(options.ExpireAfterDays);

    /// <summary>The facts a version told and another does not, in words: an order by its record, others by their name, too.</summary>
    internal static IEnumerable<string> LostFacts(DraftVersion before, DraftVersion after)
    {
        // An order is told by its day, by its goods or by both: one fact in several words.
        var told = after.Facts.SelectMany(Told).ToHashSet();
        return before.Facts.Where(fact => !Told(fact).All(told.Contains)).Select(DraftFacts.InWords).Distinct();

        static IEnumerable<(string, string)> Told(DraftFact fact)
        {
            var name = fact.Name is "order" or "order_short" or "order_day" or "products" ? "order" : fact.Name;
            return fact.Ids.DefaultIfEmpty("").Select(id => (name, id));
        }
    }

    /// <summary>Occasions are asked for in English; one that has no name in the language of the message stands there as it was asked for.</summary>
    private static IEnumerable<string> OwnWords(Composed composed) => TemplateLibrary.MainOf(composed.Recipe.Language) == "en" ? []
        : composed.Sheet.Facts.Where(fact => fact.Value is FactValue.Occasion { Known: null } && composed.Message.Facts.Any(told => told.Name == fact.Name))
            .Select(fact => $"\"{((FactValue.Occasion)fact.Value).Text}\" stands in your words; put it into {TemplateLibrary.NameOf(composed.Recipe.Language)} if it has to be.");

    private static IEnumerable<string> Notes(Composed composed, Customer customer, ContactChannel? asked)
    {
        if (customer.PreferredChannel is { } preferred && composed.Recipe.Channel != preferred && composed.Sheet.Channel is null)
        {
            var why = asked is not null ? $"; this is {ContactWording.WithArticle(composed.Recipe.Channel)}, as you asked" : customer.OptedOut.Contains(preferred) ? $", but opted out of promotion by them, so this is {ContactWording.WithArticle(composed.Recipe.Channel)}" : "";
            yield return $"They prefer {ContactWording.Plural(preferred)}{why}.";
        }

        if (composed.To is { Address: null } && composed.Recipe.Channel is ContactChannel.Email or ContactChannel.Call or ContactChannel.Sms or ContactChannel.Letter)
        {
            yield return composed.Recipe.Channel switch
            {
                ContactChannel.Email => "No e-mail address of theirs is recorded here.",
                ContactChannel.Letter => "No postal address of theirs is recorded here.",
                _ => "No telephone number of theirs is recorded here.",
            };
        }
    }
}

/// <summary>How somebody asked for a draft.</summary>
/// <param name="Channel">Null for the one they prefer.</param>
/// <param name="Tone">Null for neither shorter nor warmer.</param>
/// <param name="Language">BCP 47; null for the customer's.</param>
public sealed record DraftWish(ContactChannel? Channel, Tone? Tone, string? Language = null);
