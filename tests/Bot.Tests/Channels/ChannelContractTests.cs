using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Conversation;

namespace RetentionBot.Bot.Tests.Channels;

/// <summary>What whoever speaks through a channel relies on, whichever it is.</summary>
public abstract class ChannelContractTests : IAsyncLifetime
{
    private IPlatform _platform = null!; // made before each test

    private protected abstract Task<IPlatform> StartAsync();

    public async Task InitializeAsync() => _platform = await StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    public static TheoryData<ChannelOperation> Operations => [.. Enum.GetValues<ChannelOperation>()];

    [Fact]
    public void Serves_ItsOwnConversations_AndNoOther()
    {
        Assert.True(_platform.Channel.Serves(_platform.Own.Channel));
        Assert.False(_platform.Channel.Serves("local"));
    }

    [Fact]
    public async Task Send_WhenAReplyHasSeveralCards_SaysThemInOrderAndReturnsTheLastId()
    {
        var sent = await Passed(_platform.Channel.SendAsync(_platform.Own, new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two."))]) { Suggestions = ["Three."] }, default));
        Assert.Equal(["One.", "Two."], _platform.Said);
        Assert.Equal(_platform.LastId, sent.Id);
    }

    [Fact]
    public async Task Update_WhenAReplyHasSeveralCards_OneTakesThePlaceOfOne()
    {
        await _platform.Channel.UpdateAsync(_platform.Own, "1700.2", new Reply([new Card(new Heading("One")), new Card(new Heading("Two"))]), default);
        Assert.Empty(_platform.Said);
        var (id, text) = Assert.Single(_platform.Updated);
        Assert.Equal("1700.2", id);
        Assert.Contains("One", text, StringComparison.Ordinal);
        Assert.Contains("Two", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_SaysNothing()
    {
        await _platform.Channel.TypingAsync(_platform.Own, null, default);
        await _platform.Channel.TypingAsync(_platform.Shared, "Reading the records of Ada Byron…", default);
        Assert.Empty(_platform.Said);
    }

    /// <summary>Where a channel has no such messages, the answer is one of its own.</summary>
    [Fact]
    public async Task Stream_WhenItIsAnswered_SaysTheAnswerAndNothingElse()
    {
        var first = await _platform.Channel.StreamAsync(_platform.Own, "Reading the records of Ada Byron…", null, default);
        var second = await _platform.Channel.StreamAsync(_platform.Own, "Asking the model…", first, default);
        Assert.Equal((first?.Id, first?.Shown + 1), (second?.Id, second?.Shown));
        Assert.Empty(_platform.Said);

        var sent = await Passed(_platform.Channel.AnswerInStreamAsync(_platform.Own, second?.Id ?? "none", new Reply([new Card(new Paragraph("One.")), new Card(new Paragraph("Two."))]), default));
        Assert.Equal(["One.", "Two."], _platform.Said);
        Assert.Equal(_platform.LastId, sent.Id);
    }

    [Fact]
    public async Task Stream_WhereOthersReadAlong_ShowsNothing()
    {
        Assert.Null(await _platform.Channel.StreamAsync(_platform.Shared, "Reading the records of Ada Byron…", null, default));
        Assert.Empty(_platform.Said);
    }

    [Fact]
    public async Task Send_WhereOthersReadAlong_ToNobodyInParticular_SaysNothing()
    {
        var nobody = _platform.Shared with { IsTargeted = true, UserId = null };
        Assert.Equal(ChannelFault.Rejected, (await RefusedAsync(_platform.Channel.SendAsync(nobody, Reply.Of("For one alone."), default))).Fault);
        Assert.Empty(_platform.Said);
    }

    [Fact]
    public async Task OpenPersonal_FromAConversationOfTheirs_IsTheChatOfTheTwoAlone()
    {
        var opened = await _platform.Channel.OpenPersonalAsync(_platform.Shared with { IsTargeted = true, AnswerUrl = new Uri("https://hooks.slack.com/x") }, default);
        Assert.Equal(_platform.Own with { ReplyToId = null, ConversationId = opened.ConversationId }, opened);
        Assert.NotEqual(_platform.Shared.ConversationId, opened.ConversationId);

        await Passed(_platform.Channel.SendAsync(opened, Reply.Of("Good morning."), default));
        Assert.Equal(["Good morning."], _platform.Said);
    }

    [Fact]
    public async Task OpenPersonal_WithNobody_IsRejected() =>
        Assert.Equal(ChannelFault.Rejected, (await RefusedAsync(_platform.Channel.OpenPersonalAsync(_platform.Shared with { UserId = null }, default))).Fault);

    [Fact]
    public async Task Profile_OfAColleague_TellsTheirAddress()
    {
        var profile = await _platform.Channel.ProfileAsync(_platform.Shared, default);
        Assert.Equal(("dana@firm.example", false, "Dana Reyes"), (Assert.Single(profile!.Emails), profile.IsGuest, profile.Name));
    }

    [Fact]
    public async Task Profile_OfSomebodyUnknown_IsNull()
    {
        _platform.Fails(PlatformFault.UnknownPerson);
        Assert.Null(await _platform.Channel.ProfileAsync(_platform.Shared, default));
        Assert.Null(await _platform.Channel.ProfileAsync(_platform.Shared with { UserId = null }, default));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Fault_WhenThePlatformIsBusyForLong_SaysForHowLong(ChannelOperation operation)
    {
        _platform.Fails(PlatformFault.BusyFor90Seconds);
        var refused = await RefusedAsync(RunAsync(operation));
        Assert.Equal((ChannelFault.Retry, TimeSpan.FromSeconds(90), false), (refused.Fault, refused.RetryAfter, refused.MayHaveBeenSaid));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Fault_WhenThePlatformFails_ItIsTriedLater(ChannelOperation operation)
    {
        _platform.Fails(PlatformFault.Unavailable);
        Assert.Equal(ChannelFault.Retry, (await RefusedAsync(RunAsync(operation))).Fault);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Fault_WhenNobodyIsReachedThere_ItIsGone(ChannelOperation operation)
    {
        _platform.Fails(PlatformFault.Gone);
        Assert.Equal(ChannelFault.Gone, (await RefusedAsync(RunAsync(operation))).Fault);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Fault_WhenTheCallIsWrong_ItIsRejected(ChannelOperation operation)
    {
        _platform.Fails(PlatformFault.Wrong);
        Assert.Equal(ChannelFault.Rejected, (await RefusedAsync(RunAsync(operation))).Fault);
    }

    [Fact]
    public async Task Fault_WhenAMessageIsNotAnswered_ItMayHaveBeenSaid()
    {
        _platform.Fails(PlatformFault.NoAnswer);
        var sending = _platform.Channel.SendAsync(_platform.Own, Reply.Of("Hello."), default);
        while (_platform.Said.Count == 0)
            await Task.Yield();
        _platform.Time.Advance(TimeSpan.FromSeconds(10));
        var refused = await RefusedAsync(sending);
        Assert.Equal((ChannelFault.Retry, true), (refused.Fault, refused.MayHaveBeenSaid));
        Assert.Single(_platform.Said);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Fault_WhenNobodyWaitsAnyMore_TheCallEnds(ChannelOperation operation)
    {
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(operation, ended.Token));
        Assert.Empty(_platform.Said);
    }

    private Task RunAsync(ChannelOperation operation, CancellationToken cancellationToken = default) => operation switch
    {
        ChannelOperation.Send => _platform.Channel.SendAsync(_platform.Own, Reply.Of("Hello."), cancellationToken),
        ChannelOperation.Update => _platform.Channel.UpdateAsync(_platform.Own, "1700.2", Reply.Of("Hello."), cancellationToken),
        ChannelOperation.AnswerInStream => _platform.Channel.AnswerInStreamAsync(_platform.Own, "1700.2", Reply.Of("Hello."), cancellationToken),
        ChannelOperation.OpenPersonal => _platform.Channel.OpenPersonalAsync(_platform.Shared, cancellationToken),
        _ => _platform.Channel.ProfileAsync(_platform.Shared, cancellationToken),
    };

    private async Task<T> Passed<T>(Task<T> task)
    {
        await _platform.Time.PassAsync(task);
        return await task;
    }

    private async Task<ChannelException> RefusedAsync(Task task)
    {
        await _platform.Time.PassAsync(task);
        return await Assert.ThrowsAsync<ChannelException>(() => task);
    }

    /// <summary>A channel and the platform behind it.</summary>
    private protected interface IPlatform : IAsyncDisposable
    {
        IChannel Channel { get; }

        SteppedTime Time { get; }

        /// <summary>A chat of Dana and the bot alone, in which she has just said something.</summary>
        ConversationReference Own { get; }

        /// <summary>A conversation of several in which she has said something.</summary>
        ConversationReference Shared { get; }

        /// <summary>The texts the platform was asked to say, in order.</summary>
        IReadOnlyList<string> Said { get; }

        /// <summary>The messages it was asked to replace, and by which words.</summary>
        IReadOnlyList<(string Id, string Text)> Updated { get; }

        /// <summary>The id it gave to what was said last.</summary>
        string LastId { get; }

        /// <summary>From now on everything fails so.</summary>
        void Fails(PlatformFault fault);
    }
}

/// <summary>What a channel is asked to do that can fail.</summary>
public enum ChannelOperation
{
    Send,
    Update,
    AnswerInStream,
    OpenPersonal,
    Profile,
}

/// <summary>How a platform fails.</summary>
internal enum PlatformFault
{
    BusyFor90Seconds,
    Unavailable,
    Gone,
    Wrong,
    NoAnswer,
    UnknownPerson,
}
