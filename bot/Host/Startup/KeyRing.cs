using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Settings;

namespace RetentionBot.Host.Startup;

/// <summary>
/// Keeps the keys that secrets at rest are protected with in a folder that only the bot's own user can open. Whoever has it and the data file reads the secrets, so a backup of one should not lie with one of the other.
/// See https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview
/// </summary>
internal sealed class KeyRing(IOptions<ProtectionOptions> options, StoreOpening opening, IHostEnvironment environment, ILoggerFactory logging) : IConfigureOptions<KeyManagementOptions>
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder.</summary>
    public string Folder { get; } = options.Value.Path.Length > 0
        ? Path.GetFullPath(options.Value.Path, environment.ContentRootPath)
        : Path.ChangeExtension(opening.Settings.Path, null) + "-keys";

    public void Configure(KeyManagementOptions options) => options.XmlRepository = new FileSystemXmlRepository(Opened(), logging);

    private DirectoryInfo Opened()
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(Folder);

        var folder = Directory.CreateDirectory(Folder, OwnerOnly);
        if (folder.UnixFileMode != OwnerOnly)
            RestrictAsFarAsAllowed(folder);
        return folder;
    }

    /// <summary>A folder that was there before, as a mounted one, may belong to somebody else; then it is theirs to see to.</summary>
    private void RestrictAsFarAsAllowed(DirectoryInfo folder)
    {
        try
        {
#pragma warning disable CA1416 // Not on Windows, see above.
            folder.UnixFileMode = OwnerOnly;
#pragma warning restore CA1416
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            logging.CreateLogger<KeyRing>().KeysOpenToOthers(folder.FullName);
        }
    }
}
