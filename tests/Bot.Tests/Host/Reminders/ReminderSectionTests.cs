using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Bot.Tests.Manifest;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Startup;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>The settings under <c>Reminders</c>: what they come to, what ends the start, in which words.</summary>
public sealed class ReminderSectionTests
{
    [Theory]
    [InlineData("", "07:30 17:00 Monday,Tuesday,Wednesday,Thursday,Friday Monday")]
    [InlineData("DigestTime=08:15|LatestTime=18:00|SummaryDay=tuesday", "08:15 18:00 Monday,Tuesday,Wednesday,Thursday,Friday Tuesday")]
    [InlineData("DigestTime=8:15", "08:15 17:00 Monday,Tuesday,Wednesday,Thursday,Friday Monday")]
    [InlineData("WorkingDays=", "07:30 17:00 Monday,Tuesday,Wednesday,Thursday,Friday Monday")]
    [InlineData("WorkingDays=Sunday, monday ,,Sunday", "07:30 17:00 Sunday,Monday Monday")]
    [InlineData("WorkingDays:0=Sunday|WorkingDays:1=Monday", "07:30 17:00 Sunday,Monday Monday")]
    [InlineData("WorkingDays=Friday|WorkingDays:0=Sunday|WorkingDays:1=Monday", "07:30 17:00 Friday Monday")]
    public void SoundSettings_AreTaken(string settings, string expected)
    {
        using var app = App(settings);
        Assert.Empty(SettingsFaults.In(app.Services));
        var options = app.Services.GetRequiredService<ReminderOptions>();
        Assert.Equal(expected, $"{options.DigestTime:HH\\:mm} {options.LatestTime:HH\\:mm} {string.Join(',', options.WorkingDays)} {options.SummaryDay}");
        Assert.Empty(app.Services.GetRequiredService<CompanyHolidays>().Days);
    }

    [Theory]
    [InlineData("DigestTime=25:00", "Reminders:DigestTime is '25:00'; use HH:mm, for example 08:30.")]
    [InlineData("DigestTime=", "Reminders:DigestTime is ''; use HH:mm, for example 08:30.")]
    [InlineData("DigestTime=7.30", "Reminders:DigestTime is '7.30'; use HH:mm, for example 08:30.")]
    [InlineData("DigestTime=07:30:15", "Reminders:DigestTime is '07:30:15'; use HH:mm, for example 08:30.")]
    [InlineData("LatestTime=24:00", "Reminders:LatestTime is '24:00'; use HH:mm, for example 17:00.")]
    [InlineData("WorkingDays=Monday,Tu", "Reminders:WorkingDays holds 'Tu'; use the English names of days, for example Monday,Tuesday.")]
    [InlineData("WorkingDays:0=1", "Reminders:WorkingDays holds '1'; use the English names of days, for example Monday,Tuesday.")]
    [InlineData("SummaryDay=1", "Reminders:SummaryDay is '1'; use the English name of a day, for example Monday.")]
    public void AWrongSetting_IsNamedWithItsValueAndTheWayOut(string settings, string told)
    {
        using var app = App(settings);
        Assert.Equal([told], SettingsFaults.In(app.Services));
    }

    [Fact]
    public void AllFaults_AreToldTogether()
    {
        using var app = App("DigestTime=x|LatestTime=x|WorkingDays=x|SummaryDay=x|HolidaysFile=/no/such.ics");
        var faults = SettingsFaults.In(app.Services);
        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, fault => fault.StartsWith("Reminders:HolidaysFile is '/no/such.ics', where no file can be read", StringComparison.Ordinal));
    }

    [Fact]
    public void TheHolidays_AreReadFromBesideTheSettings()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("closed.ics"), "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nEND:VEVENT\nEND:VCALENDAR\n");
        using var app = App("HolidaysFile=closed.ics", folder.Path);
        Assert.Empty(SettingsFaults.In(app.Services));
        Assert.NotEmpty(app.Services.GetRequiredService<CompanyHolidays>().Days);
        Assert.All(app.Services.GetRequiredService<CompanyHolidays>().Days, day => Assert.Equal((12, 25), (day.Month, day.Day)));
        Assert.DoesNotContain(app.Services.GetRequiredService<CompanyHolidays>().Days, app.Services.GetRequiredService<WorkCalendars>().Company.IsWorkingDay);
    }

    [Fact]
    public void TheSampleSettings_AreTheDefaults()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Tools.Source("appsettings.sample.json")).Build();
        using var app = App(string.Join('|', sample.GetSection("Reminders").AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Empty(SettingsFaults.In(app.Services));
        Assert.Equivalent(new ReminderOptions(), app.Services.GetRequiredService<ReminderOptions>(), strict: true);
    }

    private static WebApplication App(string settings, string? contentRoot = null) =>
        Serving.Build(contentRoot is null ? [] : ["--contentRoot", contentRoot], builder => builder.Configuration.AddInMemoryCollection(
            settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create("Reminders:" + pair[0], (string?)pair[1]))));
}
