using System.Globalization;
using RetentionBot.Conversation;

namespace RetentionBot.Teams.Cards;

/// <summary>Draws each element of a card with the parts of an Adaptive Card. A line break becomes a text block of its own: clients disagree about breaks inside one.</summary>
internal sealed class AdaptiveElements(AdaptiveClient client) : ICardElementVisitor<IReadOnlyList<AdaptiveElement>>
{
    public IReadOnlyList<AdaptiveElement> Visit(Heading heading) =>
        [new TextBlock(LiteralText.Of(heading.Text)) { Size = "Large", Weight = "Bolder", Style = "heading" }];

    public IReadOnlyList<AdaptiveElement> Visit(Paragraph paragraph) => Lines(paragraph.Text);

    public IReadOnlyList<AdaptiveElement> Visit(Facts facts) =>
        facts.Items.Count == 0 ? [] : [new FactSet([.. facts.Items.Select(fact => new AdaptiveFact(LiteralText.Of(fact.Label), LiteralText.Of(fact.Value)))])];

    public IReadOnlyList<AdaptiveElement> Visit(Table table)
    {
        if (table.Columns.Count == 0)
            return [];

        var columns = table.Columns.Select(column => new AdaptiveColumn(Math.Max(1, column.Weight), column.IsNumber ? "Right" : null));
        var heading = new TableRow([.. table.Columns.Select(column => Cell(column, column.Title, "Bolder"))]);
        var rows = table.Rows.Select(row => new TableRow([.. table.Columns.Select((column, i) => Cell(column, i < row.Count ? row[i] : "", null))]));
        return [new AdaptiveTable([.. columns], [heading, .. rows])];
    }

    public IReadOnlyList<AdaptiveElement> Visit(DraftText draft)
    {
        List<AdaptiveElement> parts = [new TextBlock(LiteralText.Of($"{draft.Channel} to {draft.Recipient}")) { IsSubtle = true, Size = "Small" }];
        if (draft.Subject is { } subject)
            parts.Add(new TextBlock(LiteralText.Of(subject)) { Weight = "Bolder" });

        parts.AddRange(Lines(draft.Text));
        return [new Container(parts) { Style = "emphasis" }];
    }

    public IReadOnlyList<AdaptiveElement> Visit(Inputs inputs) => [.. inputs.Fields.Select(Field)];

    public IReadOnlyList<AdaptiveElement> Visit(Actions actions)
    {
        var buttons = actions.Items.Select(action => AdaptiveActions.Button(action, client)).OfType<AdaptiveAction>().ToList();
        var shown = buttons.Take(AdaptiveLimits.ActionsPerRow * AdaptiveLimits.ActionRows).Chunk(AdaptiveLimits.ActionsPerRow).Select(AdaptiveElement (row) => new ActionSet(row)).ToList();
        if (buttons.Count > AdaptiveLimits.ActionsPerRow * AdaptiveLimits.ActionRows)
            shown.Add(Small(Shortening.More(buttons.Count - (AdaptiveLimits.ActionsPerRow * AdaptiveLimits.ActionRows))));
        return shown;
    }

    /// <summary>Nothing of its own: the renderer draws it as the line above the next element.</summary>
    public IReadOnlyList<AdaptiveElement> Visit(Divider divider) => [];

    public IReadOnlyList<AdaptiveElement> Visit(Footnote footnote) => [.. footnote.Text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).Select(Small)];

    private static TextBlock Small(string line) => new(LiteralText.Of(line)) { IsSubtle = true, Size = "Small" };

    // Lines of one paragraph stay close together; an empty line is the ordinary distance.
    private static List<AdaptiveElement> Lines(string text)
    {
        var blocks = new List<AdaptiveElement>();
        var follows = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var isBlank = string.IsNullOrWhiteSpace(line);
            if (!isBlank)
                blocks.Add(new TextBlock(LiteralText.Of(line.TrimEnd())) { Spacing = follows ? "None" : null });
            follows = !isBlank;
        }

        return blocks;
    }

    private static TableCell Cell(Column column, string text, string? weight) =>
        new([new TextBlock(LiteralText.Of(text)) { Weight = weight, HorizontalAlignment = column.IsNumber ? "Right" : null }]);

    private static AdaptiveElement Field(Input field)
    {
        AdaptiveInput drawn = field.Kind switch
        {
            InputKind.Date => new DateInput(field.Name)
            {
                Value = DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? field.Value : null,
            },
            InputKind.Number => new NumberInput(field.Name)
            {
                Value = decimal.TryParse(field.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            },
            InputKind.Choice => new ChoiceSetInput(field.Name, [.. field.Choices.Select(choice => new AdaptiveChoice(choice.Title, choice.Value))])
            {
                Value = field.Choices.Any(choice => choice.Value == field.Value) ? field.Value : null,
            },
            InputKind.Toggle => new ToggleInput(field.Name, field.Label) { Value = field.Value == "true" ? "true" : "false" },
            InputKind.Text or InputKind.LongText or _ => new TextInput(field.Name)
            {
                Value = field.Value.Length > 0 ? field.Value : null,
                IsMultiline = field.Kind == InputKind.LongText ? true : null,
                MaxLength = field.MaxLength > 0 ? field.MaxLength : null,
            },
        };
        return drawn with
        {
            Label = field.Kind == InputKind.Toggle ? null : field.Label,
            IsRequired = field.IsRequired ? true : null,
            ErrorMessage = field.IsRequired ? $"{field.Label} is needed." : null,
        };
    }
}
