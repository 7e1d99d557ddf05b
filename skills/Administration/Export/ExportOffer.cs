using RetentionBot.Conversation;
using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>Says that a file can be fetched, and gives the button for it.</summary>
public sealed class ExportOffer(IDownloadPage page)
{
    /// <param name="what">What the file is to hold.</param>
    /// <param name="heading">The same in a sentence.</param>
    /// <param name="note">What to know of it; null for nothing.</param>
    internal Reply Of(ExportRequest what, string heading, string? note, SkillTurn turn)
    {
        var elements = new List<CardElement> { new Heading(heading) };
        if (note is not null)
        {
            elements.Add(new Paragraph(note));
        }

        elements.Add(new Actions(new OpenUrlAction("Download", page.AddressOf(ExportTickets.Give(what, turn)))));
        elements.Add(new Footnote($"The page behind the button opens for whoever has it: do not pass it on. It gives the file once, until {turn.Say.Moment(turn.Now + ExportTicket.Lasts, turn.Zone)}."
            + (page.IsOnThisMachineOnly ? " It is reached from the machine I run on only, until Exports:PublicUrl is set." : "")));
        return new Reply(new Card(elements));
    }
}
