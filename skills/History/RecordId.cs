using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetentionBot.Skills.History;

/// <summary>
/// The id of a fact as people see and type it: a letter for its kind, the customer's number, the day, and only where needed the minute and the sequence:
/// <c>P58-20230115</c>, <c>I58-20230115T0826.3</c>. Short enough to read out, and it leads straight back to the record.
/// </summary>
[JsonConverter(typeof(RecordIdJson))]
public readonly record struct RecordId(RecordKind Kind, HistoryKey Key)
{
    private const string Kinds = "IPOCSR";
    private const int MostCustomerDigits = 8;
    private const int MostSequenceDigits = 4;

    /// <summary>Reads an id as <see cref="ToString"/> writes it, in any case.</summary>
    /// <returns>False when the text is no id.</returns>
    public static bool TryParse(string? text, out RecordId id)
    {
        id = default;
        var rest = text.AsSpan();
        if (rest.Length == 0 || !Kinds.Contains(char.ToUpperInvariant(rest[0])))
        {
            return false;
        }

        var kind = (RecordKind)char.ToUpperInvariant(rest[0]);
        rest = rest[1..];
        var sequence = 0;
        if (rest.IndexOf('.') is >= 0 and var dot)
        {
            if (!TryNumber(rest[(dot + 1)..], MostSequenceDigits, HistoryKey.MaxSequence, out sequence))
            {
                return false;
            }

            rest = rest[..dot];
        }

        var dash = rest.IndexOf('-');
        if (dash < 0
            || !TryNumber(rest[..dash], MostCustomerDigits, Customers.Customer.MaxNumber, out var customer)
            || customer == 0
            || !TryTime(rest[(dash + 1)..], out var at))
        {
            return false;
        }

        id = new RecordId(kind, new HistoryKey(customer, at, sequence));
        return true;
    }

    public override string ToString()
    {
        var time = Key.At.TimeOfDay == TimeSpan.Zero ? "" : Key.At.ToString("'T'HHmm", CultureInfo.InvariantCulture);
        var sequence = Key.Sequence == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Key.Sequence}");
        return string.Create(CultureInfo.InvariantCulture, $"{(char)Kind}{Key.Customer}-{Key.At:yyyyMMdd}{time}{sequence}");
    }

    /// <summary>Digits only: no sign, no blank, as the id is written.</summary>
    private static bool TryNumber(ReadOnlySpan<char> digits, int mostDigits, int highest, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && digits.Length <= mostDigits && number <= highest;

    private static bool TryTime(ReadOnlySpan<char> text, out DateTime at) =>
        (DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
            || DateTime.TryParseExact(text, "yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
            || DateTime.TryParseExact(text, "yyyyMMdd't'HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out at))
        && at.Year >= 1900 && at <= HistoryKey.Latest;
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
