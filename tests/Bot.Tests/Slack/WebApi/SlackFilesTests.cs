using System.Text;
using RetentionBot.Conversation;
using RetentionBot.Slack.WebApi;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.WebApi;

/// <summary>Files that people upload: read from Slack alone, with the token of their workspace, and never more than is allowed.</summary>
public sealed class SlackFilesTests : SlackFixture
{
    private const string Path = "files-pri/T1-F1/download/list.csv";

    private Task<byte[]> ReadAsync(string address) => Bot.Channel.ReadAsync(new IncomingFile("slack", "list.csv", address), CancellationToken.None);

    [Theory]
    [InlineData(Path, "xoxb-T1-1")]
    [InlineData(Path + "#E1", "xoxb-E1-1")]
    public async Task Read_WhenAFileIsSlacks_ReadsItWithTheTokenOfItsWorkspace(string path, string token)
    {
        Slack.Answer(Path, SlackAnswer.Text(200, "a;b\n", "text/csv"));
        Assert.Equal("a;b\n", Encoding.UTF8.GetString(await ReadAsync(Slack.Address(path).AbsoluteUri)));
        Assert.Equal(token, Slack.Calls.Single().Token);
    }

    [Theory]
    [InlineData("https://evil.example/files-pri/T1-F1/download/list.csv")]
    [InlineData("https://files.slack.com.evil.example/files-pri/T1-F1/download/list.csv")]
    [InlineData("http://files.slack.com/files-pri/T1-F1/download/list.csv")]
    [InlineData("http://127.0.0.1:1/files-pri/T1-F1/download/list.csv")]
    [InlineData("https://files.slack.com/list.csv")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task Read_WhenAFileIsElsewhere_NothingIsCalledAndNoTokenIsSent(string address)
    {
        Bot.Bots.Of = _ => throw new InvalidOperationException("A token was asked for.");
        Assert.Equal(ChannelFault.Rejected, (await RefusedAsync(() => ReadAsync(address))).Fault);
        Assert.Empty(Slack.Calls);
    }

    [Theory]
    [InlineData(302, "", "text/plain", ChannelFault.Rejected)]
    [InlineData(200, "<html>", "text/html", ChannelFault.Rejected)]
    [InlineData(403, "", "text/plain", ChannelFault.Rejected)]
    [InlineData(404, "", "text/plain", ChannelFault.Gone)]
    [InlineData(503, "", "text/plain", ChannelFault.Retry)]
    public async Task Read_WhenSlackRefuses_SaysWhatTheSenderCanDo(int status, string body, string type, ChannelFault fault)
    {
        Slack.Answer(Path, SlackAnswer.Text(status, body, type));
        var refused = await RefusedAsync(() => ReadAsync(Slack.Address(Path).AbsoluteUri));
        Assert.Equal(fault, refused.Fault);
        Assert.StartsWith("'list.csv' ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_024, true)]
    [InlineData(1_025, false)]
    public async Task Read_WhenAFileIsTooLarge_IsRejected(int length, bool isRead)
    {
        await using var bot = new OutboundSlack(Slack, null, ("Slack:MaxFileBytes", "1024"));
        Slack.Answer(Path, SlackAnswer.Text(200, new string('x', length), "text/csv"));
        var reading = bot.Channel.ReadAsync(new IncomingFile("slack", "list.csv", Slack.Address(Path).AbsoluteUri), CancellationToken.None);
        if (isRead)
            Assert.Equal(length, (await reading).Length);
        else
            Assert.Equal("'list.csv' is larger than the 1 KB I read. Leave out the columns I do not need, or split it.", (await RefusedAsync(() => reading)).Message);
    }

    [Fact]
    public async Task Read_WhenSlackDoesNotAnswer_IsGivenUp()
    {
        Slack.Answer(Path, SlackAnswer.Hangs);
        var reading = ReadAsync(Slack.Address(Path).AbsoluteUri);
        while (Slack.Calls.Count == 0)
            await Task.Yield();
        Bot.Time.Advance(SlackFiles.Patience);
        Assert.Equal(ChannelFault.Retry, (await RefusedAsync(() => reading)).Fault);
    }
}
