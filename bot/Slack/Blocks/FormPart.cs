using RetentionBot.Conversation;

namespace RetentionBot.Slack.Blocks;

/// <summary>A form on a card: its fields with the buttons that follow them.</summary>
/// <param name="Title">What the form is about: the heading over it, or else the sentence.</param>
/// <param name="Text">The sentence before the fields; null for none.</param>
/// <param name="Fields">At least one.</param>
/// <param name="Actions">The buttons; at least one.</param>
internal sealed record FormPart(string Title, string? Text, IReadOnlyList<Input> Fields, IReadOnlyList<CallAction> Actions)
{
    /// <summary>A button carries no more of the sentence, in characters; it stands in the message, too.</summary>
    private const int LongestText = 300;

    /// <summary>Whether a language model put into words what it says, which the window that opens must say too. Default: false.</summary>
    public bool IsWordedByModel { get; init; }

    /// <summary>The button that sends the fields: the first one that most people want, or else the first that can be taken back.</summary>
    public CallAction Submit => SubmitOf(Actions)!; // there is at least one

    /// <summary>The same among any buttons; null when none of them asks the bot for something.</summary>
    public static CallAction? SubmitOf(IEnumerable<CardAction> actions)
    {
        List<CallAction> calls = [.. actions.OfType<CallAction>()];
        return calls.Find(action => action.Style == ActionStyle.Primary) ?? calls.Find(action => action.Style == ActionStyle.Normal) ?? calls.FirstOrDefault();
    }

    /// <summary>The form whose fields end before the buttons at <paramref name="index"/>; null when there are no fields before them, or no button asks the bot for something.</summary>
    public static FormPart? Before(IReadOnlyList<CardElement> elements, int index)
    {
        if (elements[index] is not Conversation.Actions buttons || SubmitOf(buttons.Items) is not { } submit)
            return null;

        var before = elements.Take(index).Reverse().TakeWhile(element => element is not Conversation.Actions).ToList();
        List<Input> fields = [.. before.OfType<Inputs>().Reverse().SelectMany(inputs => inputs.Fields)];
        if (fields.Count == 0)
            return null;

        // What stays beside the form in the message keeps its own buttons; the form needs its submit button only.
        var text = before.OfType<Paragraph>().FirstOrDefault()?.Text;
        var title = before.OfType<Heading>().FirstOrDefault()?.Text ?? text ?? submit.Title;
        return new FormPart(Shortening.Text(title, BlockLimits.Header), text is null || text == title ? null : Shortening.Text(text, LongestText), fields, [submit]);
    }

    /// <summary>
    /// The card without what is beside its form, for a window that shows the form alone: what leads up to the fields, the fields, their buttons, and what follows unless it has buttons of its
    /// own. A card without fields stays whole.
    /// </summary>
    public static Card Of(Card card)
    {
        var elements = card.Elements.ToList();
        var first = elements.FindIndex(element => element is Inputs);
        if (first < 0)
            return card;

        var start = first;
        while (start > 0 && elements[start - 1] is Conversation.Actions)
            start--;
        while (start > 0 && elements[start - 1] is not Conversation.Actions)
            start--;

        var end = elements.FindLastIndex(element => element is Inputs) + 1;
        while (end < elements.Count && elements[end] is Conversation.Actions)
            end++;
        var tail = elements.Skip(end).ToList();
        return card with { Elements = [.. elements[start..end], .. tail.Any(element => element is Conversation.Actions) ? [] : tail] };
    }
}
