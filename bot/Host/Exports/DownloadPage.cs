using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using RetentionBot.Host.Loopback;
using RetentionBot.Skills.Administration.Export;

namespace RetentionBot.Host.Exports;

/// <summary>Knows the address of the page: the public one, else the first one listened on.</summary>
internal sealed class DownloadPage(IOptions<ExportsOptions> options, IConfiguration configuration, IServer server) : IDownloadPage
{
    public bool IsOnThisMachineOnly => options.Value.PublicUrl.Length == 0;

    public Uri AddressOf(string ticket) => new($"{(IsOnThisMachineOnly ? OnThisMachine(Listening()) : options.Value.PublicUrl).TrimEnd('/')}{ExportEndpoints.Path}/{ticket}");

    /// <summary>What the server says where it does: a port that was left to the system is known only there.</summary>
    private string Listening() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? ListeningAddresses.In(configuration)[0];

    /// <summary>An address such as http://*:3978 names every network this machine is in; from here it is this machine.</summary>
    internal static string OnThisMachine(string listening)
    {
        var named = listening.Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal);
        var address = new UriBuilder(named);
        if (!LoopbackOnly.IsLoopbackHost(address.Host))
        {
            address.Host = "127.0.0.1";
        }

        return address.Uri.GetLeftPart(UriPartial.Path);
    }
}
