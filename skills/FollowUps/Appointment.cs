using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.FollowUps;

/// <summary>A follow-up with a time of day as an appointment for a calendar (RFC 5545).</summary>
public static class Appointment
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Writes it. A second file of the same follow-up replaces the first in the calendar.</summary>
    /// <param name="followUp">One with a time of day.</param>
    /// <param name="zone">The IANA zone the time is meant in.</param>
    public static async Task WriteAsync(FollowUp followUp, Customer customer, string zone, DateTimeOffset now, Stream stream, CancellationToken cancellationToken)
    {
        var start = followUp.DueOn.ToDateTime(followUp.DueAt ?? TimeOnly.MinValue);
        var calendar = new Calendar { ProductId = "-//RetentionBot//Follow-up//EN" };
        calendar.AddTimeZone(new VTimeZone(zone));
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"follow-up-{followUp.Number}@retentionbot",
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Summary = $"{(followUp.Channel is { } channel ? ShortText.Sentence(History.ContactWording.InSentence(channel)) : "Follow-up")}: {customer.Name}",
            Description = followUp.Reason,
            Start = new CalDateTime(start, zone),
            End = new CalDateTime(start + Lasts, zone),
        });
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await writer.WriteAsync((new CalendarSerializer().SerializeToString(calendar) ?? "").AsMemory(), cancellationToken);
    }
}
