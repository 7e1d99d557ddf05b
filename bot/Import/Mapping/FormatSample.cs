using RetentionBot.Import.Values;

namespace RetentionBot.Import.Mapping;

/// <summary>Shows the dates and numbers of a row to those who find out how they are written.</summary>
internal static class FormatSample
{
    private static readonly string[] Dates = ["date", "due", "done", "closed", "validFrom", "validTo", "customerSince"];
    private static readonly string[] Numbers = ["quantity", "unitPrice", "discount", "amount", "value", "score"];

    public static void Look(MappedRow row, DateSniffer dates, NumberSniffer numbers)
    {
        foreach (var name in row.Fields)
        {
            if (Dates.Contains(name) || name.StartsWith(FieldNames.Yearly, StringComparison.Ordinal) || name.StartsWith(FieldNames.Once, StringComparison.Ordinal))
            {
                dates.Look(row[name]);
            }
            else if (Numbers.Contains(name))
            {
                numbers.Look(row[name]);
            }
        }
    }
}
