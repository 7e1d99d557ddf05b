using RetentionBot.Conversation;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Kinds;
using RetentionBot.Skills.Recording;

namespace RetentionBot.Skills.FollowUps.Digests;

/// <summary>Draws a digest: what is up in one line, a few customers with their buttons, and how many more there are. A pressed button draws it anew in its place.</summary>
public sealed class DigestCard(DigestBook digests, FollowUpOptions options)
{
    /// <summary>A page of the digest.</summary>
    public async ValueTask<Reply> DrawAsync(Digest digest, DigestView view, SkillTurn turn, CancellationToken cancellationToken)
    {
        var skip = Math.Clamp(view.Skip, 0, Math.Max(0, digest.Lines.Count - 1));
        List<DigestLine> shown = [.. digest.Lines.Skip(skip).Take(options.LinesShown)];
        List<LineFacts> facts = [.. (await digests.FactsAsync(shown, turn, cancellationToken)).Select(line => line with { IsJustDealtWith = line.Customer.Number == view.JustDealtWith })];
        var elements = new List<CardElement> { new Heading(Header(digest, shown.Count, skip, turn)) };
        if (digest.FirstContacts > 0 && skip == 0)
        {
            elements.Add(new Paragraph(FirstContacts(digest.FirstContacts, turn)));
        }

        foreach (var line in facts)
        {
            elements.Add(new Paragraph(TextOf(line, turn)));
            elements.AddRange(line.IsDealtWith ? [] : view.Opened is { } opened && opened.Customer == line.Customer.Number ? opened.Form : [Buttons(line, digest, skip)]);
        }

        var after = skip + shown.Count;
        if (after < digest.Lines.Count)
        {
            var next = Show(digest, after);
            turn.OfferMore(next);
            elements.Add(new Actions(new CallAction($"Next {Math.Min(options.LinesShown, digest.Lines.Count - after)}", next) { InPlace = true }));
            elements.Add(new Footnote($"+ {digest.Lines.Count - after} more: press Next or type \"more\". Each button works as words, too: \"done with\" and a name, \"snooze\" and a name."));
        }
        else if (skip > 0)
        {
            elements.Add(new Actions(new CallAction("Back to the first", Show(digest, 0)) { InPlace = true }));
        }

        return new Reply(new Card(elements));
    }

    /// <summary>The call that shows a digest from a line on.</summary>
    public static SkillCall Show(Digest digest, int skip) => On(new SkillCall(ShowDigest.Function), digest.On, skip);

    /// <summary>A call whose answer is the digest, drawn anew.</summary>
    public static SkillCall On(SkillCall call, DateOnly digest, int skip) =>
        call.With("digest", IsoDay.Of(digest)).With("skip", skip.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string TextOf(LineFacts facts, SkillTurn turn) => facts is { IsDealtWith: true, Line: { DealtWithAt: { } at, DealtWith: { } how } }
        ? DigestWording.DealtWith(facts, how, at, turn.Say, turn.Zone)
        : DigestWording.Of(facts, turn.Say, options);

    private string FirstContacts(int count, SkillTurn turn) =>
        count == 1 ? "1 customer has no recorded contact; a first one is planned."
        : $"{turn.Say.Count(count, "customer")} have no recorded contact; {(count <= options.LinesShown ? "a first one is planned with each" : "the most valuable are here to start with, the others come over the next weeks")}.";

    /// <summary>Counts come from the whole set.</summary>
    private static string Header(Digest digest, int shown, int skip, SkillTurn turn)
    {
        var greeting = skip == 0 && digest.IsDaily ? $"Good {(TimeZoneInfo.ConvertTime(turn.Now, turn.Zone).Hour < 12 ? "morning" : "afternoon")}, {turn.Caller.FirstName}. " : "";
        var day = digest.On == turn.Today ? "Today" : turn.Say.Day(digest.On);
        var overdue = digest.Lines.Count(line => line.IsOverdueOn(digest.On));
        var counts = overdue == 0 ? $"{digest.Lines.Count} to see to" : overdue == digest.Lines.Count ? $"{overdue} overdue" : $"{digest.Lines.Count} to see to, {overdue} of them overdue";
        return digest.Lines.Count == 0 ? $"{greeting}{day}: nothing is due."
            : $"{greeting}{day}: {counts}; {(skip == 0 ? $"{shown} shown" : $"{skip + 1} to {skip + shown} shown")}.";
    }

    private Actions Buttons(LineFacts facts, Digest digest, int skip)
    {
        var customer = facts.Customer;
        SkillCall About(string function) => On(Answer.About(customer, function), digest.On, skip);
        var buttons = new List<CardAction>();
        if (facts.Line.CanBeLeftOut && facts.Line.TimesBefore >= options.StillRightAfter)
        {
            buttons.Add(new CallAction("Done", About(CompleteFollowUp.Function)) { InPlace = true, OpensForm = true });
            buttons.Add(new CallAction("Drop", About(DropFollowUp.Function)) { InPlace = true });
            buttons.Add(facts.Line.Kind == LineKind.Contact
                ? new CallAction("Slower", Answer.About(customer, SetCadence.Function).With("slower", "true"))
                : new CallAction("Snooze", About(SnoozeFollowUp.Function)) { InPlace = true, OpensForm = true });
            buttons.Add(new CallAction("Move", About(SnoozeFollowUp.Function).With("move", "true")) { InPlace = true, OpensForm = true });
        }
        else if (facts.Line.Kind == LineKind.Complaint)
        {
            buttons.Add(new CallAction("Draft", Answer.About(customer, Apology.Function)));
            buttons.Add(new CallAction("Solved", new SkillCall(ResolveComplaint.Function).With("id", facts.Line.Reference)) { OpensForm = true });
            buttons.Add(new CallAction("Log a contact", About(CompleteFollowUp.Function)) { InPlace = true, OpensForm = true });
        }
        else
        {
            buttons.Add(new CallAction("Draft", Draft(facts)));
            buttons.Add(new CallAction("Done", About(CompleteFollowUp.Function)) { InPlace = true, OpensForm = true });
            buttons.Add(new CallAction("Snooze", About(SnoozeFollowUp.Function)) { InPlace = true, OpensForm = true });
        }

        buttons.Add(new CallAction("Open", Answer.About(customer, "customer.summary")));
        return new Actions(buttons);
    }

    /// <summary>The message that a line asks for.</summary>
    internal static SkillCall Draft(LineFacts facts) => facts.Line.Kind switch
    {
        LineKind.Thanks => Answer.About(facts.Customer, ThankYou.Function),
        LineKind.Welcome => Answer.About(facts.Customer, Welcome.Function),
        LineKind.KeyDate => Answer.About(facts.Customer, Occasion.Function).With("text", facts.Line.Reference),
        LineKind.AfterSales => Answer.About(facts.Customer, SatisfactionQuestion.Function),
        LineKind.Contact when facts.AsksForFeedback => Answer.About(facts.Customer, Feedback.Function),
        _ => Answer.About(facts.Customer, CheckIn.Function),
    };
}

/// <summary>What of a digest is drawn, and how.</summary>
public sealed record DigestView
{
    /// <summary>The lines before the page.</summary>
    public int Skip { get; init; }

    /// <summary>The line whose fields are open; null for none.</summary>
    public OpenedLine? Opened { get; init; }

    /// <summary>The number of the customer whose line this turn has dealt with; null for none.</summary>
    public int? JustDealtWith { get; init; }
}

/// <summary>A line whose buttons gave way to fields.</summary>
/// <param name="Customer">The customer's number.</param>
/// <param name="Form">The fields and their buttons.</param>
public sealed record OpenedLine(int Customer, IReadOnlyList<CardElement> Form);
