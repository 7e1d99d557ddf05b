using System.Globalization;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Audit;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>Makes the file that a ticket stands for, as it is at that moment and as whoever asked may have it at that moment.</summary>
public sealed class ExportFiles(AccountManagerBook managers, CustomerBook customers, CallerRights rights, ExportedCustomers exported, Book book, AuditCsv audit, FollowUpBook followUps, CheckedLists lists, TimeProvider time)
{
    /// <summary>The audit's name for a file that was fetched: that of the function it was asked for with.</summary>
    public const string Function = ExportData.Function;

    /// <summary>The file; null when whoever asked is no longer registered or may no longer have it, and when the customer is gone.</summary>
    public async ValueTask<ExportFile?> OpenAsync(ExportTicket ticket, CancellationToken cancellationToken) =>
        await managers.FindAsync(ticket.Manager, cancellationToken) is not { } caller ? null : ticket.What.Kind switch
        {
            ExportKind.Customer => await CustomerAsync(ticket.What, caller, cancellationToken),
            ExportKind.Book => await BookAsync(ticket.What, caller, cancellationToken),
            ExportKind.Audit => await AuditAsync(ticket.What, caller, cancellationToken),
            ExportKind.Appointment => await AppointmentAsync(ticket.What, caller, cancellationToken),
            ExportKind.CheckedList when ticket.What.List is { } list && await rights.MayAsync(Deed.Export, caller, customer: null, cancellationToken) =>
                await lists.OpenAsync(list, caller, time.GetUtcNow(), cancellationToken),
            _ => null,
        };

    private async ValueTask<ExportFile?> CustomerAsync(ExportRequest what, AccountManager caller, CancellationToken cancellationToken)
    {
        if (what.Customer is not { } number || await customers.FindAsync(number, cancellationToken) is not { Document: { IsLive: true } customer }
            || !await rights.MayAsync(Deed.Export, caller, customer, cancellationToken))
        {
            return null;
        }

        var hasContactData = what.HasContactData && await rights.MayAsync(Deed.ExportContactData, caller, customer, cancellationToken);
        var whole = await exported.ReadAsync(customer, caller.Number, hasContactData, cancellationToken);
        return new ExportFile(
            $"customer-{number.ToString(CultureInfo.InvariantCulture)}", [ExportFormat.Csv, ExportFormat.Json], [.. customer.AllNumbers],
            (format, stream, cancellation) => format == ExportFormat.Json
                ? CustomerJson.WriteAsync(whole, hasContactData, time.GetUtcNow(), stream, cancellation)
                : CustomerCsv.WriteAsync(whole, stream, cancellation));
    }

    private async ValueTask<ExportFile?> AuditAsync(ExportRequest what, AccountManager caller, CancellationToken cancellationToken)
    {
        var scope = AuditScopes.Of(what.Period, TimeZoneInfo.Utc, what.Customer, what.Manager);
        return await rights.MayAsync(Deed.Administer, caller, customer: null, cancellationToken)
            ? new ExportFile("audit", [ExportFormat.Csv], what.Customer is { } customer ? [customer] : [], (_, stream, cancellation) => audit.WriteAsync(scope, stream, cancellation))
            : null;
    }

    private async ValueTask<ExportFile?> AppointmentAsync(ExportRequest what, AccountManager caller, CancellationToken cancellationToken)
    {
        if (what.FollowUp is not { } number || await followUps.FindAsync(number, cancellationToken) is not { Document: { DueAt: not null, IsOpen: true } followUp }
            || await customers.FindAsync(followUp.Customer, cancellationToken) is not { Document: { IsLive: true } customer } || !await rights.MayAsync(Deed.ReadCustomer, caller, customer, cancellationToken))
        {
            return null;
        }

        return new ExportFile(
            $"follow-up-{number.ToString(CultureInfo.InvariantCulture)}", [ExportFormat.Ics], [customer.Number],
            (_, stream, cancellation) => Appointment.WriteAsync(followUp, customer, what.Zone ?? "Etc/UTC", time.GetUtcNow(), stream, cancellation));
    }

    private async ValueTask<ExportFile?> BookAsync(ExportRequest what, AccountManager caller, CancellationToken cancellationToken)
    {
        if (!await rights.MayAsync(Book.DeedOf(what.Scope), caller, customer: null, cancellationToken))
        {
            return null;
        }

        var numbers = await book.NumbersAsync(what.Scope, caller, cancellationToken);
        return new ExportFile("customers", [ExportFormat.Csv], numbers, (_, stream, cancellation) => book.WriteAsync(numbers, caller.Number, stream, cancellation));
    }
}

/// <summary>A file that is ready to be written.</summary>
/// <param name="Name">Without an ending; holds no name of a customer.</param>
/// <param name="Formats">How it can be written.</param>
/// <param name="Customers">Whose data is in it, for the audit.</param>
/// <param name="WriteAsync">Writes it.</param>
public sealed record ExportFile(string Name, IReadOnlyList<ExportFormat> Formats, IReadOnlyList<int> Customers, Func<ExportFormat, Stream, CancellationToken, Task> WriteAsync);
