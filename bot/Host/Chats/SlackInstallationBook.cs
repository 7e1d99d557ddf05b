using System.Globalization;
using RetentionBot.Conversation;
using RetentionBot.Host.Outbox;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Slack;
using RetentionBot.Slack.Installations;
using RetentionBot.Store;

namespace RetentionBot.Host.Chats;

/// <summary>Keeps who installed the app in Slack.</summary>
internal sealed class SlackInstallationBook(IStore store, ChatBook chats, OutboxQueue outbox, AccountManagerBook managers, TimeProvider time) : ISlackInstallations
{
    public async ValueTask<KeptInstallation?> FindAsync(string tenant, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(HostSchema.SlackInstallations, [tenant], cancellationToken);
        return found.Count == 0 ? null : new KeptInstallation(found[0].Document, found[0].Version);
    }

    public async ValueTask<IReadOnlyList<KeptInstallation>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<KeptInstallation>();
        await foreach (var found in store.ReadAllAsync(HostSchema.SlackInstallations, cancellationToken))
        {
            all.Add(new KeptInstallation(found.Document, found.Version));
        }

        return all;
    }

    public async ValueTask<bool> TrySaveAsync(SlackInstallation installation, long version, CancellationToken cancellationToken)
    {
        try
        {
            await store.CommitAsync(new Batch().Put(HostSchema.SlackInstallations, installation, version), cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }

    /// <summary>The installation goes last: when this breaks off, it is still there to be removed when Slack tells it again.</summary>
    public async ValueTask RemoveAsync(string tenant, CancellationToken cancellationToken)
    {
        await chats.RemoveAllAsync(SlackServices.ChannelName, tenant, cancellationToken);
        await OutboxQueue.RemoveAllAsync(store, SlackServices.ChannelName, tenant, cancellationToken);
        while (await FindAsync(tenant, cancellationToken) is { } kept && !await TryEraseAsync(kept, cancellationToken))
        {
        }

        outbox.Signal();
    }

    /// <summary>Its tokens leave the data file and its log with it; the administrators are told in the same commit, so once.</summary>
    private async ValueTask<bool> TryEraseAsync(KeptInstallation kept, CancellationToken cancellationToken)
    {
        var (installation, version) = kept;
        var batch = new Batch { Erase = true }.Delete(HostSchema.SlackInstallations, installation.Tenant, version);
        var news = Reply.Of($"The app was taken out of {(installation.Name is { Length: > 0 } name ? $"the Slack workspace {name} ({installation.Tenant})" : $"Slack's {installation.Tenant}")}. I reach nobody there any more; reminders for those who are reached nowhere else wait.");
        foreach (var administrator in (await managers.ListAsync(cancellationToken)).Where(manager => manager.Role == Role.Administrator))
        {
            var row = string.Create(CultureInfo.InvariantCulture, $"uninstalled/{installation.Tenant}/{installation.InstalledAt.ToUnixTimeMilliseconds()}/{administrator.Number}");
            OutboxQueue.Add(batch, row, new OutboxMessage(new ConversationReference(SlackServices.ChannelName, installation.Tenant, "")) { Reply = news, Manager = administrator.Number }, time.GetUtcNow());
        }

        try
        {
            await store.CommitAsync(batch, cancellationToken);
            return true;
        }
        catch (StoreConflictException)
        {
            return false; // its tokens were renewed meanwhile
        }
    }
}
