using System.Text.Json;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Where a form was opened, so that its answer finds back; kept in the view's <c>private_metadata</c>. All of it comes back from a client: it decides where to show, never who may.</summary>
/// <param name="Channel">The conversation it was opened in; null for one opened from nowhere, as by a shortcut.</param>
/// <param name="MessageTs">The bot's message whose button opened it; null for none.</param>
/// <param name="IsEphemeral">Whether that message is seen by one person only.</param>
/// <param name="ResponseUrl">Where an ephemeral message is changed; null for others.</param>
/// <param name="ThreadTs">The thread; null for none.</param>
internal sealed record FormOrigin(string? Channel, string? MessageTs, bool IsEphemeral, string? ResponseUrl, string? ThreadTs);

/// <summary>Draws a card with fields as a modal, and the home as a view.</summary>
internal sealed class ViewRenderer
{
    /// <summary>The modal of a card: its fields as inputs, its first action that is no <c>OpenUrlAction</c> as the submit button. A card without fields becomes a modal without one.</summary>
    public JsonElement Modal(Card form, FormOrigin origin) => throw new NotImplementedException();

    /// <summary>What stands in a modal while its form is on its way.</summary>
    public JsonElement Waiting(FormOrigin origin) => throw new NotImplementedException();

    /// <summary>The home tab.</summary>
    public JsonElement Home(IReadOnlyList<Card> cards) => throw new NotImplementedException();
}

/// <summary>Reads back what our own buttons and forms carry. All of it comes from a client, so it is only a wish: the function checks everything again.</summary>
internal static class BlockValues
{
    /// <summary>The call of a pressed button, with the inputs of its message as arguments; null when it is none of ours.</summary>
    /// <param name="action">One of <c>actions[]</c>.</param>
    /// <param name="state">The payload's <c>state.values</c>; null when there is none.</param>
    public static PressedButton? Press(JsonElement action, JsonElement? state) => throw new NotImplementedException();

    /// <summary>The call of a submitted view and where the view was opened; null when it is none of ours.</summary>
    /// <param name="view">The payload's <c>view</c>.</param>
    public static SubmittedForm? Submission(JsonElement view) => throw new NotImplementedException();
}

/// <summary>What a button of ours wants.</summary>
/// <param name="Call">What is done; null for a button that opens a form it carries, or one that only opens an address.</param>
/// <param name="InPlace">Whether the answer takes the place of the message.</param>
/// <param name="OpensForm">Whether the answer is expected to be a form, so that its window is opened first.</param>
/// <param name="Form">The form a button carries; null for others.</param>
internal sealed record PressedButton(SkillCall? Call, bool InPlace, bool OpensForm, Card? Form);

/// <summary>A form that was filled in.</summary>
/// <param name="Call">The submit button's call, the fields as its arguments.</param>
/// <param name="InPlace">Whether the answer takes the place of the message the form was opened from.</param>
/// <param name="Origin">Where it was opened.</param>
/// <param name="Fields">The block ids of its inputs by the names of the fields, for naming a wrong one.</param>
internal sealed record SubmittedForm(SkillCall Call, bool InPlace, FormOrigin Origin, IReadOnlyDictionary<string, string> Fields);
