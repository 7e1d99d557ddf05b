using RetentionBot.Skills.History;

namespace RetentionBot.Skills.AccountManagers;

/// <summary>How somebody writes in one language: used in their drafts in place of what comes with the program.</summary>
/// <param name="Language">BCP 47, a language there are templates for.</param>
public sealed record OwnVoice(string Language)
{
    /// <summary>The greeting, as <c>Hi {{ first }},</c>; null for the language's own.</summary>
    public string? Greeting { get; init; }

    /// <summary>The words above the name at the end; null for the language's own.</summary>
    public string? SignOff { get; init; }

    /// <summary>Own templates, tried in this order before the others.</summary>
    public IReadOnlyList<OwnTemplate> Templates { get; init; } = [];
}

/// <summary>A whole message of somebody's own, without greeting and sign-off.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Text">A paragraph a line, with placeholders as in the templates of the kind.</param>
public sealed record OwnTemplate(ContactPurpose Kind, string Text);
