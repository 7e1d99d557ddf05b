using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Administration.Audit;

/// <summary>Turns days into instants.</summary>
internal static class AuditScopes
{
    /// <param name="period">Days in <paramref name="zone"/>; null for all.</param>
    public static AuditScope Of(Period? period, TimeZoneInfo zone, int? customer, int? manager) => new(
        period is { } from ? LocalMidnight.Of(from.From, zone) : DateTimeOffset.UnixEpoch,
        period is { } to ? LocalMidnight.Of(to.To.AddDays(1), zone) : LocalMidnight.Of(Period.Always.To, zone))
    {
        Customer = customer,
        Manager = manager,
    };
}
