using System.Text.Json;

namespace RetentionBot.Teams.Protocol;

/// <summary>The body of an answer to <c>expectReplies</c>.</summary>
/// <param name="Activities">Everything the bot would have sent.</param>
/// <param name="Body">What an invoke was answered with; null for everything else.</param>
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities, JsonElement? Body = null);

/// <summary>
/// The body of an answer to an Action.Execute.
/// See https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
/// </summary>
internal sealed record CardActionAnswer(int StatusCode, string Type, JsonElement Value);

/// <summary>The value of a failed <see cref="CardActionAnswer"/>.</summary>
internal sealed record CardActionFault(string Code, string Message);

/// <summary>
/// The body of an answer to a dialog.
/// See https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
/// </summary>
internal sealed record DialogBody(DialogTask Task);

/// <param name="Type"><c>continue</c> with a <see cref="DialogCard"/>, or <c>message</c> with a text that ends the dialog.</param>
internal sealed record DialogTask(string Type, JsonElement Value);

/// <summary>What a dialog shows.</summary>
/// <param name="Height"><c>small</c>, <c>medium</c> or <c>large</c>; the width likewise.</param>
internal sealed record DialogCard(string Title, string Height, string Width, Attachment Card);

/// <summary>
/// The body of an answer to a message extension's search.
/// See https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
/// </summary>
internal sealed record SearchBody(SearchResult ComposeExtension);

/// <param name="Type"><c>result</c> with attachments, or <c>message</c> with a text.</param>
internal sealed record SearchResult(string Type)
{
    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public string? Text { get; init; }
}

/// <summary>How a found record is listed: a thumbnail card.</summary>
internal sealed record ThumbnailCard(string Title, string Text);

/// <summary>An answer that has been taken and says nothing: <c>{}</c>.</summary>
internal sealed record EmptyBody;

/// <summary>What the connector returns for a sent activity; every member may be missing.</summary>
internal sealed record ResourceResponse(string? Id);
