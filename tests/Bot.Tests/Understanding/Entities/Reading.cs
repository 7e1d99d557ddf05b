using System.Globalization;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Entities;

namespace RetentionBot.Bot.Tests.Understanding.Entities;

/// <summary>Texts read on Monday, 23 November 2026.</summary>
internal static class Reading
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>All entities, with the day before the month.</summary>
    public static IReadOnlyList<Entity> Of(string text, string culture = "en-GB") => EntityReader.Find(text, Today, CultureInfo.GetCultureInfo(culture), Lexicon.Of("en"));

    /// <summary>Those of one kind.</summary>
    public static Entity[] Of(EntityKind kind, string text, string culture = "en-GB") => [.. Of(text, culture).Where(entity => entity.Kind == kind)];

    /// <summary>What the texts of one kind say, with blanks between; empty for none.</summary>
    public static string Texts(EntityKind kind, string text) => string.Join(' ', Of(kind, text).Select(entity => entity.Text));

    /// <summary>The numbers of one kind, with blanks between; empty for none.</summary>
    public static string Numbers(EntityKind kind, string text) =>
        string.Join(' ', Of(kind, text).Select(entity => entity.Number?.ToString("0.##", CultureInfo.InvariantCulture)));

    /// <summary>A day as ISO writes it; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
