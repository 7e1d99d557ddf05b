using RetentionBot.Conversation;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Offers;

/// <summary>Checks a list of recipients that came as a file: who may get an offer, who may not, and of whom that is not certain.</summary>
public sealed class CheckList(OfferCatalogue catalogue, RecipientList recipients, IAttachedLists attached, KeptLists kept, CallerRights rights, ExportOffer exports)
{
    /// <summary>The function's name; a message that is nothing but a file asks for it.</summary>
    public const string Function = "offer.list";

    /// <summary>Held-back recipients that are told in the chat; the file has all.</summary>
    private const int MostTold = 10;

    private const int NameLength = 60;

    /// <param name="offer">Its id, its name, or words for it; left out, it is asked for.</param>
    /// <param name="list">What a list of before is kept under; left out for the one attached, or the last one that was.</param>
    [SkillFunction(Function, Deed.ListCustomers, "Checks an attached list of recipients: who may have an offer, who may not, and why.")]
    [Phrase("check (this|the|my|that) (list|file)")]
    [Phrase("check (this|the|my|that) (list|file) for [a|an|the|our] {offer}")]
    [Phrase("check (this|the|my|that) (list|file) of (recipients|people|customers|addresses) for [a|an|the|our] {offer}")]
    [Phrase("check (the|these|my|those) recipients [in (this|the) file] for [a|an|the|our] {offer}")]
    [Phrase("who (on|in|of) (this|the|my|that) (list|file) (may|can|could) (get|have|receive) [a|an|the|our] {offer}")]
    [Example("check this list")]
    [Example("check this list for the new-customer offer")]
    [Example("check my list for WELCOME10")]
    [Example("check these recipients for the loyalty discount")]
    [Example("who on this list may get the spring offer")]
    public async Task<Reply> AnswerAsync(string? offer, string? list, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (turn.IsAmongOthers)
        {
            return Reply.Of("A list names customers and people who are none, so I check it only in our own chat. Attach it there.");
        }

        turn.LetGo();
        var key = list ?? await AttachedAsync(turn, cancellationToken) ?? kept.Newest(turn.Caller.Number, turn.Now);
        if (key is null)
        {
            return HowToAttach();
        }

        if (kept.Find<AttachedList>(key, turn.Caller.Number, turn.Now) is not { } found)
        {
            throw new SkillException($"I no longer have that list: I keep one for {ExportTicket.Lasts.TotalMinutes:0} minutes and write it down nowhere. Attach it again.");
        }

        var call = new SkillCall(Function).With("list", key);
        var all = await catalogue.AllAsync(cancellationToken);
        if (offer is null || OfferCatalogue.IsAnyOffer(offer))
        {
            return OfferChoice.ForList($"What shall I check {ShortText.Of(found.Name, NameLength)} for?", all, call, turn);
        }

        return OfferCatalogue.Named(offer, all, turn.Today) switch
        {
            [var one] => await CheckedAsync(found, one, call, turn, cancellationToken),
            [] => OfferChoice.ForList($"I know no offer called \"{ShortText.Of(offer, NameLength)}\". What shall I check {ShortText.Of(found.Name, NameLength)} for?", all, call, turn),
            var several => OfferChoice.ForList($"Which offer shall I check {ShortText.Of(found.Name, NameLength)} for?", several, call, turn),
        };
    }

    /// <summary>The key of the list that came with the message; null when none did.</summary>
    private async ValueTask<string?> AttachedAsync(SkillTurn turn, CancellationToken cancellationToken) => turn.Files switch
    {
        [] => null,
        [var file] => await attached.ReadAsync(file, cancellationToken) is { Count: > 0 } read
            ? kept.Keep(new AttachedList(turn.Caller.Number, file.Name, read), turn.Now)
            : throw new SkillException($"'{ShortText.Of(file.Name, NameLength)}' names nobody below its headings. Attach a list with a recipient in each row."),
        var files => throw new SkillException($"These are {turn.Say.Count(files.Count, "file")}; I check one list at a time. Attach one of them."),
    };

    private async ValueTask<Reply> CheckedAsync(AttachedList list, Offer offer, SkillCall call, SkillTurn turn, CancellationToken cancellationToken)
    {
        var counts = new int[Enum.GetValues<Clearance>().Length];
        var told = new List<RecipientDecision>();
        var lines = new List<CheckedRecipient>(list.Recipients.Count);
        await foreach (var decision in recipients.DecideAsync(list.Recipients, offer, channel: null, turn.Caller.Number, turn.Say, cancellationToken))
        {
            counts[(int)decision.Clearance]++;
            foreach (var number in decision.Named)
            {
                turn.SawNumber(number);
            }

            if (decision.Clearance != Clearance.Cleared && told.Count < MostTold)
            {
                told.Add(decision);
            }

            lines.Add(new CheckedRecipient(decision.Named, RecipientCsv.Line(decision)));
        }

        told.SelectMany(decision => decision.Records).ToList().ForEach(turn.Showed);
        var heldBack = counts[(int)Clearance.Blocked] + counts[(int)Clearance.Doubtful];
        var answer = new Answer($"\"{OfferWording.Name(offer)}\" for the {turn.Say.Count(lines.Count, "recipient")} of {ShortText.Of(list.Name, NameLength)}: {Number(Clearance.Cleared)} cleared, {Number(Clearance.Blocked)} blocked, {Number(Clearance.Doubtful)} doubtful.")
            .Say(heldBack == 0 ? "No rule speaks against anybody on it." : heldBack > told.Count ? $"The first {told.Count} of the {heldBack.ToString("N0", turn.Say.Culture)} who are held back:" : null)
            .Show(told.Count == 0 ? null : new Table([new Column("Row", IsNumber: true), new Column("", Weight: 2), new Column("Who and why", Weight: 7), new Column("Ids", Weight: 3)], [.. told.Select(Row)]));
        if (await rights.MayAsync(Deed.Export, turn.Caller, customer: null, cancellationToken))
        {
            var ticket = kept.Keep(new CheckedList(turn.Caller.Number, list.Name, lines), turn.Now);
            var (button, note) = exports.Button(new ExportRequest(ExportKind.CheckedList) { List = ticket }, turn);
            answer.Links(button).Note($"The file has every row with what was decided and why. {note}");
        }

        return answer.Button("Another offer", call).Reply(turn);

        string Number(Clearance clearance) => counts[(int)clearance].ToString("N0", turn.Say.Culture);
    }

    private static IReadOnlyList<string> Row(RecipientDecision decision) =>
    [
        $"{decision.Recipient.Row}", decision.Clearance.ToString(), $"{Who(decision)}: {decision.Reason}", string.Join(", ", decision.Records),
    ];

    private static string Who(RecipientDecision decision) => decision.Customer is { } customer
        ? CustomerLabel.Full(customer)
        : ShortText.Of(decision.Recipient.Name ?? decision.Recipient.Email ?? decision.Recipient.Phone ?? decision.Recipient.Id ?? "nobody named", NameLength);

    private static Reply HowToAttach() => new(new Card(
        new Heading("There is no list with your message."),
        new Paragraph("Attach one here, in our own chat: CSV, JSON lines or .xlsx, with a column headed id, e-mail, phone or name. Then say what to check it for, for example: check this list for the new-customer offer."),
        new Footnote("Where no file can be attached, whoever runs me can use the command: offer check --list FILE.")));
}
