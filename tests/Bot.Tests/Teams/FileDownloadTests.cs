using System.Collections.Concurrent;
using System.Net;
using System.Text;
using RetentionBot.Conversation;
using RetentionBot.Teams.Outbound;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>From where a file is read, how much of it, and what its sender is told when it is not.</summary>
public sealed class FileDownloadTests
{
    private const string App = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    private const string NotFromThere = "I read files only from where Teams keeps them. Attach the list with the paper clip, from your computer or from OneDrive.";

    private static readonly (string, string)[] _inService = [("Teams:AppId", App), ("Teams:AppSecret", "a secret & more")];

    [Theory]
    [InlineData("https://firm-my.sharepoint.com/personal/ines/_layouts/15/download.aspx?UniqueId=1&tempauth=t")]
    [InlineData("https://firm.sharepoint.us/x")]
    [InlineData("https://FIRM.SharePoint.COM/x")]
    public async Task File_WhereTeamsKeepsIt_IsReadWithoutAnyToken(string address)
    {
        var files = new FileHost(_ => new HttpResponseMessage { Content = new StringContent("name\nAda\n") });
        await using var bot = OutboundBot.ReadingFiles(files, _inService);

        Assert.Equal("name\nAda\n", Encoding.UTF8.GetString(await bot.Channel.ReadAsync(new IncomingFile("msteams", "list.csv", address), default)));

        var call = Assert.Single(files.Calls);
        Assert.Equal((HttpMethod.Get, new Uri(address)), (call.Method, call.RequestUri));
        Assert.Equal("User-Agent", Assert.Single(call.Headers).Key);
    }

    [Theory]
    [InlineData("http://firm.sharepoint.com/x")]
    [InlineData("https://sharepoint.com/x")]
    [InlineData("https://firm.sharepoint.com.evil.example/x")]
    [InlineData("https://evilsharepoint.com/x")]
    [InlineData("https://firm.sharepoint.com:8443/x")]
    [InlineData("https://firm.sharepoint.com@evil.example/x")]
    [InlineData("https://user:pass@firm.sharepoint.com/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("http://localhost:3978/health")]
    [InlineData("https://smba.trafficmanager.net/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://firm.sharepoint.com/x")]
    [InlineData("//firm.sharepoint.com/x")]
    [InlineData("list.csv")]
    [InlineData("data:text/csv;base64,bmFtZQo=")]
    public async Task File_AnywhereElse_IsNotAskedFor(string address)
    {
        var files = new FileHost(_ => throw new InvalidOperationException("It was asked for."));
        await using var bot = OutboundBot.ReadingFiles(files, _inService);

        await AssertFaultAsync(bot, address, ChannelFault.Rejected, NotFromThere);
        Assert.Empty(files.Calls);
    }

    [Theory]
    [InlineData("https://evil.example/x", 1)]
    [InlineData("http://firm.sharepoint.com/x", 1)]
    [InlineData("https://other.sharepoint.com/x", 1)]
    [InlineData("/again", 4)]
    public async Task Redirect_ToAnotherHostOrWithoutEnd_IsNotFollowed(string to, int calls)
    {
        var files = new FileHost(_ => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } });
        await using var bot = OutboundBot.ReadingFiles(files, _inService);

        await AssertFaultAsync(bot, "https://firm.sharepoint.com/x", ChannelFault.Rejected, NotFromThere);
        Assert.Equal(calls, files.Calls.Count);
    }

    [Fact]
    public async Task Redirect_WithinTheHost_IsFollowed()
    {
        var files = new FileHost(request => request.RequestUri!.AbsolutePath == "/x"
            ? new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("/y", UriKind.Relative) } }
            : new HttpResponseMessage { Content = new StringContent("name\n") });
        await using var bot = OutboundBot.ReadingFiles(files, _inService);

        Assert.Equal(5, (await bot.Channel.ReadAsync(new IncomingFile("msteams", "list.csv", "https://firm.sharepoint.com/x"), default)).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_ThatIsTooLarge_IsLeftWhetherOrNotItsLengthIsSaid(bool isSaid)
    {
        var endless = new CountedStream();
        var content = new StreamContent(endless);
        content.Headers.ContentLength = isSaid ? 6_000_000 : null;
        await using var bot = OutboundBot.ReadingFiles(new FileHost(_ => new HttpResponseMessage { Content = content }), _inService);

        await AssertFaultAsync(bot, "https://firm.sharepoint.com/x", ChannelFault.Rejected, "'list.csv' is larger than the 5 MB I read. Leave out the columns I do not need, or split it.");
        Assert.True(endless.Given <= (isSaid ? 0 : 5_400_000), $"{endless.Given} bytes were read.");
    }

    [Theory]
    [InlineData(403, ChannelFault.Gone, "'list.csv' can no longer be read where it was attached. Attach it again.")]
    [InlineData(404, ChannelFault.Gone, "'list.csv' can no longer be read where it was attached. Attach it again.")]
    [InlineData(429, ChannelFault.Retry, "'list.csv' cannot be read just now: the place where Teams keeps it does not answer. Attach it again in a minute.")]
    [InlineData(503, ChannelFault.Retry, "'list.csv' cannot be read just now: the place where Teams keeps it does not answer. Attach it again in a minute.")]
    public async Task Refusal_OfTheHost_IsTold(int status, ChannelFault fault, string sentence)
    {
        await using var bot = OutboundBot.ReadingFiles(new FileHost(_ => new HttpResponseMessage((HttpStatusCode)status)), _inService);

        await AssertFaultAsync(bot, "https://firm.sharepoint.com/x", fault, sentence);
    }

    [Fact]
    public async Task Host_ThatFails_IsTold()
    {
        await using var bot = OutboundBot.ReadingFiles(new FileHost(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError)), _inService);

        await AssertFaultAsync(bot, "https://firm.sharepoint.com/x", ChannelFault.Retry, "'list.csv' cannot be read just now: the place where Teams keeps it does not answer. Attach it again in a minute.");
    }

    /// <summary>Neither a host that says nothing nor one that never comes to an end is waited for longer.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_ThatTakesTooLong_IsGivenUp(bool hasBegun)
    {
        var files = new SlowHost(hasBegun);
        await using var bot = OutboundBot.ReadingFiles(files, _inService);

        var reading = AssertFaultAsync(bot, "https://firm.sharepoint.com/x", ChannelFault.Retry, "'list.csv' cannot be read just now: the place where Teams keeps it does not answer. Attach it again in a minute.");
        await files.IsWaited.Task;
        bot.Time.Advance(FileDownload.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(reading.IsCompleted);
        bot.Time.Advance(TimeSpan.FromMilliseconds(1));

        await reading;
    }

    [Fact]
    public async Task Host_OfTheSettings_TakesThePlaceOfTheOthers()
    {
        var files = new FileHost(_ => new HttpResponseMessage { Content = new StringContent("name\n") });
        await using var bot = OutboundBot.ReadingFiles(files, [.. _inService, ("Teams:FileHosts", "files.firm.example:8443")]);

        await bot.Channel.ReadAsync(new IncomingFile("msteams", "list.csv", "https://files.firm.example:8443/x"), default);
        await AssertFaultAsync(bot, "https://firm.sharepoint.com/x", ChannelFault.Rejected, NotFromThere);
        await AssertFaultAsync(bot, "http://files.firm.example:8443/x", ChannelFault.Rejected, NotFromThere);
    }

    [Theory]
    [InlineData("data:text/csv;base64,bmFtZQo=", "name\n")]
    [InlineData("data:text/csv;charset=utf-8,name%0AZo%C3%AB", "name\nZoë")]
    [InlineData("DATA:,name", "name")]
    [InlineData("http://127.0.0.1:3979/files/1", "from this machine")]
    public async Task File_WithALocalClient_MayLieOnThisMachineOrInTheMessage(string address, string text)
    {
        await using var bot = OutboundBot.ReadingFiles(new FileHost(_ => new HttpResponseMessage { Content = new StringContent("from this machine") }), [("Teams:DangerouslyAllowUnauthenticated", "true")]);

        Assert.Equal(text, Encoding.UTF8.GetString(await bot.Channel.ReadAsync(new IncomingFile("msteams", "list.csv", address), default)));
    }

    [Theory]
    [InlineData("data:text/csv;base64,!!!!", "'list.csv' came damaged. Attach it again.")]
    [InlineData("data:text/csv", "'list.csv' came damaged. Attach it again.")]
    [InlineData("data:text/csv;base64,{4000}", "'list.csv' is larger than the 1 KB I read. Leave out the columns I do not need, or split it.")]
    [InlineData("data:text/csv,{4000}", "'list.csv' is larger than the 1 KB I read. Leave out the columns I do not need, or split it.")]
    [InlineData("http://10.0.0.1/x", NotFromThere)]
    public async Task File_InTheMessage_ThatIsDamagedOrTooLarge_IsTold(string address, string sentence)
    {
        await using var bot = OutboundBot.ReadingFiles(new FileHost(_ => throw new InvalidOperationException()), [("Teams:DangerouslyAllowUnauthenticated", "true"), ("Teams:MaxFileBytes", "1024")]);

        await AssertFaultAsync(bot, address.Replace("{4000}", new string('A', 4000), StringComparison.Ordinal), ChannelFault.Rejected, sentence);
    }

    private static async Task AssertFaultAsync(OutboundBot bot, string address, ChannelFault fault, string sentence)
    {
        var thrown = await Assert.ThrowsAsync<ChannelException>(() => bot.Channel.ReadAsync(new IncomingFile("msteams", "list.csv", address), default));
        Assert.Equal((fault, sentence), (thrown.Fault, thrown.Message));
    }

    /// <summary>Every host of files, without a network.</summary>
    private sealed class FileHost(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public ConcurrentQueue<HttpRequestMessage> Calls { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Enqueue(request);
            return Task.FromResult(answer(request));
        }
    }

    /// <summary>A host that never says all of it.</summary>
    private sealed class SlowHost(bool hasBegun) : HttpMessageHandler
    {
        public TaskCompletionSource IsWaited { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!hasBegun)
            {
                IsWaited.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new HttpResponseMessage { Content = new StreamContent(new StalledStream(IsWaited)) };
        }
    }

    /// <summary>Gives nothing and has no end.</summary>
    private sealed class StalledStream(TaskCompletionSource isWaited) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            isWaited.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    /// <summary>Has no end, and counts what is taken.</summary>
    private sealed class CountedStream : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
