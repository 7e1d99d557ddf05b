using System.Globalization;

namespace RetentionBot.Skills.History;

/// <summary>Some records, newest first, and whether more come after them.</summary>
/// <param name="Shown">Those of this page.</param>
/// <param name="Beyond">How many more were seen when the page was read; counting stops at <see cref="MostCounted"/> + 1.</param>
internal sealed record Page<T>(IReadOnlyList<T> Shown, int Beyond)
{
    /// <summary>More than this are not counted: it would cost time for each.</summary>
    public const int MostCounted = 20;

    /// <summary>What to read for a page of <paramref name="size"/> that can say what remains.</summary>
    public static int ToRead(int size) => size + MostCounted + 1;

    /// <summary>The first <paramref name="size"/> of what <see cref="ToRead"/> brought.</summary>
    public static Page<T> Of(IReadOnlyList<T> read, int size) => new([.. read.Take(size)], Math.Max(0, read.Count - size));

    /// <summary>Whether there are more.</summary>
    public bool HasMore => Beyond > 0;

    /// <summary><c>7 more</c>, or <c>More than 20 more</c>.</summary>
    public string Remaining => Beyond > MostCounted
        ? string.Create(CultureInfo.InvariantCulture, $"More than {MostCounted} more")
        : string.Create(CultureInfo.InvariantCulture, $"{Beyond} more");
}
