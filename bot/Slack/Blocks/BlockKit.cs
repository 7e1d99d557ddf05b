using System.Text.Json.Serialization;

namespace RetentionBot.Slack.Blocks;

/// <summary>One block of a message or view, as it is on the wire. See https://docs.slack.dev/reference/block-kit/blocks</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(InputBlock), "input")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
internal abstract record Block
{
    /// <summary>Unique in the message; null where Slack may choose one.</summary>
    public string? BlockId { get; init; }
}

/// <summary>Text: marked up, or as it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Mrkdwn), "mrkdwn")]
[JsonDerivedType(typeof(PlainText), "plain_text")]
internal abstract record TextObject(string Text);

/// <param name="Text">Escaped by <see cref="MrkdwnText"/>.</param>
internal sealed record Mrkdwn(string Text) : TextObject(Text)
{
    /// <summary>Names and addresses in the text stay text.</summary>
    public bool Verbatim { get; } = true;
}

internal sealed record PlainText(string Text) : TextObject(Text)
{
    /// <summary>A word between colons stays one.</summary>
    public bool Emoji { get; }
}

internal sealed record HeaderBlock(TextObject Text) : Block;

internal sealed record SectionBlock : Block
{
    public TextObject? Text { get; init; }

    public IReadOnlyList<TextObject>? Fields { get; init; }
}

internal sealed record ContextBlock(IReadOnlyList<TextObject> Elements) : Block;

internal sealed record DividerBlock : Block;

internal sealed record ActionsBlock(IReadOnlyList<BlockElement> Elements) : Block;

internal sealed record InputBlock(TextObject Label, BlockElement Element, bool Optional) : Block
{
    public TextObject? Hint { get; init; }
}

/// <summary>A table whose first row is its heading. Only messages have one.</summary>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<RawText>> Rows, IReadOnlyList<ColumnSetting> ColumnSettings) : Block;

/// <param name="Text">At least one character.</param>
internal sealed record RawText(string Text)
{
    public string Type { get; } = "raw_text";
}

/// <param name="Align"><c>left</c> or <c>right</c>.</param>
internal sealed record ColumnSetting(string Align)
{
    public bool IsWrapped { get; } = true;
}

/// <summary>Text that is never read as markup, so that what is copied out of it is what was written.</summary>
internal sealed record RichTextBlock(IReadOnlyList<RichTextPart> Elements) : Block;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
internal abstract record RichTextPart(IReadOnlyList<RichText> Elements);

internal sealed record RichTextSection(IReadOnlyList<RichText> Elements) : RichTextPart(Elements);

internal sealed record RichTextQuote(IReadOnlyList<RichText> Elements) : RichTextPart(Elements);

/// <param name="Text">At least one character.</param>
internal sealed record RichText(string Text)
{
    public string Type { get; } = "text";

    public RichTextStyle? Style { get; init; }
}

internal sealed record RichTextStyle(bool Bold);

/// <summary>What can be pressed or filled in. See https://docs.slack.dev/reference/block-kit/block-elements</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Button), "button")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
[JsonDerivedType(typeof(NumberInput), "number_input")]
[JsonDerivedType(typeof(Datepicker), "datepicker")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
[JsonDerivedType(typeof(ExternalSelect), "external_select")]
[JsonDerivedType(typeof(Checkboxes), "checkboxes")]
internal abstract record BlockElement(string ActionId);

internal sealed record Button(string ActionId, TextObject Text) : BlockElement(ActionId)
{
    public string? Value { get; init; }

    public string? Url { get; init; }

    /// <summary><c>primary</c> or <c>danger</c>; null for an ordinary one.</summary>
    public string? Style { get; init; }

    public Confirmation? Confirm { get; init; }
}

internal sealed record Confirmation(TextObject Title, TextObject Text, TextObject Confirm, TextObject Deny)
{
    public string Style { get; } = "danger";
}

internal sealed record PlainTextInput(string ActionId, int MaxLength) : BlockElement(ActionId)
{
    public bool? Multiline { get; init; }

    public string? InitialValue { get; init; }
}

internal sealed record NumberInput(string ActionId) : BlockElement(ActionId)
{
    public bool IsDecimalAllowed { get; } = true;

    public string? InitialValue { get; init; }
}

internal sealed record Datepicker(string ActionId) : BlockElement(ActionId)
{
    /// <summary>yyyy-MM-dd.</summary>
    public string? InitialDate { get; init; }
}

internal sealed record StaticSelect(string ActionId, IReadOnlyList<Option> Options) : BlockElement(ActionId)
{
    public Option? InitialOption { get; init; }
}

/// <summary>A select whose options the bot is asked for while somebody types.</summary>
internal sealed record ExternalSelect(string ActionId, TextObject Placeholder) : BlockElement(ActionId)
{
    public int MinQueryLength { get; } = 2;

    public Option? InitialOption { get; init; }
}

internal sealed record Checkboxes(string ActionId, IReadOnlyList<Option> Options) : BlockElement(ActionId)
{
    public IReadOnlyList<Option>? InitialOptions { get; init; }
}

internal sealed record Option(TextObject Text, string Value);

/// <summary>A modal or the home. See https://docs.slack.dev/reference/views</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="CallbackId">Which of our views it is.</param>
internal sealed record View(string Type, string CallbackId, IReadOnlyList<Block> Blocks)
{
    /// <summary>Of a modal only, as are the three below.</summary>
    public TextObject? Title { get; init; }

    public TextObject? Submit { get; init; }

    public TextObject? Close { get; init; }

    public string? PrivateMetadata { get; init; }
}
