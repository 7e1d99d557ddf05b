namespace RetentionBot.Store.LiteDb;

/// <summary>
/// One queue and one thread for everything that touches LiteDB, reads too: parallel reads have returned other people's documents (see the engine's issue 2817).
/// First come, first served. All that waits is handed over at once, so that waiting writes can share a transaction.
/// </summary>
internal sealed class Gate
{
    private readonly object _lock = new();
    private readonly Action<List<Work>> _run;
    private readonly Thread _thread;
    private List<Work> _waiting = [];
    private int _handedOver;
    private bool _closed;

    /// <param name="run">Runs on the gate's thread and must not throw; called with works in their order, at least one.</param>
    public Gate(Action<List<Work>> run)
    {
        _run = run;
        _thread = new Thread(Serve) { IsBackground = true, Name = "Store" };
        _thread.Start();
    }

    /// <summary>How many calls wait or run.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count + _handedOver;
            }
        }
    }

    /// <returns>False when the gate is closed and the work will not run.</returns>
    public bool TryPost(Work work)
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _waiting.Add(work);
            if (_waiting.Count == 1)
                Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Lets nobody in after <paramref name="last"/>; what waits is still served, and the thread ends.</summary>
    /// <returns>False when it was closed already.</returns>
    public bool Close(Work last)
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _waiting.Add(last);
            _closed = true;
            Monitor.Pulse(_lock);
            return true;
        }
    }

    private void Serve()
    {
        var serving = new List<Work>();
        while (true)
        {
            lock (_lock)
            {
                _handedOver = 0;
                while (_waiting.Count == 0)
                {
                    if (_closed)
                        return;
                    Monitor.Wait(_lock);
                }

                (serving, _waiting) = (_waiting, serving);
                _handedOver = serving.Count;
            }

            _run(serving);
            serving.Clear();
        }
    }
}
