using RetentionBot.Conversation;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.FollowUps;

/// <summary>Gives the button that puts a follow-up with a time of day into the person's own calendar.</summary>
public sealed class CalendarOffer(IDownloadPage page)
{
    /// <summary>The button. It works for as long as a ticket for a file lasts.</summary>
    internal OpenUrlAction For(FollowUp followUp, Customer customer, SkillTurn turn)
    {
        turn.Saw(customer);
        var what = new ExportRequest(ExportKind.Appointment) { FollowUp = followUp.Number, Zone = turn.Zone.HasIanaId ? turn.Zone.Id : "Etc/UTC" };
        return new OpenUrlAction("Add to calendar (.ics)", page.AddressOf(ExportTickets.Give(what, turn)));
    }
}
