using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.Tests.Outreach.Style;

/// <summary>A small style list, so that a test shows which word it is about.</summary>
internal static class TestStyle
{
    private static readonly (string Meaning, string Phrases)[] Lines =
    [
        ("banned", "touching base, don't hesitate"),
        ("generic", "dear customer"),
        ("you", "you, your, you're"),
        ("we", "we, we're, i, i'm, our, my"),
        ("internal", "churn risk, your spend"),
        ("sales", "discount, % off, an offer, free"),
        ("innocent", "feel free, offer help, an offer of help"),
        ("condition", "if, even if"),
        ("trying", "trying us, thanks for trying us"),
        ("forms", "-"),
    ];

    public static StyleList English { get; } = Of();

    /// <summary>The list with other phrases of some meanings; null leaves the line out.</summary>
    public static StyleList Of(params (string Meaning, string? Phrases)[] others)
    {
        var lines = Lines.ToDictionary(line => line.Meaning, line => (string?)line.Phrases);
        foreach (var (meaning, phrases) in others)
        {
            lines[meaning] = phrases;
        }

        return new StyleList("xx/style.txt", string.Join('\n', lines.Where(line => line.Value is not null).Select(line => $"{line.Key}: {line.Value}")));
    }
}
