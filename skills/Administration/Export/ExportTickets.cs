using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetentionBot.Skills.Invocation;
using RetentionBot.Store;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>Gives out tickets and takes them back.</summary>
public sealed class ExportTickets(IStore store)
{
    private const int TicketBytes = 32;

    /// <summary>43 letters for 32 bytes; nothing else is looked up.</summary>
    private const int TicketLength = 43;

    /// <summary>A new ticket, written together with the turn; its text is nowhere but in what is returned.</summary>
    internal static string Give(ExportRequest what, SkillTurn turn)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TicketBytes));
        turn.Writes.InsertIfAbsent(Schema.ExportTickets, new ExportTicket(KeyOf(ticket), turn.Caller.Number, what, turn.Now + ExportTicket.Lasts));
        return ticket;
    }

    /// <summary>The ticket with that text, if it still opens something; else null.</summary>
    public async ValueTask<Stored<ExportTicket>?> FindAsync(string ticket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ticket.Length != TicketLength)
        {
            return null;
        }

        var found = await store.GetAsync(Schema.ExportTickets, [KeyOf(ticket)], cancellationToken);
        return found is [{ Document: { UsedAt: null } open } stored] && now < open.Until ? stored : null;
    }

    private static string KeyOf(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}
