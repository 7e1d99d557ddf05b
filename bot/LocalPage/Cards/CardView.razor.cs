using Microsoft.AspNetCore.Components;
using RetentionBot.Conversation;

namespace RetentionBot.LocalPage.Cards;

/// <summary>Draws a card in HTML and keeps what is filled in. It draws what it can of any card and never fails on what one holds.</summary>
public sealed partial class CardView : ComponentBase
{
    private readonly string _id = $"field-{Guid.NewGuid():N}";
    private CardForm _form = new(new Card());

    [Parameter, EditorRequired]
    public required Card Card { get; set; }

    /// <summary>Whether an answer is awaited: the buttons stay where the keyboard is, and do nothing.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<Press> OnPress { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_form.Card, Card)) _form = new CardForm(Card);
    }

    private async Task PressAsync(CallAction? action)
    {
        if (IsBusy || action is null || !_form.Check(action)) return;

        await OnPress.InvokeAsync(new Press(action.Title, _form.Fill(action.Call)));
    }
}
