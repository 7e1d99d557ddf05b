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

        var (button, how) = Button(what, turn);
        elements.Add(new Actions(button));
        elements.Add(new Footnote(how));
        return new Reply(new Card(elements));
    }

    /// <summary>The button alone, for an answer that says more, with what to know of it for the answer's foot.</summary>
    /// <param name="what">What the file is to hold.</param>
    internal (OpenUrlAction Button, string Note) Button(ExportRequest what, SkillTurn turn) => (
        new OpenUrlAction("Download", page.AddressOf(ExportTickets.Give(what, turn))),
        $"The page behind the button opens for whoever has it: do not pass it on. It gives the file once, until {turn.Say.Moment(turn.Now + ExportTicket.Lasts, turn.Zone)}."
            + (page.IsOnThisMachineOnly ? " It is reached from the machine I run on only, until Exports:PublicUrl is set." : ""));
}
