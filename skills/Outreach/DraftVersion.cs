namespace RetentionBot.Skills.Outreach;

/// <summary>One text of a draft.</summary>
/// <param name="Subject">The subject of an e-mail; null for any other channel.</param>
/// <param name="Text">The message; line breaks are kept.</param>
/// <param name="Recipe">How it is written.</param>
/// <param name="How">What made it: <c>written</c>, <c>shorter</c>, <c>edited</c>.</param>
/// <param name="At">When.</param>
public sealed record DraftVersion(string? Subject, string Text, DraftRecipe Recipe, string How, DateTimeOffset At)
{
    /// <summary>The named person it goes to; null when nobody is known.</summary>
    public Recipient? To { get; init; }

    /// <summary>The facts its text tells, each with the records it rests on.</summary>
    public IReadOnlyList<DraftFact> Facts { get; init; } = [];

    /// <summary>Whether it is known that no sentence of it was said to them lately: what others write since avoids them. Of what is not known it is looked up whenever it is drawn.</summary>
    public bool IsFresh { get; init; }
}

/// <summary>A fact a message tells.</summary>
/// <param name="Name">The placeholder it stands for, as <c>order</c>.</param>
/// <param name="Value">As the message words it.</param>
/// <param name="Ids">The records it rests on, as people see their ids; empty for what the person said or their own record holds.</param>
public sealed record DraftFact(string Name, string Value, IReadOnlyList<string> Ids);
