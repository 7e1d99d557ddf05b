using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Where a form was opened, so that its answer finds back; kept in the view's <c>private_metadata</c>. All of it comes back from a client: it decides where to show, never who may.</summary>
/// <param name="Channel">The conversation it was opened in; null for one opened from nowhere, as by a shortcut.</param>
/// <param name="MessageTs">The bot's message whose button opened it; null for none.</param>
/// <param name="IsEphemeral">Whether that message is seen by one person only.</param>
/// <param name="ResponseUrl">Where an ephemeral message is changed; null for others.</param>
/// <param name="ThreadTs">The thread; null for none.</param>
internal sealed record FormOrigin(string? Channel, string? MessageTs, bool IsEphemeral, string? ResponseUrl, string? ThreadTs);

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
