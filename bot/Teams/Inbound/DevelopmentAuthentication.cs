using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// Lets everyone in when <see cref="TeamsOptions.DangerouslyAllowUnauthenticated"/> says so and no one otherwise. Without a token nothing vouches for
/// <c>serviceUrl</c>, so answers go to this machine only.
/// </summary>
internal sealed class DevelopmentAuthentication(IOptions<TeamsOptions> options) : IInboundAuthentication
{
    public ValueTask<IInboundCaller?> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IInboundCaller?>(options.Value is { DangerouslyAllowUnauthenticated: true, AppId.Length: 0 } ? new AnyoneOnThisMachine() : null);

    private sealed class AnyoneOnThisMachine : IInboundCaller
    {
        // The accounts of Slack are real ones, linked by Slack's own word: nobody may take one by saying so.
        public bool MayBring(Activity activity) => activity.ChannelId != ChannelIds.Slack && (ActivityRules.ServiceUrlOf(activity) is not { } address || address.IsLoopback);
    }
}
