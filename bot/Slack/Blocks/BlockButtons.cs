using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Draws what can be pressed. What a button is stands in its <c>action_id</c>, as <c>call.form.here.3</c>; what it does in its value.</summary>
internal sealed class BlockButtons
{
    /// <summary>Asks the bot for something.</summary>
    public const string Call = "call";

    /// <summary>Opens the form it carries, or stands behind <see cref="Call"/> when a form is the answer.</summary>
    public const string Form = "form";

    /// <summary>Opens an address.</summary>
    public const string Open = "open";

    /// <summary>Stands behind <see cref="Call"/> when the answer takes the place of the message.</summary>
    public const string Here = "here";

    private int _number;

    /// <summary>The blocks of some buttons: links that no button can open, the buttons, and a line for what there is no room for.</summary>
    /// <param name="formValue">What the form's own button carries; null for no form.</param>
    /// <param name="form">The button that the form's own stands for; null for none.</param>
    public IEnumerable<Block> Blocks(IReadOnlyList<CardAction> actions, CallAction? form = null, string? formValue = null)
    {
        List<Button> buttons = [];
        List<string> links = [], notes = [];
        foreach (var action in actions)
        {
            switch (action)
            {
                case CallAction call when ReferenceEquals(call, form) && formValue is not null:
                    buttons.Add(new Button(NextId(Form), new PlainText(Wording.FillIn)) { Value = formValue, Style = StyleOf(ActionStyle.Primary, buttons) });
                    break;
                case CallAction call when Carried.ValueOf(call.Call) is { } value:
                    buttons.Add(new Button(NextId(KindOf(call)), TitleOf(call)) { Value = value, Style = StyleOf(call.Style, buttons), Confirm = call.Style == ActionStyle.Destructive ? Confirming(call.Title) : null });
                    break;
                // Slack's buttons open web addresses only; a link in text opens mail, too.
                case OpenUrlAction { Url: { IsAbsoluteUri: true, Scheme: "https" } or { IsAbsoluteUri: true, Scheme: "http", IsLoopback: true } } open when open.Url.AbsoluteUri.Length <= BlockLimits.ButtonUrl:
                    buttons.Add(new Button(NextId(Open), TitleOf(open)) { Url = open.Url.AbsoluteUri });
                    break;
                case OpenUrlAction { Url: { IsAbsoluteUri: true, Scheme: "mailto" } } open when MrkdwnText.Link(open.Url, open.Title) is { } link:
                    links.Add(link);
                    break;
                case CallAction or OpenUrlAction { Url: { IsAbsoluteUri: true, Scheme: "https" or "mailto" } }:
                    notes.Add(Wording.TooLarge(action));
                    break;
            }
        }

        if (buttons.Count > BlockLimits.ActionsElements)
            notes.Add(Shortening.More(buttons.Count - BlockLimits.ActionsElements));
        return links.Select(Block (link) => new SectionBlock { Text = new Mrkdwn(link) })
            .Concat(buttons.Count == 0 ? [] : [new ActionsBlock([.. buttons.Take(BlockLimits.ActionsElements)])])
            .Concat(notes.Select(note => new ContextBlock([new Mrkdwn(MrkdwnText.Of(note, BlockLimits.Text))])));
    }

    /// <summary>An <c>action_id</c> that nothing else in the message has.</summary>
    public string NextId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}.{++_number}");

    private static string KindOf(CallAction call) => Call + (call.OpensForm ? "." + Form : "") + (call.InPlace ? "." + Here : "");

    // One of them stands out as the one most people want; two would be none.
    private static string? StyleOf(ActionStyle style, List<Button> before) => style switch
    {
        ActionStyle.Primary when before.All(button => button.Style != "primary") => "primary",
        ActionStyle.Destructive => "danger",
        _ => null,
    };

    private static Confirmation Confirming(string title) => new(
        new PlainText(Wording.ConfirmTitle), new PlainText(MrkdwnText.Plain(Wording.ConfirmText(Shortening.Text(title, BlockLimits.ButtonText)), BlockLimits.ConfirmText)),
        new PlainText(MrkdwnText.Plain(title, BlockLimits.ConfirmButton)), new PlainText(Wording.ConfirmNo));

    private static PlainText TitleOf(CardAction action) => new(MrkdwnText.Plain(action.Title, BlockLimits.ButtonText));
}
