using System.Text.Json.Nodes;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Bot.Tests.Slack.WebApi;

/// <summary>When calls are let through.</summary>
public sealed class SlackPacingTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly SteppedTime _time = new();
    private readonly SlackPacing _pacing;

    public SlackPacingTests() => _pacing = new SlackPacing(_time);

    [Fact]
    public async Task Enter_WhenMessagesOfOneConversationFollow_ASecondLiesBetween()
    {
        await EnterAsync(Message("D1"));
        await EnterAsync(Message("D2"));
        var second = EnterAsync(Message("D1"));
        Assert.Equal([TimeSpan.FromSeconds(1.1)], await _time.PassAsync(second));
    }

    [Fact]
    public async Task Enter_WhenAnswersGoToManyConversations_NoneWaits()
    {
        for (var n = 0; n < 200; n++)
            Assert.True(EnterAsync(Message($"D{n}")).IsCompletedSuccessfully);
        Assert.InRange((await RefusedAsync(Message("D200"))).RetryAfter!.Value, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        await EnterAsync(Message("D200", "T2"));
    }

    [Theory]
    [InlineData("views.open", 100)]
    [InlineData("users.info", 100)]
    [InlineData("conversations.open", 50)]
    [InlineData("chat.update", 50)]
    [InlineData("brand.newMethod", 20)]
    [InlineData("apps.uninstall", 1)]
    public async Task Enter_WhenAMethodsTierIsUsedUp_ItIsRefusedUntilTheMinuteIsOver(string method, int calls)
    {
        var request = new SlackRequest("T1", new SlackMethod(method), []);
        for (var n = 0; n < calls; n++)
            Assert.True(EnterAsync(request).IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.FromSeconds(60.1), (await RefusedAsync(request)).RetryAfter);
        Assert.True(EnterAsync(request with { Method = new SlackMethod("auth.test") }).IsCompletedSuccessfully);

        _time.Advance(TimeSpan.FromSeconds(60.1));
        Assert.True(EnterAsync(request).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Enter_WhenManyAreUnasked_EachGetsATurnOfItsOwnAndAnswersPassThem()
    {
        var unasked = Enumerable.Range(0, 100).Select(n => EnterAsync(Message($"D{n}") with { IsUnasked = true })).ToList();
        Assert.True(EnterAsync(Message("C1")).IsCompletedSuccessfully);

        var refused = unasked.Where(task => task.IsFaulted).ToList();
        var comeBack = new List<TimeSpan>();
        foreach (var task in refused)
            comeBack.Add((await Assert.ThrowsAsync<ChannelException>(() => task)).RetryAfter!.Value);
        Assert.Equal(19, unasked.Count(task => !task.IsFaulted));
        Assert.True(comeBack[0] > _patience);
        Assert.All(comeBack.Zip(comeBack.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(1.1), pair.Second - pair.First));

        for (var n = 0; n < 19; n++)
        {
            Assert.True(SpinWait.SpinUntil(() => unasked.Count(task => task.IsCompletedSuccessfully) == n + 1, TimeSpan.FromSeconds(30)));
            _time.Advance(TimeSpan.FromSeconds(1.1));
        }
    }

    [Fact]
    public async Task Enter_WhenAMinuteIsOver_WhatIsIdleIsForgotten()
    {
        await EnterAsync(Message("D1") with { IsUnasked = true });
        Assert.Equal(3, _pacing.Remembered);
        _time.Advance(TimeSpan.FromMinutes(2));
        await EnterAsync(new SlackRequest("T9", new SlackMethod("auth.test"), []));
        Assert.Equal(1, _pacing.Remembered);
    }

    private Task EnterAsync(SlackRequest request) => _pacing.EnterAsync(request, _patience, CancellationToken.None);

    private async Task<ChannelException> RefusedAsync(SlackRequest request) => await Assert.ThrowsAsync<ChannelException>(() => EnterAsync(request));

    private static SlackRequest Message(string channel, string tenant = "T1") => new(tenant, new SlackMethod("chat.postMessage"), new JsonObject { ["channel"] = channel });
}
