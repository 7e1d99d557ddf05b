using System.Collections.Concurrent;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>Installations in memory, with versions as a store has them; counts what is asked of it.</summary>
internal sealed class MemoryInstallations : ISlackInstallations
{
    private readonly ConcurrentDictionary<string, KeptInstallation> _kept = new();
    private int _reads;

    /// <summary>How often one was looked for.</summary>
    public int Reads => _reads;

    /// <summary>Those whose chats and waiting messages were removed, in order.</summary>
    public ConcurrentQueue<string> Removed { get; } = new();

    /// <summary>Runs before each writing, with how many there have been, from 1.</summary>
    public Func<int, ValueTask> BeforeSave { get; set; } = _ => default;

    private int _saves;

    public int Count => _kept.Count;

    public SlackInstallation this[string tenant] => _kept[tenant].Installation;

    public ValueTask<KeptInstallation?> FindAsync(string tenant, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return new(_kept.GetValueOrDefault(tenant));
    }

    public ValueTask<IReadOnlyList<KeptInstallation>> ListAsync(CancellationToken cancellationToken) => new([.. _kept.Values]);

    public async ValueTask<bool> TrySaveAsync(SlackInstallation installation, long version, CancellationToken cancellationToken)
    {
        await BeforeSave(Interlocked.Increment(ref _saves));
        lock (_kept)
        {
            if ((_kept.GetValueOrDefault(installation.Tenant)?.Version ?? 0) != version)
                return false;

            _kept[installation.Tenant] = new KeptInstallation(installation, version + 1);
            return true;
        }
    }

    public ValueTask RemoveAsync(string tenant, CancellationToken cancellationToken)
    {
        lock (_kept)
        {
            _kept.TryRemove(tenant, out _);
        }

        Removed.Enqueue(tenant);
        return default;
    }
}
