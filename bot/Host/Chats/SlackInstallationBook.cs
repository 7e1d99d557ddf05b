using RetentionBot.Slack.Installations;

namespace RetentionBot.Host.Chats;

/// <summary>Keeps who installed the Slack app.</summary>
internal sealed class SlackInstallationBook : ISlackInstallations
{
    public ValueTask<KeptInstallation?> FindAsync(string tenant, CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask<IReadOnlyList<KeptInstallation>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask<bool> TrySaveAsync(SlackInstallation installation, long version, CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask RemoveAsync(string tenant, CancellationToken cancellationToken) => throw new NotImplementedException();
}
