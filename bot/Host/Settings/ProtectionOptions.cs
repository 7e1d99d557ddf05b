namespace RetentionBot.Host.Settings;

/// <summary>Where the keys are kept by which secrets in the data file are unreadable. Section <c>DataProtection</c>.</summary>
internal sealed class ProtectionOptions
{
    /// <summary>
    /// The folder of the key ring; a relative path is resolved against the content root. It is open to the bot's own user only, and on Linux the keys in it are plain files. Default empty: a folder beside the data file, named
    /// as that with <c>-keys</c>.
    /// </summary>
    public string Path { get; set; } = "";
}
