using Microsoft.AspNetCore.Builder;
using static Microsoft.Playwright.Assertions;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>What someone sees while the bot is restarted under an open page.</summary>
public sealed class LocalPageRestartTests(Browsing browsing) : IClassFixture<Browsing>
{
    [SkippableFact]
    public async Task Page_WhenTheHostIsRestarted_KeepsTheAnswersReadableAndOffersAFreshStart()
    {
        Skip.If(browsing.Browser is null, "There is no Chromium here: none on PATH, and the variable CHROMIUM names none.");
        var host = await StartAsync();
        var address = host.Urls.Single();
        await using var context = await browsing.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.Locator("#message").FillAsync("before the restart");
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".answered")).ToHaveCountAsync(1);
        await host.DisposeAsync();

        await Expect(page.GetByText("The connection to RetentionBot was lost.")).ToBeVisibleAsync();
        await Expect(page.Locator(".said")).ToBeVisibleAsync();

        await using var restarted = await StartAsync($"--urls={address}");
        var again = page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "start a new conversation" });
        await Expect(again).ToBeVisibleAsync(new() { Timeout = 30_000 });
        if (Environment.GetEnvironmentVariable("LOCAL_PAGE_PICTURES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "restarted.png") });
        await again.ClickAsync();

        await Expect(page.Locator("#message")).ToBeEnabledAsync();
        await Expect(page.Locator(".message")).ToHaveCountAsync(0);
    }

    private static async Task<WebApplication> StartAsync(params string[] settings)
    {
        var host = LocalPageHost.Build(new SampleTurn(), new SamplePeople(), convention: null, settings);
        await host.StartAsync();
        return host;
    }
}
