using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Invocation;

/// <summary>Reads the text arguments of a call as what a function takes.</summary>
internal static class Arguments
{
    private const int LongestQuoted = 60;

    private static readonly string[] ClockFormats = ["HH:mm", "H:mm", "HH.mm", "H.mm"];

    /// <summary>The value; null when none was given and the function does without.</summary>
    /// <exception cref="SkillException">It is missing or cannot be read; the message says what is expected.</exception>
    public static object? Read(SkillCall call, SkillParameter parameter)
    {
        if (call.Argument(parameter.Name) is not { } text)
        {
            return parameter.IsOptional ? null : throw new SkillException($"I need to know the {parameter.Name} for that. Say it again with the {parameter.Name}.");
        }

        return Value(text.Trim(), parameter.Type)
            ?? throw new SkillException($"I cannot read '{ShortText.Of(text, LongestQuoted)}' as the {parameter.Name}{Expected(parameter.Type)}. Say it another way.");
    }

    private static object? Value(string text, Type type)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type.IsEnum)
        {
            return Enum.TryParse(type, text, ignoreCase: true, out var named) && Enum.IsDefined(type, named) && char.IsAsciiLetter(text[0]) ? named : null;
        }

        return type switch
        {
            _ when type == typeof(Period) => Period.TryParse(text, out var period) ? period : null,
            _ when type == typeof(RecordId) => RecordId.TryParse(text, out var id) ? id : null,
            _ when type == typeof(FollowUpId) => FollowUpId.TryParse(text, out var followUp) ? followUp : null,
            _ when type == typeof(DraftId) => DraftId.TryParse(text, out var draft) ? draft : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null,
            _ when type == typeof(decimal) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null,
            _ when type == typeof(bool) => bool.TryParse(text, out var isSo) ? isSo : null,
            _ when type == typeof(Cadence) => Cadence.TryParse(text, out var cadence) ? cadence : null,
            _ when type == typeof(TimeOnly) => TimeOnly.TryParseExact(text, ClockFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            _ when type == typeof(DateOnly) => IsoDay.TryRead(text, out var day) ? day : null,
            _ => null,
        };
    }

    private static string Expected(Type type) =>
        type == typeof(DateOnly) ? " (a day such as 2026-11-23)"
        : type == typeof(decimal) || type == typeof(int) ? " (a number such as 12)"
        : type == typeof(RecordId) ? " (an id such as I58-20230115)"
        : type == typeof(FollowUpId) ? " (an id such as F12)"
        : type == typeof(DraftId) ? " (an id such as D12)"
        : type == typeof(TimeOnly) ? " (a time such as 08:15)"
        : type == typeof(Cadence) ? " (a duration such as P6W or P3M)"
        : type.IsEnum ? $" (one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()})"
        : "";
}
