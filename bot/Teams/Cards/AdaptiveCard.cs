using System.Text.Json.Serialization;

namespace RetentionBot.Teams.Cards;

/// <summary>The parts of an Adaptive Card the bot draws with, as they are on the wire. See https://adaptivecards.io/explorer/</summary>
internal sealed record AdaptiveCard
{
    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>1.5 is what Teams documents for bots; a client that supports less shows <see cref="FallbackText"/>.</summary>
    public string Version { get; } = "1.5";

    public required string FallbackText { get; init; }

    public required IReadOnlyList<AdaptiveElement> Body { get; init; }

    /// <summary>How the client draws the card anew by itself; null when it does not.</summary>
    public AdaptiveRefresh? Refresh { get; init; }

    /// <summary>Teams' own settings of the card; other clients ignore them.</summary>
    public TeamsCardSettings? Msteams { get; init; }
}

/// <summary>How a card is drawn anew whenever it is looked at. See https://adaptivecards.io/explorer/Refresh.html</summary>
/// <param name="Action">An Action.Execute whose answer takes the card's place.</param>
/// <param name="UserIds">For whom; for nobody else it stays as it was sent. Teams takes at most 60.</param>
internal sealed record AdaptiveRefresh(AdaptiveAction Action, IReadOnlyList<string> UserIds);

/// <summary>Settings of a card in Teams.</summary>
/// <param name="Width"><c>Full</c> uses the whole width of the chat.</param>
internal sealed record TeamsCardSettings(string Width);

/// <summary>One part of a card's body.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(AdaptiveTable), "Table")]
[JsonDerivedType(typeof(Container), "Container")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
[JsonDerivedType(typeof(NumberInput), "Input.Number")]
[JsonDerivedType(typeof(ChoiceSetInput), "Input.ChoiceSet")]
[JsonDerivedType(typeof(ToggleInput), "Input.Toggle")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
internal abstract record AdaptiveElement
{
    /// <summary>Whether a line is drawn above.</summary>
    public bool? Separator { get; init; }

    /// <summary>The room above: <c>None</c>, <c>Small</c>, <c>Medium</c> …</summary>
    public string? Spacing { get; init; }
}

internal sealed record TextBlock(string Text) : AdaptiveElement
{
    public bool Wrap { get; } = true;

    public string? Size { get; init; }

    public string? Weight { get; init; }

    /// <summary><c>heading</c> for a screen reader.</summary>
    public string? Style { get; init; }

    public bool? IsSubtle { get; init; }

    public string? HorizontalAlignment { get; init; }
}

internal sealed record FactSet(IReadOnlyList<AdaptiveFact> Facts) : AdaptiveElement;

internal sealed record AdaptiveFact(string Title, string Value);

/// <summary>A table whose first row is its heading, which is the default.</summary>
internal sealed record AdaptiveTable(IReadOnlyList<AdaptiveColumn> Columns, IReadOnlyList<TableRow> Rows) : AdaptiveElement
{
    public bool ShowGridLines { get; }
}

/// <param name="Width">Against the other columns.</param>
internal sealed record AdaptiveColumn(int Width, string? HorizontalCellContentAlignment);

internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = "TableRow";
}

internal sealed record TableCell(IReadOnlyList<AdaptiveElement> Items)
{
    public string Type { get; } = "TableCell";
}

internal sealed record Container(IReadOnlyList<AdaptiveElement> Items) : AdaptiveElement
{
    /// <summary><c>emphasis</c> draws it on a background of its own.</summary>
    public string? Style { get; init; }
}

/// <summary>A field to fill in; its label is read out with it.</summary>
internal abstract record AdaptiveInput(string Id) : AdaptiveElement
{
    public string? Label { get; init; }

    public bool? IsRequired { get; init; }

    public string? ErrorMessage { get; init; }
}

internal sealed record TextInput(string Id) : AdaptiveInput(Id)
{
    public string? Value { get; init; }

    public bool? IsMultiline { get; init; }

    public int? MaxLength { get; init; }
}

internal sealed record DateInput(string Id) : AdaptiveInput(Id)
{
    /// <summary>yyyy-MM-dd.</summary>
    public string? Value { get; init; }
}

internal sealed record NumberInput(string Id) : AdaptiveInput(Id)
{
    public decimal? Value { get; init; }
}

internal sealed record ChoiceSetInput(string Id, IReadOnlyList<AdaptiveChoice> Choices) : AdaptiveInput(Id)
{
    public string? Value { get; init; }
}

internal sealed record AdaptiveChoice(string Title, string Value);

/// <param name="Title">Stands beside the box and is its label.</param>
internal sealed record ToggleInput(string Id, string Title) : AdaptiveInput(Id)
{
    public string? Value { get; init; }
}

internal sealed record ActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(OpenUrlCardAction), "Action.OpenUrl")]
internal abstract record AdaptiveAction(string Title);

internal sealed record SubmitAction(string Title, SubmitData Data) : AdaptiveAction(Title)
{
    /// <summary><c>positive</c> or <c>destructive</c>.</summary>
    public string? Style { get; init; }
}

/// <summary>A button whose answer takes the card's place.</summary>
/// <param name="Verb">The function's name; <paramref name="Data"/> says the same, so that both kinds of press are read alike.</param>
internal sealed record ExecuteAction(string Title, string Verb, SubmitData Data) : AdaptiveAction(Title)
{
    /// <summary><c>positive</c> or <c>destructive</c>.</summary>
    public string? Style { get; init; }

    /// <summary>What a client that does not know Action.Execute draws instead.</summary>
    public AdaptiveAction? Fallback { get; init; }
}

internal sealed record OpenUrlCardAction(string Title, string Url) : AdaptiveAction(Title);

/// <summary>What a button of ours sends back when it is pressed.</summary>
internal sealed record SubmitData(
    [property: JsonPropertyName(SubmitData.SkillMember)] string Skill,
    [property: JsonPropertyName(SubmitData.ArgumentsMember)] IReadOnlyDictionary<string, string> Arguments)
{
    public const string SkillMember = "skill";
    public const string ArgumentsMember = "args";
}
