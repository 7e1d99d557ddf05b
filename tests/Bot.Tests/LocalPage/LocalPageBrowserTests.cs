using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RetentionBot.Conversation;
using static Microsoft.Playwright.Assertions;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>The page in a real browser, as a person uses it.</summary>
public sealed class LocalPageBrowserTests(LocalPageFixture fixture, Browsing browsing) : IClassFixture<LocalPageFixture>, IClassFixture<Browsing>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public Task InitializeAsync() => Task.CompletedTask;

    // Whatever a browser refuses, a breach of the page's own policy before all, it says in its console.
    public Task DisposeAsync()
    {
        Assert.Empty(_complaints);
        return Task.CompletedTask;
    }

    [SkippableFact]
    public async Task Keyboard_WhenAskingAndPressing_GetsAlongWithoutAMouse()
    {
        await using var context = await ContextAsync(new BrowserNewContextOptions { Locale = "de-DE", TimezoneId = "Europe/Oslo" });
        var page = await OpenAsync(context);

        await TabToAsync(page, page.Locator("#person"));
        await page.Keyboard.TypeAsync("Ben");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Ben" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "when did we last talk to Riverside?" })).ToBeEnabledAsync();
        await TabToAsync(page, page.Locator(".skip"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("tell me about Riverside");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Riverside Bakery was last reached" })).ToBeVisibleAsync();
        var asked = fixture.Turn.Messages.Last(message => message.Text == "tell me about Riverside");
        Assert.Equal(("local", "", "ben"), (asked.From.Channel, asked.From.Tenant, asked.From.UserId));
        Assert.Equal((ConversationScope.Personal, "local", "ben"), (asked.Conversation.Scope, asked.Conversation.Channel, asked.Conversation.UserId));
        Assert.Equal(("de-DE", "Europe/Oslo"), (asked.Locale, asked.TimeZone));

        await TabToAsync(page, page.GetByLabel("What was said"));
        await page.Keyboard.TypeAsync("Wants 40 kg.");
        await TabToAsync(page, page.GetByLabel("Outcome"));
        await page.Keyboard.TypeAsync("Rea");
        await TabToAsync(page, page.GetByLabel("Private note"));
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, page.GetByLabel("Spoken with"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".said .press")).ToHaveTextAsync("Save");
        await Expect(page.GetByText("Pressed interaction.log: by=Maria, customer=#1042, day=2025-06-02, note=Wants 40 kg., outcome=reached, private=false, score=")).ToBeVisibleAsync();
        var pressed = fixture.Turn.Messages.Last(message => message.Call is not null);
        Assert.Equal(("", asked.Conversation.ConversationId), (pressed.Text, pressed.Conversation.ConversationId));
        Assert.NotEqual(asked.Id, pressed.Id);
    }

    [SkippableFact]
    public async Task RequiredField_WhenEmpty_IsNamedAndNothingIsPressed()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        await AskAsync(page, "required");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("Fill in What was said.")).ToBeVisibleAsync();
        await Expect(page.Locator(".said .press")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Button_WhenPressedAgainWhileItsAnswerIsAwaited_IsPressedOnce()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        await AskAsync(page, "cards first");
        await AskAsync(page, "wait for it", isAnswered: false);

        await Expect(page.GetByText("RetentionBot is writing")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).DispatchEventAsync("click");
        await page.Locator("#message").FillAsync("too early");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".said")).ToHaveCountAsync(2);
        fixture.Turn.Release();
        await Expect(page.Locator(".answered")).ToHaveCountAsync(2);
        await Expect(page.Locator(".typing")).ToHaveCountAsync(0); // the answer is shown a moment before the page takes the next message

        await Expect(page.Locator("#message")).ToHaveValueAsync("too early");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".answered")).ToHaveCountAsync(3);
        var conversation = fixture.Turn.Messages.Last(message => message.Text == "wait for it").Conversation;
        Assert.Equal(["cards first", "wait for it", "too early"], fixture.Turn.Messages.Where(message => message.Conversation == conversation).Select(message => message.Text));
    }

    [SkippableFact]
    public async Task Person_WhenSwitched_LeavesNothingOfTheOtherBehind()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        await AskAsync(page, "something of Ada");
        await page.Locator("#person").SelectOptionAsync("ben");

        await Expect(page.Locator(".message")).ToHaveCountAsync(0);
        await page.Locator("#message").PressAsync("ArrowUp");
        await Expect(page.Locator("#message")).ToHaveValueAsync("");
        await AskAsync(page, "something of Ben");
        var said = fixture.Turn.Messages.Where(message => message.Text.StartsWith("something of", StringComparison.Ordinal)).ToList();
        Assert.Equal(["ada", "ben"], said.Select(message => message.From.UserId));
        Assert.NotEqual(said[0].Conversation.ConversationId, said[1].Conversation.ConversationId);
    }

    [SkippableFact]
    public async Task Tabs_WhenTwoAreOpen_AreTwoConversations()
    {
        await using var context = await ContextAsync();
        var first = await OpenAsync(context);
        var second = await OpenAsync(context);
        await AskAsync(first, "tab one");
        await AskAsync(second, "tab two");

        await Expect(first.Locator(".said")).ToHaveCountAsync(1);
        var conversations = fixture.Turn.Messages.Where(message => message.Text.StartsWith("tab ", StringComparison.Ordinal)).Select(message => message.Conversation.ConversationId);
        Assert.Equal(2, conversations.Distinct().Count());
    }

    [SkippableFact]
    public async Task Composer_WhenUsed_KeepsNewLinesRecallsAndLeavesCompositionAlone()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        var box = page.Locator("#message");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send" })).ToBeDisabledAsync();

        await box.PressSequentiallyAsync("one");
        await box.PressAsync("Shift+Enter");
        await box.PressSequentiallyAsync("two");
        await box.DispatchEventAsync("keydown", new { key = "Enter", isComposing = true, bubbles = true });
        await Expect(box).ToHaveValueAsync("one\ntwo");
        await box.PressAsync("Enter");
        await Expect(page.Locator(".answered")).ToHaveCountAsync(1);

        await Expect(box).ToHaveValueAsync("");
        await box.PressAsync("ArrowUp");
        await Expect(box).ToHaveValueAsync("one\ntwo");
        await box.PressAsync("ArrowDown");
        await Expect(box).ToHaveValueAsync("");
    }

    [SkippableTheory]
    [InlineData('\u4e16')]
    [InlineData('\u0001')] // Six bytes on the wire, the most there is.
    public async Task Message_WhenAsLongAsAllowed_Arrives(char character)
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        var longest = new string(character, 10_000);
        await page.Locator("#message").FillAsync(longest);
        await Expect(page.GetByText("10,000 of 10,000 characters")).ToBeVisibleAsync();
        await page.Locator("#message").PressAsync("Enter");

        await Expect(page.Locator(".answered")).ToHaveCountAsync(1);
        Assert.Contains(fixture.Turn.Messages, message => message.Text == longest);
    }

    [SkippableFact]
    public async Task Turn_WhenItFails_IsTalkedAboutInASentence()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        await AskAsync(page, "fail please", isAnswered: false);

        await Expect(page.Locator(".failed")).ToContainTextAsync("Something went wrong and there was no answer.");
        await AskAsync(page, "and again");
    }

    [SkippableFact]
    public async Task LongAnswer_WhenItComes_IsShownFromItsBeginning()
    {
        await using var context = await ContextAsync(new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        var page = await OpenAsync(context);
        await AskAsync(page, "long one");

        await page.WaitForFunctionAsync("() => { const log = document.getElementById('log').getBoundingClientRect(), top = document.querySelector('.answered').getBoundingClientRect().top; return top >= log.top && top < log.top + 80; }");
    }

    [SkippableFact]
    public async Task HostileText_WhenDrawn_StaysText()
    {
        await using var context = await ContextAsync();
        var page = await OpenAsync(context);
        var dialogs = 0;
        page.Dialog += (_, _) => dialogs++;
        await AskAsync(page, SampleTurn.Hostile);

        await Expect(page.Locator(".said .bubble")).ToHaveTextAsync(SampleTurn.Hostile);
        await Expect(page.Locator("td").GetByText(SampleTurn.Hostile)).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator(".log img, .log script").CountAsync());
        Assert.Equal(0, dialogs);
    }

    [SkippableFact]
    public async Task Draft_WhenCopied_IsInTheClipboardAsItStands()
    {
        await using var context = await ContextAsync(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await OpenAsync(context);
        await AskAsync(page, "a draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the text of the e-mail to Maria Okafor, owner" }).ClickAsync();

        await Expect(page.Locator("#status")).ToHaveTextAsync("Copied.");
        Assert.StartsWith("Dear Maria,\n\nthank you", await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Page_WhenFilled_IsAccessibleAndFits(ColorScheme scheme, int width)
    {
        await using var context = await ContextAsync(new BrowserNewContextOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await OpenAsync(context);
        await AssertAccessibleAsync(page);
        await AskAsync(page, "everything you have");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Fill in What was said.")).ToBeVisibleAsync();
        await AskAsync(page, "fail now", isAnswered: false);
        await Expect(page.Locator(".failed")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(page.Locator(".answered")).ToHaveCountAsync(2);

        await AssertAccessibleAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth"), "The page scrolls sideways.");

        // A folder named there gets pictures to look at.
        if (Environment.GetEnvironmentVariable("LOCAL_PAGE_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{scheme}-{width}.png") });
        }
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var press = 0; press < 60; press++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never reached {target}.");
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        var result = await page.RunAxe();
        var grave = result.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Empty(grave.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    private static async Task AskAsync(IPage page, string question, bool isAnswered = true)
    {
        var before = await page.Locator(".answered").CountAsync();
        await page.Locator("#message").FillAsync(question);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator("#message")).ToHaveValueAsync("");
        if (!isAnswered) return;

        await Expect(page.Locator(".answered")).ToHaveCountAsync(before + 1);
        await Expect(page.Locator(".typing")).ToHaveCountAsync(0);
    }

    private async Task<IPage> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Enqueue(message.Text);
        };
        await page.GotoAsync(fixture.Address.ToString());
        await Expect(page.Locator("#message")).ToBeEnabledAsync();
        return page;
    }

    private Task<IBrowserContext> ContextAsync(BrowserNewContextOptions? options = null)
    {
        Skip.If(browsing.Browser is null, "There is no Chromium here: none on PATH, and the variable CHROMIUM names none.");
        return browsing.Browser.NewContextAsync(options);
    }
}
