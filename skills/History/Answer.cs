using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;

namespace RetentionBot.Skills.History;

/// <summary>Puts an answer about a customer together: the first line, records, buttons, and at the foot what remains and where it comes from.</summary>
/// <param name="firstLine">The answer in one sentence, with the customer's name, city and id.</param>
internal sealed class Answer(string firstLine)
{
    /// <summary>Records on one page.</summary>
    public const int PageSize = 5;

    private readonly List<CardElement> _elements = [new Heading(firstLine)];
    private readonly List<CardAction> _buttons = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _ids = [];
    private AiLabel? _label;

    /// <summary>A call about a customer who is already known.</summary>
    public static SkillCall About(Customer customer, string function) => new SkillCall(function).With("customer", $"#{customer.Number}");

    /// <summary>A call like another, with a span added where there is one.</summary>
    public static SkillCall Within(SkillCall call, Period? period) => period is { } span ? call.With("period", span.ToString()) : call;

    /// <summary>Adds a sentence; nothing for null.</summary>
    public Answer Say(string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence))
        {
            _elements.Add(new Paragraph(sentence));
        }

        return this;
    }

    /// <summary>Adds labels with values; those without a value are left out.</summary>
    public Answer Facts(params IEnumerable<(string Label, string? Value)> facts)
    {
        var known = facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => new Fact(fact.Label, fact.Value!)).ToList(); // just checked
        if (known.Count > 0)
        {
            _elements.Add(new Facts(known));
        }

        return this;
    }

    /// <summary>Adds records, a row each: the day, what it was, its id. Nothing for none.</summary>
    public Answer Records(IEnumerable<(string Day, string What, string Id)> records)
    {
        var rows = records.Select(record => (IReadOnlyList<string>)[record.Day, record.What, record.Id]).ToList();
        if (rows.Count > 0)
        {
            _ids.AddRange(rows.Select(row => row[^1]));
            _elements.Add(new Table([new Column("Date", Weight: 2), new Column("What", Weight: 6), new Column("Id", Weight: 3)], rows));
        }

        return this;
    }

    /// <summary>Adds lines that are no records of a customer: when, what, which ids. Nothing for none.</summary>
    public Answer Lines(IEnumerable<(string When, string What, string Ids)> lines)
    {
        var table = Table(lines);
        return table.Rows.Count > 0 ? Show(table) : this;
    }

    /// <summary>Those lines by themselves.</summary>
    public static Table Table(IEnumerable<(string When, string What, string Ids)> lines) =>
        new([new Column("When", Weight: 3), new Column("What", Weight: 5), new Column("Ids", Weight: 3)], [.. lines.Select(line => (IReadOnlyList<string>)[line.When, line.What, line.Ids])]);

    /// <summary>Adds what another part of the bot shows; nothing for null.</summary>
    public Answer Show(CardElement? element)
    {
        if (element is not null)
        {
            _elements.Add(element);
        }

        return this;
    }

    /// <summary>Adds records with an amount each. Nothing for none.</summary>
    public Answer Records(IEnumerable<(string Day, string What, string Amount, string Id)> records)
    {
        var rows = records.Select(record => (IReadOnlyList<string>)[record.Day, record.What, record.Amount, record.Id]).ToList();
        if (rows.Count > 0)
        {
            _ids.AddRange(rows.Select(row => row[^1]));
            _elements.Add(new Table([new Column("Date", Weight: 2), new Column("What", Weight: 5), new Column("Amount", IsNumber: true, Weight: 2), new Column("Id", Weight: 3)], rows));
        }

        return this;
    }

    /// <summary>Says that there is more, gives it a button, and remembers it for the word <c>more</c>.</summary>
    /// <param name="remaining">How much, for example <c>7 more</c>; null when that is not known cheaply.</param>
    public Answer More(SkillTurn turn, SkillCall next, string? remaining = null)
    {
        turn.OfferMore(next);
        _buttons.Insert(0, new CallAction("More", next));
        _notes.Insert(0, $"{remaining ?? "There are more"}: press More or type \"more\".");
        return this;
    }

    /// <summary>Adds a button.</summary>
    public Answer Button(string title, SkillCall call)
    {
        _buttons.Add(new CallAction(title, call));
        return this;
    }

    /// <summary>Adds a button whose answer is a form to be filled in.</summary>
    public Answer Form(string title, SkillCall call) => Forms([(title, call)]);

    /// <summary>Adds several buttons each of whose answers is a form to be filled in.</summary>
    public Answer Forms(IEnumerable<(string Title, SkillCall Call)> buttons)
    {
        _buttons.AddRange(buttons.Select(button => new CallAction(button.Title, button.Call) { OpensForm = true }));
        return this;
    }

    /// <summary>Adds several buttons.</summary>
    public Answer Buttons(IEnumerable<(string Title, SkillCall Call)> buttons)
    {
        _buttons.AddRange(buttons.Select(button => new CallAction(button.Title, button.Call)));
        return this;
    }

    /// <summary>Adds buttons that open an address.</summary>
    public Answer Links(params IEnumerable<OpenUrlAction> links)
    {
        _buttons.AddRange(links);
        return this;
    }

    /// <summary>Offers to take back what the turn changes, and says until when.</summary>
    /// <param name="what">See <see cref="SkillTurn.PromiseUndo"/>.</param>
    public Answer Undo(SkillTurn turn, string what)
    {
        _buttons.Insert(0, new CallAction("Undo", turn.PromiseUndo(what)) { InPlace = true });
        var last = UndoWindow.Ends(turn.Now, turn.Zone).AddMinutes(-1);
        _notes.Add($"To take it back, press Undo or type \"undo\", until {turn.Say.Moment(last, turn.Zone)}.");
        return this;
    }

    /// <summary>Says that a language model put it into words.</summary>
    public Answer Labelled(AiLabel label)
    {
        _label = label;
        return this;
    }

    /// <summary>Adds to the foot; nothing for null.</summary>
    public Answer Note(string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence))
        {
            _notes.Add(sentence);
        }

        return this;
    }

    /// <summary>The whole answer. The turn notes which records it shows.</summary>
    public Reply Reply(SkillTurn turn)
    {
        _ids.ForEach(turn.Showed);
        var elements = new List<CardElement>(_elements);
        if (_buttons.Count > 0)
        {
            elements.Add(new Actions(_buttons));
        }

        if (_notes.Count > 0)
        {
            elements.Add(new Footnote(string.Join(' ', _notes)));
        }

        return new Reply(new Card(elements) { Ai = _label });
    }
}
