using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RetentionBot.Conversation;
using RetentionBot.LocalPage;
using RetentionBot.LocalPage.Chat;

namespace RetentionBot.Bot.Tests.LocalPage;

public sealed class LocalChatTests
{
    private static readonly LocalPerson Ada = new("ada", "Ada Nyström");

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    public async Task Chat_WhenNothingIsSaid_TakesNothing(string text)
    {
        using var chat = Chat((_, _) => throw new InvalidOperationException("Must not be asked."));

        Assert.False(await chat.SayAsync(text));
        Assert.Empty(chat.Entries);
    }

    [Fact]
    public async Task Chat_WhenMoreThanTheLimitIsSaid_TakesNothing()
    {
        using var chat = Chat((_, _) => Task.CompletedTask);

        Assert.False(await chat.SayAsync(new string('x', LocalPageOptions.MaximumTextLength + 1)));
        Assert.True(await chat.SayAsync(new string('x', LocalPageOptions.MaximumTextLength)));
    }

    [Fact]
    public async Task Chat_WhenAnAnswerIsAwaited_TakesNothingElse()
    {
        var held = new TaskCompletionSource();
        var turns = 0;
        using var chat = Chat((_, _) =>
        {
            turns++;
            return held.Task;
        });
        var first = chat.PressAsync("Save", new SkillCall("interaction.log"));

        Assert.True(chat.IsBusy);
        var again = chat.PressAsync("Save", new SkillCall("interaction.log"));
        var more = chat.SayAsync("hello");
        held.SetResult();
        Assert.False(await again);
        Assert.False(await more);
        Assert.True(await first);
        Assert.False(chat.IsBusy);
        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task Chat_WhenMuchIsSaid_KeepsTheLast()
    {
        using var chat = Chat((message, answer) => answer.SendAsync(Reply.Of($"re {message.Text}"), CancellationToken.None));
        for (var number = 1; number <= 30; number++) await chat.SayAsync($"{number}");

        Assert.Equal(20, chat.Entries.Count);
        Assert.Equal(("21", 41L), (((Said)chat.Entries[0]).Text, chat.Entries[0].Number));
    }

    [Fact]
    public async Task Chat_WhenATurnFails_SaysSoAndGoesOn()
    {
        using var chat = Chat((message, answer) => message.Text == "bad" ? throw new InvalidDataException("no") : answer.SendAsync(Reply.Of("good"), CancellationToken.None));
        await chat.SayAsync("bad");
        await chat.SayAsync("good");

        Assert.Collection(
            chat.Entries,
            entry => Assert.IsType<Said>(entry),
            entry => Assert.Contains("the log of the bot has the reason under", Assert.IsType<Failed>(entry).Sentence, StringComparison.Ordinal),
            entry => Assert.IsType<Said>(entry),
            entry => Assert.IsType<Answered>(entry));
    }

    [Fact]
    public async Task Chat_WhenTheHostStops_SaysSo()
    {
        using var chat = Chat((_, _) => Task.FromCanceled(new CancellationToken(canceled: true)));
        await chat.SayAsync("hello");

        Assert.StartsWith("RetentionBot is being stopped", Assert.IsType<Failed>(chat.Entries[^1]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_WhenTheConversationIsOpen_ShowsWhatIsSaidUnasked()
    {
        var channel = new LocalChannel();
        using var chat = Chat((_, _) => Task.CompletedTask);
        channel.Open(chat);
        await channel.SendAsync(chat.Conversation, Reply.Of("Good morning."), CancellationToken.None);

        Assert.IsType<Answered>(Assert.Single(chat.Entries));
    }

    [Fact]
    public async Task Channel_WhenTheConversationIsClosedOrSomeoneElses_SaysItIsGone()
    {
        var channel = new LocalChannel();
        var chat = Chat((_, _) => Task.CompletedTask);
        channel.Open(chat);
        var foreign = await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(chat.Conversation with { UserId = "ben" }, Reply.Of("x"), CancellationToken.None));
        channel.Close(chat);
        chat.Dispose();
        var closed = await Assert.ThrowsAsync<ChannelException>(() => channel.SendAsync(chat.Conversation, Reply.Of("x"), CancellationToken.None));
        var late = await Assert.ThrowsAsync<ChannelException>(() => chat.SendAsync(Reply.Of("x"), CancellationToken.None));

        Assert.All([foreign, closed, late], fault => Assert.Equal(ChannelFault.Gone, fault.Fault));
        Assert.Empty(chat.Entries);
    }

    [Theory]
    [InlineData("en-GB", "Europe/Oslo", "en-GB", "Europe/Oslo")]
    [InlineData("zh-Hant-TW", "Not/AZone", "zh-Hant-TW", null)]
    [InlineData("<b>", "../../etc/passwd", null, null)]
    [InlineData(null, null, null, null)]
    [InlineData("", "", null, null)]
    public void Browser_WhenItSaysNonsense_CountsAsUnknown(string? language, string? zone, string? knownLanguage, string? knownZone) =>
        Assert.Equal(new Browser(knownLanguage, knownZone), Browser.Of(language, zone));

    private static LocalChat Chat(Func<IncomingMessage, IAnswer, Task> run) =>
        new(Ada, new Browser("en-GB", "Europe/Oslo"), run, new FakeTimeProvider(), drawn: 20, NullLogger.Instance);
}
