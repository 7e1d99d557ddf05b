using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Draws a card with fields as a modal, and the home as a view.</summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "It is given to those who show views, as the renderer of messages is.")]
internal sealed class ViewRenderer
{
    /// <summary>The <c>callback_id</c> of a form; any other modal of ours has nothing to send.</summary>
    public const string FormId = "form";

    private const string NoFormId = "card";
    private const string HomeId = "home";

    /// <summary>
    /// The modal of a card: its fields as inputs, its primary button or else its first as the submit button, the others below the fields; a press of one of those brings the fields along, too.
    /// Of a card that holds more than a form, such as a digest, the form alone. A card without fields becomes a modal without a submit button.
    /// </summary>
    public JsonElement Modal(Card form, FormOrigin origin)
    {
        var card = FormPart.Of(form);
        var title = card.Elements is [Heading { Text: var heading }, ..] && MrkdwnText.Plain(heading, int.MaxValue) is { Length: <= BlockLimits.ViewTitle } isShort ? isShort : null;
        var shown = title is null ? card : card with { Elements = [.. card.Elements.Skip(1)] };
        var submit = SubmitOf(shown);
        if (submit is null)
            return Fit(shown, fitting => Modal(title, NoFormId, Draw(fitting, Surface.Modal), null, Carried.MetadataOf(null, origin)));
        if (Carried.MetadataOf(submit, origin) is not { } metadata)
            return Modal(new Card([.. card.Elements.Where(element => element is not (Inputs or Conversation.Actions)), new Footnote(Wording.TooLarge(submit))]) { Ai = card.Ai }, origin);

        return Fit(shown, fitting => Modal(title, FormId, Draw(fitting, Surface.Modal, submit), submit, metadata));
    }

    /// <summary>What stands in a modal while its form is on its way.</summary>
    public JsonElement Waiting(FormOrigin origin) => Modal(new Card(new Paragraph(Wording.Waiting)), origin);

    /// <summary>The home tab.</summary>
    public JsonElement Home(IReadOnlyList<Card> cards) => Fit(cards.Count == 0 ? new Card() : WholeCard.Of(cards), card => new View("home", HomeId, Draw(card, Surface.Home)));

    // The button behind the last fields, or else any: without one there is no form.
    private static CallAction? SubmitOf(Card card)
    {
        var fields = card.Elements.ToList().FindLastIndex(element => element is Inputs { Fields.Count: > 0 });
        return fields < 0 ? null
            : card.Elements.Skip(fields).OfType<Conversation.Actions>().Select(actions => FormPart.SubmitOf(actions.Items)).FirstOrDefault(submit => submit is not null)
            ?? FormPart.SubmitOf(card.Elements.OfType<Conversation.Actions>().SelectMany(actions => actions.Items));
    }

    private static View Modal(string? title, string id, IReadOnlyList<Block> blocks, CallAction? submit, string? metadata) => new("modal", id, blocks)
    {
        Title = new PlainText(title ?? Wording.ModalTitle),
        Submit = submit is null ? null : new PlainText(MrkdwnText.Plain(submit.Title, BlockLimits.ViewTitle)),
        Close = new PlainText(submit is null ? Wording.Close : Wording.Cancel),
        PrivateMetadata = metadata,
    };

    private static IReadOnlyList<Block> Draw(Card card, Surface surface, CallAction? submit = null) => new BlockElements(card, surface, submit).Draw(BlockLimits.ViewBlocks);

    private static JsonElement Fit(Card card, Func<Card, View> draw)
    {
        bool Fits(View view) => view.Blocks.Count <= BlockLimits.ViewBlocks && Bytes(view).Length <= BlockLimits.ViewBytes;
        var drawn = draw(card);
        return JsonElement.Parse(Bytes(Fits(drawn) ? drawn : draw(Shortening.ToFit(card, candidate => Fits(draw(candidate))))));
    }

    private static byte[] Bytes(View view) => JsonSerializer.SerializeToUtf8Bytes(view, BlockJson.Wire.View);
}
