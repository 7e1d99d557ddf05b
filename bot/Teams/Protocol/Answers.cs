using System.Text.Json;

namespace RetentionBot.Teams.Protocol;

/// <summary>The body of an answer to <c>expectReplies</c>: everything the bot would have sent.</summary>
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>
/// The body of an answer to an Action.Execute.
/// See https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
/// </summary>
internal sealed record CardActionAnswer(int StatusCode, string Type, JsonElement Value);

/// <summary>The value of a failed <see cref="CardActionAnswer"/>.</summary>
internal sealed record CardActionFault(string Code, string Message);

/// <summary>What the connector returns for a sent activity; every member may be missing.</summary>
internal sealed record ResourceResponse(string? Id);
