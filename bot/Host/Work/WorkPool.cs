namespace RetentionBot.Host.Work;

/// <summary>What is worked on at the same time: as many at once as it has places, and each that ends makes room for another. Filled by one caller.</summary>
internal sealed class WorkPool(int places)
{
    private readonly HashSet<Task> _running = [];

    /// <summary>How many more can be begun.</summary>
    public int Room
    {
        get
        {
            _running.RemoveWhere(work => work.IsCompleted);
            return places - _running.Count;
        }
    }

    /// <summary>Watches over work that has begun, and that fails by itself only.</summary>
    public void Add(Task work) => _running.Add(work);

    /// <summary>Returns when something more can be begun.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (Room == 0)
        {
            await Task.WhenAny(_running).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Returns when all of it has ended.</summary>
    public Task WaitForAllAsync() => Task.WhenAll(_running);
}
