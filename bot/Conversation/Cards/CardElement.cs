using System.Text.Json.Serialization;

namespace RetentionBot.Conversation;

/// <summary>
/// One part of a card; a closed family. All text in it is plain: a renderer escapes it and keeps its channel's limits.
/// A reply that is sent later is kept as JSON, hence the names of the kinds; a name once used stays.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(DraftText), "draftText")]
[JsonDerivedType(typeof(Inputs), "inputs")]
[JsonDerivedType(typeof(Actions), "actions")]
[JsonDerivedType(typeof(Divider), "divider")]
[JsonDerivedType(typeof(Footnote), "footnote")]
public abstract record CardElement
{
    private protected CardElement()
    {
    }

    /// <summary>Hands this element to the visitor's method for its kind.</summary>
    public abstract T Accept<T>(ICardElementVisitor<T> visitor);
}

/// <summary>One method per kind of element, so that a new kind does not compile until every channel draws it.</summary>
public interface ICardElementVisitor<out T>
{
    T Visit(Heading heading);

    T Visit(Paragraph paragraph);

    T Visit(Facts facts);

    T Visit(Table table);

    T Visit(DraftText draft);

    T Visit(Inputs inputs);

    T Visit(Actions actions);

    T Visit(Divider divider);

    T Visit(Footnote footnote);
}

/// <summary>The answer or title of a card, in one line.</summary>
public sealed record Heading(string Text) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A sentence or a few. Line breaks are kept.</summary>
public sealed record Paragraph(string Text) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Labels with their values, for what is looked up by label.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>One line of <see cref="Facts"/>.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Records side by side. Every row has as many cells as there are columns.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The cells, row by row.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Whether its cells are numbers or amounts, which are drawn to the right.</param>
/// <param name="Weight">Its width against the other columns; 1 by default.</param>
public sealed record Column(string Title, bool IsNumber = false, int Weight = 1);

/// <summary>A message for a customer, to be read, copied and sent by the person.</summary>
/// <param name="Channel">What it is written for, for example <c>e-mail</c>.</param>
/// <param name="Recipient">The named person it goes to.</param>
/// <param name="Subject">The subject line; null where the channel has none.</param>
/// <param name="Text">The message itself; line breaks are kept.</param>
public sealed record DraftText(string Channel, string Recipient, string? Subject, string Text) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Fields to fill in. Their values come back as arguments of the action that is pressed on the same card.</summary>
public sealed record Inputs(IReadOnlyList<Input> Fields) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>One field.</summary>
/// <param name="Name">The argument's name; unique on the card.</param>
/// <param name="Label">What the person reads.</param>
/// <param name="Kind">What may be filled in.</param>
public sealed record Input(string Name, string Label, InputKind Kind)
{
    /// <summary>What is filled in at first; empty for nothing. Dates as yyyy-MM-dd.</summary>
    public string Value { get; init; } = "";

    /// <summary>What may be chosen, for <see cref="InputKind.Choice"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Whether an empty field is refused; checked on the server too.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The most characters accepted; 0 for the channel's own limit.</summary>
    public int MaxLength { get; init; }
}

/// <summary>What a field holds.</summary>
public enum InputKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>Yes or no; comes back as <c>true</c> or <c>false</c>.</summary>
    Toggle,

    /// <summary>A customer, found while typing where the channel can; comes back as <c>#</c> and the customer's number, or as it was typed.</summary>
    Customer,
}

/// <summary>One thing that may be chosen.</summary>
public sealed record Choice(string Title, string Value);

/// <summary>Buttons, side by side.</summary>
[method: JsonConstructor]
public sealed record Actions(IReadOnlyList<CardAction> Items) : CardElement
{
    public Actions(params CardAction[] items)
        : this((IReadOnlyList<CardAction>)items)
    {
    }

    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A button; a closed family.</summary>
/// <param name="Title">What it says.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CallAction), "call")]
[JsonDerivedType(typeof(OpenUrlAction), "openUrl")]
public abstract record CardAction(string Title);

/// <summary>A button that asks the bot to do something.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Call">What is done.</param>
public sealed record CallAction(string Title, SkillCall Call) : CardAction(Title)
{
    /// <summary>How it stands out.</summary>
    public ActionStyle Style { get; init; }

    /// <summary>Whether the answer takes the place of the card, where the channel can; else it comes as a message of its own. Default: false.</summary>
    public bool InPlace { get; init; }

    /// <summary>Whether the answer is a form to be filled in; a channel that shows forms in a window of their own opens it at once. Default: false.</summary>
    public bool OpensForm { get; init; }
}

/// <summary>A button that opens an address in the person's own client.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Url">https or mailto; http only where it leads to the machine itself, as <c>http://127.0.0.1:3978/</c>. With any other address there is no button.</param>
public sealed record OpenUrlAction(string Title, Uri Url) : CardAction(Title);

/// <summary>How a button stands out.</summary>
public enum ActionStyle
{
    /// <summary>Like the others.</summary>
    Normal,

    /// <summary>The one most people want.</summary>
    Primary,

    /// <summary>The one that cannot be taken back.</summary>
    Destructive,
}

/// <summary>A line between two parts.</summary>
public sealed record Divider : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>What is good to know and small: sources, ids, how fresh the data is.</summary>
public sealed record Footnote(string Text) : CardElement
{
    public override T Accept<T>(ICardElementVisitor<T> visitor) => visitor.Visit(this);
}
