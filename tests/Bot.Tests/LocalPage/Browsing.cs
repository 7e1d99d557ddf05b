using Microsoft.Playwright;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>The system's own Chromium without a window; none is ever downloaded.</summary>
public sealed class Browsing : IAsyncLifetime
{
    /// <summary>How long a page may take to show what is expected of it, in milliseconds: long enough for a machine that is busy with other tests.</summary>
    private const float Patience = 30_000;

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;

    public IBrowser? Browser { get; private set; }

    public async Task InitializeAsync()
    {
        if (Find() is not { } path) return;

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM") }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))))
            .FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));
}
