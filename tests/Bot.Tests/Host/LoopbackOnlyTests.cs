using System.Net;
using Microsoft.AspNetCore.Http;
using RetentionBot.Host.Loopback;

namespace RetentionBot.Bot.Tests.Host;

public sealed class LoopbackOnlyTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost:3978", true)]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1:3978", true)]
    [InlineData("::1", "::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "::ffff:127.0.0.1", "LOCALHOST", true)]
    [InlineData("192.168.1.7", "192.168.1.2", "localhost", false)]
    [InlineData("127.0.0.1", "192.168.1.2", "localhost", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "localhost.evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", "", false)]
    public void A_request_is_allowed_only_from_and_to_this_machine_under_its_own_name(string remote, string local, string host, bool allowed)
    {
        var http = Request(remote, local, host);

        Assert.Equal(allowed, LoopbackOnly.Allows(http));
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.60")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Real-IP", "")]
    [InlineData("Via", "1.1 proxy")]
    public void A_forwarded_request_is_refused_whatever_it_claims(string header, string value)
    {
        var http = Request("127.0.0.1", "127.0.0.1", "localhost");
        http.Request.Headers[header] = value;

        Assert.False(LoopbackOnly.Allows(http));
    }

    [Theory]
    [InlineData("http://127.0.0.1:3978", true)]
    [InlineData("http://localhost:5000", true)]
    [InlineData("https://[::1]:5001", true)]
    [InlineData("http://*:3978", false)]
    [InlineData("http://+:3978", false)]
    [InlineData("http://0.0.0.0:3978", false)]
    [InlineData("http://bot.example:80", false)]
    public void Only_addresses_of_this_machine_alone_are_closed_to_others(string address, bool closed) =>
        Assert.Equal(closed, ListeningAddresses.Open([address]).Count == 0);

    private static DefaultHttpContext Request(string remote, string local, string host)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        http.Connection.LocalIpAddress = IPAddress.Parse(local);
        http.Request.Host = new HostString(host);
        return http;
    }
}
