using RetentionBot.Skills.Administration.Export;

namespace RetentionBot.Skills.Tests;

/// <summary>Where files are fetched in tests: nowhere.</summary>
internal sealed class NoPage : IDownloadPage
{
    public bool IsOnThisMachineOnly => true;

    public Uri AddressOf(string ticket) => new($"http://127.0.0.1:3978/exports/{ticket}");
}
