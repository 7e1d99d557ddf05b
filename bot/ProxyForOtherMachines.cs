using System.Net;

namespace RetentionBot;

/// <summary>The proxy that the environment names, for every address but those of this machine, whatever its list of exceptions says.</summary>
/// <remarks>Compiled into every channel that calls others over HTTP: they have no other in common.</remarks>
internal sealed class ProxyForOtherMachines : IWebProxy
{
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException("The environment says how the proxy is to be spoken to.");
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
}
