using RetentionBot.Benchmarks.Generated;
using RetentionBot.Testing.Teams;

namespace RetentionBot.Benchmarks.Serving;

/// <summary>The channel's side of authentication: its keys, its tokens, and where the bot gets its own.</summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    private readonly FakeOpenId _openId;
    private readonly FakeTokenHost _tokenHost;

    private FakeChannel(FakeOpenId openId, FakeTokenHost tokenHost, string serviceUrl)
    {
        (_openId, _tokenHost) = (openId, tokenHost);
        openId.Keys = [ChannelKey.First("key-1", "msteams", GeneratedCompany.Channel)];
        Tokens = new TokenMaker(openId.Keys[0], TimeProvider.System, serviceUrl);
    }

    /// <summary>Makes the channel's tokens.</summary>
    public TokenMaker Tokens { get; }

    public string MetadataUrl => _openId.MetadataUrl;

    public string TokenUrl => _tokenHost.TokenUrl;

    /// <param name="serviceUrl">Where the bot answers to.</param>
    public static async Task<FakeChannel> StartAsync(string serviceUrl) => new(await FakeOpenId.StartAsync(), await FakeTokenHost.StartAsync(), serviceUrl);

    public async ValueTask DisposeAsync()
    {
        await _openId.DisposeAsync();
        await _tokenHost.DisposeAsync();
    }
}
