using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>Draws each element of one card with blocks. To be used for one card only: ids are unique within it.</summary>
internal sealed class BlockElements : ICardElementVisitor<IEnumerable<Block>>
{
    /// <summary>The longest line of headings over a table that is drawn as text, in characters; our own limit.</summary>
    private const int TableHeading = 200;

    private readonly PlainTextRenderer _plainText = new();
    private readonly BlockButtons _buttons = new();
    private readonly BlockFields _fields;
    private readonly Surface _surface;
    private readonly IReadOnlyList<CardElement> _elements;
    private readonly CallAction? _viewSubmit;
    private readonly bool _isWordedByModel;
    private bool _hasTable;
    private int _at;

    /// <param name="viewSubmit">The button that is the window's own and not drawn; null for none.</param>
    public BlockElements(Card card, Surface surface, CallAction? viewSubmit = null)
    {
        (_elements, _isWordedByModel, _surface, _viewSubmit) = (card.Elements, card.Ai is not null, surface, viewSubmit);
        _fields = new BlockFields(surface, _buttons);
    }

    /// <summary>The blocks of the card: all of them, or more than <paramref name="most"/>, which are too many anyhow.</summary>
    public IReadOnlyList<Block> Draw(int most)
    {
        var blocks = new List<Block>();
        var isDivided = false;
        for (_at = 0; _at < _elements.Count && blocks.Count <= most; _at++)
        {
            List<Block> parts = [.. _elements[_at].Accept(this)];
            if (parts.Count > 0 && isDivided)
                blocks.Add(new DividerBlock());
            isDivided = parts.Count == 0 && (isDivided || (_elements[_at] is Divider && blocks.Count > 0));
            blocks.AddRange(parts);
        }

        return [.. blocks.Count > 0 ? blocks : [Section(Wording.Nothing)], .. _isWordedByModel ? Small(AiLabel.Words) : []];
    }

    public IEnumerable<Block> Visit(Heading heading) => IsBlank(heading.Text) ? []
        : MrkdwnText.Plain(heading.Text, int.MaxValue) is { Length: <= BlockLimits.Header } title ? [new HeaderBlock(new PlainText(title))]
        : [Section(MrkdwnText.Bold(heading.Text, BlockLimits.Text))];

    public IEnumerable<Block> Visit(Paragraph paragraph) => Sections(paragraph.Text);

    public IEnumerable<Block> Visit(Facts facts) => facts.Items.Where(fact => !IsBlank(fact.Label + fact.Value)).Select(FieldOf).Chunk(BlockLimits.SectionFields).Select(fields => new SectionBlock { Fields = fields });

    public IEnumerable<Block> Visit(Conversation.Table table)
    {
        if (table.Columns.Count == 0)
            return [];
        if (_hasTable || _surface != Surface.Message || table.Columns.Count > BlockLimits.TableColumns)
            return AsText(table);

        _hasTable = true;
        var heading = table.Columns.Select(column => CellOf(column.Title)).ToList();
        var rows = table.Rows.Take(BlockLimits.TableRows - 1).Select(row => table.Columns.Select((_, i) => CellOf(i < row.Count ? row[i] : "")).ToList());
        var more = table.Rows.Count - (BlockLimits.TableRows - 1);
        return [new TableBlock([heading, .. rows], [.. table.Columns.Select(column => new ColumnSetting(column.IsNumber ? "right" : "left"))]), .. more > 0 ? Small(Shortening.More(more)) : []];
    }

    public IEnumerable<Block> Visit(DraftText draft)
    {
        List<RichTextPart> parts = [];
        if (draft.Subject is { } subject && !IsBlank(subject))
            parts.Add(new RichTextSection([new RichText(MrkdwnText.Plain(subject, BlockLimits.Text)) { Style = new RichTextStyle(Bold: true) }]));
        if (MrkdwnText.Sound(draft.Text) is var text && !IsBlank(text))
            parts.Add(new RichTextQuote([new RichText(text)]));
        return Small($"{draft.Channel} to {draft.Recipient}").Concat(parts.Count > 0 ? [new RichTextBlock(parts)] : []);
    }

    public IEnumerable<Block> Visit(Inputs inputs)
    {
        if (inputs.Fields.Count == 0)
            return [];
        if (SubmitFor(_at) is not { } submit)
            return Sections(_plainText.Visit(inputs)); // nothing could send them

        return _surface != Surface.Modal && NextActions(_at) is { } next && CarriedForm(next) is not null ? [] : _fields.Blocks(inputs, submit.Call);
    }

    public IEnumerable<Block> Visit(Conversation.Actions actions)
    {
        if (_surface == Surface.Modal)
            return _buttons.Blocks([.. actions.Items.Where(action => !ReferenceEquals(action, _viewSubmit))]);

        return CarriedForm(_at) is { } form ? _buttons.Blocks(actions.Items, form.Submit, form.Value) : _buttons.Blocks(actions.Items);
    }

    /// <summary>Nothing of its own: it is drawn before the next element.</summary>
    public IEnumerable<Block> Visit(Divider divider) => [];

    public IEnumerable<Block> Visit(Footnote footnote) => Small(footnote.Text);

    // The button in the message that opens the form whose fields stand before the buttons at an index; null when there is none or it is too large for a button.
    private (CallAction Submit, string Value)? CarriedForm(int index) =>
        FormPart.Before(_elements, index) is { } form && form.Fields.Count <= BlockLimits.FormFields && form.Fields.All(field => field.Name.Length is > 0 and <= BlockLimits.FieldName)
        && Carried.ValueOf(form with { IsWordedByModel = _isWordedByModel }) is { } value ? (form.Submit, value) : null;

    private CallAction? SubmitFor(int index) =>
        _viewSubmit ?? (NextActions(index) is { } next ? FormPart.SubmitOf(((Conversation.Actions)_elements[next]).Items) : null)
        ?? FormPart.SubmitOf(_elements.OfType<Conversation.Actions>().SelectMany(actions => actions.Items));

    private int? NextActions(int index)
    {
        for (var next = index + 1; next < _elements.Count; next++)
        {
            if (_elements[next] is Conversation.Actions)
                return next;
        }

        return null;
    }

    private static Mrkdwn FieldOf(Fact fact)
    {
        if (IsBlank(fact.Label))
            return new Mrkdwn(MrkdwnText.Of(fact.Value, BlockLimits.SectionField));

        var label = MrkdwnText.Bold(fact.Label, BlockLimits.SectionField / 2);
        return new Mrkdwn($"{label}\n{(IsBlank(fact.Value) ? "–" : MrkdwnText.Of(fact.Value, BlockLimits.SectionField - label.Length - 1))}");
    }

    private static IEnumerable<Block> AsText(Conversation.Table table)
    {
        var titles = string.Join(" · ", table.Columns.Select(column => column.Title).Where(title => !IsBlank(title)));
        var heading = titles.Length == 0 ? "" : MrkdwnText.Bold(titles, TableHeading) + "\n";
        var rows = string.Join('\n', table.Rows.Select(row => "• " + string.Join(" · ", row.Take(table.Columns.Count).Where(cell => !IsBlank(cell)).Select(cell => cell.ReplaceLineEndings(" ")))));
        return heading.Length + rows.Length == 0 ? []
            : MrkdwnText.Parts(rows, BlockLimits.Text - TableHeading - 1).Select((part, index) => Section((index == 0 ? heading : "") + part.Trim('\n')));
    }

    // A cell of no characters is refused.
    private static RawText CellOf(string text) => new(MrkdwnText.Sound(text) is var cell && !IsBlank(cell) ? cell : " ");

    private static IEnumerable<Block> Sections(string text) => MrkdwnText.Parts(text, BlockLimits.Text).Select(part => part.Trim('\n')).Where(part => !IsBlank(part)).Select(Section);

    private static IEnumerable<Block> Small(string text) =>
        MrkdwnText.Parts(text.Trim(), BlockLimits.Text).Where(part => !IsBlank(part)).Select(TextObject (part) => new Mrkdwn(part)).Chunk(BlockLimits.ContextElements).Select(parts => new ContextBlock(parts));

    private static SectionBlock Section(string mrkdwn) => new() { Text = new Mrkdwn(mrkdwn) };

    // What Slack would trim to nothing.
    private static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\u200B');
}
