namespace RetentionBot.Skills;

/// <summary>How many decimals a currency is written with. Source: ISO 4217, column "minor unit"; two unless listed.</summary>
internal static class Currencies
{
    /// <summary>The number format of a currency: <c>N0</c>, <c>N2</c> or <c>N3</c>.</summary>
    public static string Format(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => "N0",
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => "N3",
        _ => "N2",
    };
}
