using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Outreach.Kinds;

/// <summary>Drafts an apology: the fault, the fix, the person, the date. What nobody has said shows as a gap.</summary>
public sealed class Apology(Drafting drafting, LedgerEvidence evidence, AccountManagerBook managers) : IMessageSource
{
    internal const string Function = "draft.apology";

    /// <summary>A complaint that was closed longer ago needs no apology any more.</summary>
    private const int DaysAfterClosing = 30;

    /// <inheritdoc/>
    public ContactPurpose Kind => ContactPurpose.Apology;

    /// <param name="text">What went wrong; what their open complaint says when left out.</param>
    /// <param name="fix">What is done about it.</param>
    /// <param name="date">By when.</param>
    /// <param name="channel">How it is sent; by the channel they prefer when left out.</param>
    /// <param name="tone">How it sounds.</param>
    [SkillFunction(Function, Deed.Record, "Drafts an apology to a customer: the fault, the fix, the person, the date.")]
    [Phrase("(draft|write|prepare) [an] apology (to|for) {customer}")]
    [Phrase("(apologise|apologize|say sorry) to {customer}")]
    [Example("apologise to {customer}")]
    [Example("draft an apology to {customer}")]
    [Example("write an apology for {customer}")]
    [Example("say sorry to {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? text, string? fix, DateOnly? date, ContactChannel? channel, Tone? tone, SkillTurn turn, CancellationToken cancellationToken) =>
        await drafting.BeginAsync(Kind, customer, await BriefAsync(customer, text, fix, date, turn, cancellationToken), new DraftWish(channel, tone), turn, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<FactSheet> SheetAsync(Customer customer, DraftBrief brief, AccountManager sender, DateOnly today, CancellationToken cancellationToken)
    {
        var complaint = brief.Complaint is { } asked ? (await evidence.ComplaintsAsync(customer, cancellationToken)).FirstOrDefault(complaint => complaint.Id.ToString() == asked) : null;
        string[] ids = complaint is null ? [] : [complaint.Id.ToString()];
        var responsible = complaint?.Owner is { } owner && await managers.FindAsync(owner, cancellationToken) is { } known ? known.Name : sender.Name;
        var day = brief.On ?? (complaint?.DueOn >= today ? complaint.DueOn : null); // a day that has passed is nothing to promise
        return new FactSheet("general")
        {
            Notes = complaint is null || brief.About is not null ? [] : [$"The fault is told in the words somebody noted the complaint {complaint.Id} with; put them into words for the customer."],
        }
            .With("fault", Words(brief.About ?? complaint?.Text), ids)
            .With("fix", Words(brief.Fix ?? complaint?.Resolution), brief.Fix is null ? ids : [])
            .With("fix_day", day is { } on ? new FactValue.Day(on) : null, brief.On is null ? ids : [])
            .With("responsible", new FactValue.Words(responsible), ids);
    }

    private async ValueTask<DraftBrief> BriefAsync(Customer customer, string? text, string? fix, DateOnly? date, SkillTurn turn, CancellationToken cancellationToken)
    {
        var complaint = text is null ? ComplaintIn(await evidence.ComplaintsAsync(customer, cancellationToken), turn.Today) : null;
        return new DraftBrief { About = SaidBrief.Of(text, "fault"), Fix = SaidBrief.Of(fix, "fix"), On = date, Complaint = complaint?.Id.ToString() };
    }

    private static Complaint? ComplaintIn(IReadOnlyList<Complaint> complaints, DateOnly today) =>
        complaints.FirstOrDefault(complaint => complaint.IsOpen) ?? complaints.FirstOrDefault(complaint => complaint.ClosedOn >= today.AddDays(-DaysAfterClosing));

    private static FactValue.Words? Words(string? text) => text is null ? null : new FactValue.Words(text.Trim().TrimEnd('.', '!'));
}
