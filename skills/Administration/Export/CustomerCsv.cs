using System.Globalization;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>One customer as CSV: a line for each field and each record.</summary>
internal static class CustomerCsv
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static async Task WriteAsync(ExportedCustomer exported, Stream stream, CancellationToken cancellationToken)
    {
        await using var file = new CsvFile(stream);
        await file.WriteAsync(["Kind", "Id", "Date", "What", "Text", "Quantity", "Amount", "Currency", "Division"], cancellationToken);
        foreach (var row in exported.Records.SelectMany(Fields).Concat(exported.Facts.Select(Fact)).Concat(exported.FollowUps.Select(FollowUp)))
        {
            await file.WriteAsync(row, cancellationToken);
        }
    }

    private static IEnumerable<string?[]> Fields(Customer customer) =>
        new (string Name, string? Value)[]
        {
            ("Name", customer.Name),
            ("Kind", customer.Kind.ToString()),
            ("First name", customer.FirstName),
            ("Last name", customer.LastName),
            ("Company", customer.Company),
            ("E-mail", string.Join("; ", customer.Emails)),
            ("Phone", string.Join("; ", customer.Phones)),
            ("Address", customer.Address is { } address ? Joined(address.Street, address.PostalCode, address.City, address.Region, address.Country) : null),
            ("Preferred channel", customer.PreferredChannel?.ToString()),
            ("Language", customer.Language),
            ("Zone", customer.Zone),
            ("Preferences", string.Join("; ", customer.Preferences)),
            ("Needs", string.Join("; ", customer.Needs)),
            ("Interests", string.Join("; ", customer.Interests)),
            ("Tags", string.Join("; ", customer.Tags)),
            ("Key dates", string.Join("; ", customer.KeyDates.Select(date => $"{date.Kind} {IsoDay.Of(date.On)}{(date.IsYearly ? ", yearly" : "")}"))),
            ("Membership", customer.Membership),
            ("Tier", customer.Tier?.ToString()),
            ("Contact every", customer.Cadence),
            ("Next contact planned for", customer.Plan is { } plan ? IsoDay.Of(plan.DueOn) : null),
            ("Opted out of", string.Join("; ", customer.OptedOut)),
            ("Do not contact", customer.DoNotContact ? "yes" : null),
            ("Kept from the language model", customer.IsKeptFromModel ? "yes" : null),
            ("Quiet until", customer.QuietUntil is { } quiet ? IsoDay.Of(quiet) : null),
            ("Customer since", customer.CustomerSince is { } since ? IsoDay.Of(since) : null),
            ("Stated existing", customer.StatedExisting?.ToString()),
            ("Account manager", customer.Manager?.ToString(Plain)),
            ("Divisions", string.Join("; ", customer.Divisions)),
            ("Ids elsewhere", string.Join("; ", customer.SourceIds.Select(id => id.Key))),
        }
        .Concat(customer.Contacts.Select(contact => ("Contact person", (string?)Joined(contact.Name, contact.Role, contact.FormOfAddress, contact.Email, contact.Phone))))
        .Concat(customer.Sourced.Select(value => ($"{value.Field}, as of {value.Source} on {IsoDay.Of(value.AsOf)}", (string?)value.Value)))
        .Where(field => !string.IsNullOrEmpty(field.Item2))
        .Select(field => new[] { "field", $"#{customer.Number}", null, field.Item1, field.Item2, null, null, null, null });

    private static string?[] Fact(HistoryRecord fact) => fact switch
    {
        Purchase line => Row(line, "purchase", line.Product, Joined(line.ProductLine, $"order {line.Order}", line.State.ToString(), line.DeliveredOn is { } delivered ? $"delivered {IsoDay.Of(delivered)}" : null), line.Quantity, line.Amount, line.Currency),
        Interaction contact => Row(contact, "contact", Joined(contact.Channel == 0 ? null : contact.Channel.ToString(), contact.IsInbound ? "from them" : "to them", contact.Outcome.ToString(), contact.ByName), contact.Summary),
        OfferSent offer => Row(offer, "offer", offer.Name, offer.Response),
        Complaint complaint => Row(complaint, "complaint", Joined(complaint.Severity.ToString(), complaint.ClosedOn is { } closed ? $"closed on {IsoDay.Of(closed)}" : "open"), Joined(complaint.Text, complaint.Resolution)),
        SurveyScore score => Row(score, "score", $"{score.Scale} {score.Score.ToString(Plain)}", score.Comment),
        Referral referral => Row(referral, "referral", referral.Referred, null),
        _ => throw new InvalidOperationException($"A {fact.GetType().Name} has no line in an export."),
    };

    private static string?[] Row(HistoryRecord fact, string kind, string? what, string? text, decimal? quantity = null, decimal? amount = null, string? currency = null) =>
        [kind, fact.Id.ToString(), fact.At.At.ToString("yyyy-MM-dd HH:mm", Plain), what, text, quantity?.ToString(Plain), amount?.ToString(Plain), currency, fact.Division];

    private static string?[] FollowUp(FollowUps.FollowUp followUp) =>
        ["follow-up", followUp.Id.ToString(), IsoDay.Of(followUp.DueOn), followUp.DoneOn is { } done ? $"done on {IsoDay.Of(done)}" : "open", followUp.Reason, null, null, null, null];

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
