using Microsoft.Extensions.Options;
using RetentionBot.Host.Settings;

namespace RetentionBot.Host.Startup;

/// <summary>
/// The folder of the keys that secrets at rest are protected with, which only the bot's own user can open. Whoever has it and the data file reads the secrets. It is opened when the settings are checked, so that nobody
/// meets a wrong one later. See https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview
/// </summary>
internal sealed class KeyRing(IOptions<StoreOptions> store, IHostEnvironment environment, ILogger<KeyRing> logger) : IValidateOptions<ProtectionOptions>
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public ValidateOptionsResult Validate(string? name, ProtectionOptions options)
    {
        try
        {
            Open(options);
            return ValidateOptionsResult.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ValidateOptionsResult.Fail($"DataProtection:Path is '{options.Path}'; the folder {FolderOf(options)} cannot be made. Use one that this user may write to, or leave it empty for one beside the data file.");
        }
    }

    /// <summary>The folder, made when it is not there yet.</summary>
    public DirectoryInfo Open(ProtectionOptions options)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(FolderOf(options));

        var folder = Directory.CreateDirectory(FolderOf(options), OwnerOnly);
        if (folder.UnixFileMode != OwnerOnly)
            Close(folder);
        return folder;
    }

    /// <summary>One that was there before, as a mounted one, may belong to somebody else; then it is theirs to see to.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void Close(DirectoryInfo folder)
    {
        try
        {
            folder.UnixFileMode = OwnerOnly;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            logger.KeysOpenToOthers(folder.FullName);
        }
    }

    private string FolderOf(ProtectionOptions options) => options.Path.Length > 0
        ? Path.GetFullPath(options.Path, environment.ContentRootPath)
        : Path.ChangeExtension(Path.GetFullPath(store.Value.Path, environment.ContentRootPath), null) + "-keys";
}
