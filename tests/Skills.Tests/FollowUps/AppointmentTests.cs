using System.Text;
using Ical.Net;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;

namespace RetentionBot.Skills.Tests.FollowUps;

public sealed class AppointmentTests
{
    [Theory]
    [InlineData("Europe/Oslo", "2026-07-01T08:00:00Z")]
    [InlineData("America/New_York", "2026-07-01T14:00:00Z")]
    [InlineData("Etc/UTC", "2026-07-01T10:00:00Z")]
    public async Task AFollowUp_IsAnAppointmentAtThatTimeInThePersonsZone(string zone, string start)
    {
        using var file = new MemoryStream();
        await Appointment.WriteAsync(
            new FollowUp { Number = 5, Customer = 1, DueOn = new DateOnly(2026, 7, 1), DueAt = new TimeOnly(10, 0), Channel = ContactChannel.Call, Reason = "the quote;\nwith samples, please" },
            new Customer { Number = 1, Name = "Orla Fennimore" }, zone, new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), file, default);
        var text = Encoding.UTF8.GetString(file.ToArray());

        var appointment = Assert.Single(Calendar.Load(text)!.Events);

        Assert.Equal(("Call: Orla Fennimore", "the quote;\nwith samples, please", "follow-up-5@retentionbot"), (appointment.Summary, appointment.Description, appointment.Uid));
        Assert.Equal(DateTimeOffset.Parse(start, null).UtcDateTime, appointment.Start!.AsUtc);
        Assert.Equal(TimeSpan.FromMinutes(30), appointment.End!.AsUtc - appointment.Start.AsUtc);
        Assert.Contains("VTIMEZONE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", text, StringComparison.Ordinal);
    }
}
