using Microsoft.AspNetCore.Http;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>Decides who may post activities. The only place that does.</summary>
internal interface IInboundAuthentication
{
    /// <summary>Who the request comes from, or null when it is to be refused with 401. Reads headers only; the body has not been read yet.</summary>
    ValueTask<IInboundCaller?> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken);
}

/// <summary>A sender that was let in.</summary>
internal interface IInboundCaller
{
    /// <summary>Whether this sender may bring this activity; if not, it is refused with 403.</summary>
    bool MayBring(Activity activity);
}
