using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace RetentionBot.Skills.History;

/// <summary>
/// The id of a fact as people see and type it: a letter for its kind, the customer's number, the day, and only where needed the minute and the sequence:
/// <c>P58-20230115</c>, <c>I58-20230115T0826.3</c>. Short enough to read out, and it leads straight back to the record.
/// </summary>
[JsonConverter(typeof(RecordIdJson))]
public readonly partial record struct RecordId(RecordKind Kind, HistoryKey Key)
{
    /// <summary>Reads an id as <see cref="ToString"/> writes it, in any case.</summary>
    /// <returns>False when the text is no id.</returns>
    public static bool TryParse(string? text, out RecordId id)
    {
        id = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success
            || !int.TryParse(match.Groups["customer"].Value, CultureInfo.InvariantCulture, out var customer)
            || customer is < 1 or > Customers.Customer.MaxNumber
            || !DateTime.TryParseExact(match.Groups["day"].Value + (match.Groups["time"].Success ? match.Groups["time"].Value : "0000"),
                "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            || at.Year < 1900 || at > HistoryKey.Latest)
        {
            return false;
        }

        var sequence = match.Groups["sequence"].Success ? int.Parse(match.Groups["sequence"].Value, CultureInfo.InvariantCulture) : 0;
        if (sequence > HistoryKey.MaxSequence)
        {
            return false;
        }

        id = new RecordId((RecordKind)char.ToUpperInvariant(text![0]), new HistoryKey(customer, at, sequence));
        return true;
    }

    public override string ToString()
    {
        var time = Key.At.TimeOfDay == TimeSpan.Zero ? "" : Key.At.ToString("'T'HHmm", CultureInfo.InvariantCulture);
        var sequence = Key.Sequence == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Key.Sequence}");
        return string.Create(CultureInfo.InvariantCulture, $"{(char)Kind}{Key.Customer}-{Key.At:yyyyMMdd}{time}{sequence}");
    }

    [GeneratedRegex(@"^[IPOCSRipocsr](?<customer>\d{1,8})-(?<day>\d{8})(T(?<time>\d{4}))?(\.(?<sequence>\d{1,4}))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}

/// <summary>The kinds of history, by the letter their ids start with.</summary>
public enum RecordKind
{
    Interaction = 'I',
    Purchase = 'P',
    OfferSent = 'O',
    Complaint = 'C',
    SurveyScore = 'S',
    Referral = 'R',
}

/// <summary>Writes an id as its text.</summary>
internal sealed class RecordIdJson : JsonConverter<RecordId>
{
    public override RecordId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RecordId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a record id.");

    public override void Write(Utf8JsonWriter writer, RecordId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
