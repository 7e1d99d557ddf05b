using RetentionBot.Conversation;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Offers.Guards;
using RetentionBot.Skills.Outreach.Polishing;
using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Outreach;

/// <summary>Draws a draft: the text, whom it goes to, the facts it tells with their records, what the guards found, and what can be done with it.</summary>
public sealed class DraftCard(DraftGuards guards, Composer composer, Polisher polisher)
{
    /// <summary>The draft to look at and change.</summary>
    /// <param name="notes">What to tell besides, in whole sentences.</param>
    public async ValueTask<Reply> DrawAsync(Draft draft, Customer customer, IEnumerable<string> notes, SkillTurn turn, CancellationToken cancellationToken)
    {
        var guarded = await CheckAsync(draft, customer, turn, cancellationToken);
        var elements = Beginning(draft, customer, guarded, turn);
        elements.AddRange(notes.Select(note => new Paragraph(note)));
        if (DraftFacts.Of(draft, turn) is { } facts)
        {
            elements.Add(facts);
        }

        if (draft.WaitsOn(turn.Today))
        {
            elements.AddRange(Filling(draft, customer));
            elements.AddRange(DraftSteps.Hurdle(draft, guarded));
            elements.Add(new Actions([.. DraftSteps.Sending(draft, guarded, MissingIn(draft, customer) is null), DraftSteps.Discarding(draft)]));
            elements.Add(new Actions(
            [
                new CallAction("Edit", On(EditDraft.Function, draft)) { InPlace = true, OpensForm = true },
                .. polisher.CanPolish(draft, customer) ? [new CallAction("Polish", On(PolishDraft.Function, draft)) { InPlace = true }] : Array.Empty<CallAction>(),
                .. Enum.GetValues<Tone>().Where(tone => tone != Tone.Longer).Select(tone => new CallAction(ShortText.Sentence(tone.InWords()), On(ReviseDraft.Function, draft).With("tone", tone.ToString())) { InPlace = true }),
            ]));
        }

        elements.Add(new Footnote(Foot(draft, turn)));
        Remember(draft, guarded, turn);
        return Labelled(elements, draft);
    }

    /// <summary>The finished draft, to be taken away: nothing is sent from here, and nothing is logged before somebody says that they sent it.</summary>
    public async ValueTask<Reply> HandOverAsync(Draft draft, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var guarded = await CheckAsync(draft.Doubted(), customer, turn, cancellationToken); // the last look before it goes
        var elements = Beginning(draft, customer, guarded, turn);
        elements.AddRange(DraftSteps.Hurdle(draft, guarded));
        elements.Add(new Actions([.. DraftSteps.Sending(draft, guarded, MissingIn(draft, customer) is null), DraftSteps.Discarding(draft)]));
        elements.Add(new Footnote($"I never write to a customer myself. Copy it or open it in your mail, send it, and press \"I sent it\" or type \"sent\": then I log it. It can be sent until {turn.Say.Day(draft.ExpiresOn)}."));
        Remember(draft, guarded, turn);
        return Labelled(elements, draft);
    }

    /// <summary>A call about a draft.</summary>
    internal static SkillCall On(string function, Draft draft) => new SkillCall(function).With("id", draft.Id.ToString());

    /// <summary>What a draft is, for the middle of a sentence: <c>the thank-you D5 for Ada Byron (London, #12)</c>.</summary>
    internal static string Named(Draft draft, Customer customer) => $"the {draft.Type.Title} {draft.Id} for {CustomerLabel.Full(customer)}";

    /// <summary>What is missing in a text before it can be sent; null when nothing is.</summary>
    internal string? MissingIn(Draft draft, Customer customer)
    {
        var gaps = Gaps.In($"{draft.Current.Subject}\n{draft.Current.Text}", composer.TemplatesFor(customer, draft.Current.Recipe.Language));
        return draft is { Kind: ContactPurpose.Apology, Brief: { Complaint: not null, About: null }, Current.Recipe.IsEdited: false } ? "First put what went wrong into words for the customer: they are those of a note so far."
            : draft.Current.To is null ? "Nobody is named whom it goes to. Add a contact person to the customer, then write it anew."
            : gaps.Count > 0 ? $"There {(gaps.Count == 1 ? "is a gap" : "are gaps")} to fill in first: {string.Join(", ", gaps)}."
            : null;
    }

    private static Reply Labelled(List<CardElement> elements, Draft draft) => new(new Card(elements) { Ai = draft.Current.Recipe.IsPolished ? new AiLabel([]) : null });

    private async ValueTask<GuardedDraft> CheckAsync(Draft draft, Customer customer, SkillTurn turn, CancellationToken cancellationToken)
    {
        var guarded = await guards.CheckAsync(draft, customer, turn.Say, cancellationToken);
        foreach (var record in draft.Current.Facts.SelectMany(fact => fact.Ids).Concat(guarded.Findings.SelectMany(finding => finding.Records)).Append(draft.Id.ToString()))
        {
            turn.Showed(record);
        }

        foreach (var number in guarded.Findings.SelectMany(finding => finding.Customers))
        {
            turn.SawNumber(number);
        }

        return guarded;
    }

    private static List<CardElement> Beginning(Draft draft, Customer customer, GuardedDraft guarded, SkillTurn turn)
    {
        var to = draft.Current.To;
        var recipient = to is null ? "nobody named" : string.Join(", ", new[] { to.Name, to.Role, to.Address }.OfType<string>());
        var elements = new List<CardElement>
        {
            new Heading($"{ShortText.Sentence(draft.Type.Title)} for {CustomerLabel.Full(customer)} · {draft.Id}"),
            new DraftText(ContactWording.Channel(draft.Current.Recipe.Channel), recipient, draft.Current.Subject, draft.Current.Text),
        };
        if (!draft.WaitsOn(turn.Today))
        {
            elements.Add(new Paragraph($"{draft.Id} {MeantDraft.Ended(draft, turn)}."));
            return elements;
        }

        foreach (var finding in guarded.Findings.DistinctBy(finding => finding.Reason))
        {
            var isLetPass = finding.Verdict == GuardVerdict.Blocked && !guarded.Blocks.Contains(finding);
            var isAnswered = finding.Verdict == GuardVerdict.Warned && !guarded.Warnings.Contains(finding);
            var word = isLetPass ? "Let pass" : isAnswered ? "You go on" : finding.Verdict switch { GuardVerdict.Blocked => "Blocked", GuardVerdict.Warned => "Careful", _ => "Style" };
            var ids = string.Join(", ", finding.Records.Where(id => !finding.Reason.Contains(id, StringComparison.Ordinal)));
            elements.Add(new Paragraph($"{word}: {finding.Reason}{(ids.Length == 0 ? "" : $" ({ids})")}{(isLetPass ? $" ({draft.Override!.Reason})" : isAnswered ? $" ({draft.GoesOnBecause})" : "")}"));
        }

        return elements;
    }

    /// <summary>
    /// Fields for what the message should tell and nobody has said, where there are words for it. None is required by the card: clients then refuse every other button of it, too.
    /// </summary>
    private IEnumerable<CardElement> Filling(Draft draft, Customer customer)
    {
        if (MissingIn(draft, customer) is null)
        {
            yield break;
        }

        Input[] fields = draft.Kind switch
        {
            ContactPurpose.Thanks => [new Input("about", "What they are thanked for, as \"the recommendation\"", InputKind.Text) { MaxLength = SaidBrief.Longest }],
            ContactPurpose.Apology =>
            [
                new Input("about", "What went wrong, in words for them", InputKind.Text) { MaxLength = SaidBrief.Longest, Value = draft.Current.Facts.FirstOrDefault(fact => fact.Name == "fault")?.Value ?? "" },
                new Input("fix", "What is done about it", InputKind.Text) { MaxLength = SaidBrief.Longest, Value = draft.Brief.Fix ?? draft.Current.Facts.FirstOrDefault(fact => fact.Name == "fix")?.Value ?? "" },
                new Input("date", "By when", InputKind.Date) { Value = draft.Brief.On is { } on ? IsoDay.Of(on) : "" },
            ],
            ContactPurpose.Event when draft.Current.To is not null => [new Input("date", "On which day", InputKind.Date)],
            _ => [],
        };
        if (fields.Length > 0)
        {
            yield return new Inputs(fields);
            yield return new Actions(new CallAction("Fill in", On(ReviseDraft.Function, draft)) { Style = ActionStyle.Primary, InPlace = true });
        }
    }

    private static string Foot(Draft draft, SkillTurn turn)
    {
        var versions = draft.Versions.Count == 1 ? "" : $"Version {draft.Shown} of {draft.Versions.Count} ({draft.Current.How}); \"restore 1\" brings one back. ";
        return draft.WaitsOn(turn.Today)
            ? $"{versions}Change it in words, too: \"shorter\", \"in German\", \"mention the delivery\", \"as an SMS\". It can be sent until {turn.Say.Day(draft.ExpiresOn)}."
            : versions.TrimEnd();
    }

    private static void Remember(Draft draft, GuardedDraft guarded, SkillTurn turn)
    {
        turn.LookAt(draft.Number);
        if (draft.WaitsOn(turn.Today))
        {
            turn.Await(ShortReplyKind.Agreed, On(SendDraft.Function, draft));
            if (!guarded.Blocks.Any())
            {
                turn.Await(ShortReplyKind.Done, On(SentDraft.Function, draft));
            }
        }
    }
}
