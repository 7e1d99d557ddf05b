using Microsoft.Extensions.Configuration;
using RetentionBot.Host.Loopback;

namespace RetentionBot.Bot.Tests.Host;

public sealed class ListeningAddressesTests
{
    [Fact]
    public void Without_a_setting_the_host_listens_on_this_machine_only() =>
        Assert.Equal(["http://127.0.0.1:3978"], In());

    [Fact]
    public void Several_urls_are_all_known() =>
        Assert.Equal(["http://127.0.0.1:1", "http://*:2"], In(("urls", "http://127.0.0.1:1; http://*:2")));

    [Fact]
    public void Ports_alone_mean_every_address() =>
        Assert.Equal(["http://*:8080", "https://*:8443"], In(("http_ports", "8080"), ("https_ports", "8443")));

    [Fact]
    public void Ports_do_not_count_beside_urls() =>
        Assert.Equal(["http://localhost:5"], In(("http_ports", "8080"), ("urls", "http://localhost:5")));

    [Fact]
    public void Endpoints_of_the_server_are_known_too() =>
        Assert.Equal(["http://0.0.0.0:9"], In(("Kestrel:Endpoints:Web:Url", "http://0.0.0.0:9")));

    private static IReadOnlyList<string> In(params (string Key, string Value)[] settings) =>
        ListeningAddresses.In(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
