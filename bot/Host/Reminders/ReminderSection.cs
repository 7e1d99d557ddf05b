using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Options;
using RetentionBot.Skills.FollowUps.Schedule;

namespace RetentionBot.Host.Reminders;

/// <summary>
/// The settings under <c>Reminders</c> as they are written, so that a wrong one is told in our words and together with all others. What they mean, and their defaults: <see cref="ReminderOptions"/>.
/// </summary>
internal sealed class ReminderSection : IValidatableObject
{
    /// <summary>The section.</summary>
    public const string Name = "Reminders";

    private static readonly ReminderOptions Default = new();

    /// <summary>HH:mm; null for the default.</summary>
    public string? DigestTime { get; set; }

    /// <summary>HH:mm; null for the default.</summary>
    public string? LatestTime { get; set; }

    /// <summary>English names of days; empty for the default. Given as an array or as one text with commas; where it is given as both, the text wins.</summary>
    public IReadOnlyList<string> WorkingDays { get; set; } = [];

    /// <summary>A path; a relative one is resolved against the content root. Empty for none.</summary>
    public string HolidaysFile { get; set; } = "";

    /// <summary>The English name of a day; null for the default.</summary>
    public string? SummaryDay { get; set; }

    /// <summary>Takes the working days from one text with commas, as is usual in the environment; the framework binds only arrays.</summary>
    public void ReadWorkingDays(string? text)
    {
        // An empty array in a file reads as an empty text.
        if (!string.IsNullOrWhiteSpace(text))
        {
            WorkingDays = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DigestTime is { } time && Time(time) is null)
        {
            yield return new ValidationResult($"Reminders:DigestTime is '{time}'; use HH:mm, for example 08:30.");
        }

        if (LatestTime is { } latest && Time(latest) is null)
        {
            yield return new ValidationResult($"Reminders:LatestTime is '{latest}'; use HH:mm, for example 17:00.");
        }

        foreach (var day in WorkingDays.Where(day => Day(day) is null))
        {
            yield return new ValidationResult($"Reminders:WorkingDays holds '{day}'; use the English names of days, for example Monday,Tuesday.");
        }

        if (SummaryDay is { } summary && Day(summary) is null)
        {
            yield return new ValidationResult($"Reminders:SummaryDay is '{summary}'; use the English name of a day, for example Monday.");
        }
    }

    /// <summary>What sound settings mean.</summary>
    /// <param name="contentRoot">Where a relative path starts.</param>
    public ReminderOptions Options(string contentRoot) => new()
    {
        DigestTime = Time(DigestTime) ?? Default.DigestTime,
        LatestTime = Time(LatestTime) ?? Default.LatestTime,
        WorkingDays = WorkingDays.Count > 0 ? [.. WorkingDays.Select(Day).OfType<DayOfWeek>().Distinct()] : Default.WorkingDays,
        HolidaysFile = HolidaysFile.Length > 0 ? Path.GetFullPath(HolidaysFile, contentRoot) : "",
        SummaryDay = Day(SummaryDay) ?? Default.SummaryDay,
    };

    private static TimeOnly? Time(string? text) => TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // Not Enum.TryParse, which takes numbers, too.
    private static DayOfWeek? Day(string? text) => Enum.GetValues<DayOfWeek>().Where(day => string.Equals(day.ToString(), text, StringComparison.OrdinalIgnoreCase)).Cast<DayOfWeek?>().FirstOrDefault();
}

/// <summary>Sees to it that the file with the holidays can be read before anything starts.</summary>
internal sealed class HolidaysFileCheck(IHostEnvironment environment, TimeProvider time) : IValidateOptions<ReminderSection>
{
    public ValidateOptionsResult Validate(string? name, ReminderSection options)
    {
        try
        {
            HolidaysFile.Read(options.Options(environment.ContentRootPath).HolidaysFile, time.GetUtcNow());
            return ValidateOptionsResult.Success;
        }
        catch (InvalidDataException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
