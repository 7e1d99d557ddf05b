using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Administration.Audit;

/// <summary>Turns days into instants.</summary>
internal static class AuditScopes
{
    /// <param name="period">Days in <paramref name="zone"/>; null for all.</param>
    public static AuditScope Of(Period? period, TimeZoneInfo zone, int? customer, int? manager) => new(
        period is { } from ? Midnight(from.From, zone) : DateTimeOffset.UnixEpoch,
        period is { } to ? Midnight(to.To.AddDays(1), zone) : Midnight(Period.Always.To, zone))
    {
        Customer = customer,
        Manager = manager,
    };

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
