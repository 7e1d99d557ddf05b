using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Host.Settings;

/// <summary>Where the data is kept. Section <c>Store</c>.</summary>
internal sealed class StoreOptions
{
    /// <summary>The data file. A relative path is resolved against the content root. Default <c>data/retentionbot.db</c>. Not on a network drive.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Store:Path is empty; name the data file, for example data/retentionbot.db.")]
    public string Path { get; set; } = "data/retentionbot.db";

    /// <summary>How many documents of hot collections are kept in memory. Default 20,000; 0 keeps none.</summary>
    [Range(0, 5_000_000, ErrorMessage = "Store:HotDocuments is {0}; use a number of documents from 0 to 5000000, for example 20000.")]
    public int HotDocuments { get; set; } = 20_000;

    /// <summary>Whether fictional sample customers are imported into an empty store in Development. Default true.</summary>
    public bool Samples { get; set; } = true;
}
