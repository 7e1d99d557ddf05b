namespace RetentionBot.Benchmarks.Measuring;

/// <summary>Watches how much memory this process uses, whatever for, from a collection on until it is asked.</summary>
internal sealed class MemoryPeak
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(5);

    private readonly long _start;
    private readonly Thread _watching;
    private readonly ManualResetEventSlim _stop = new();
    private long _highest;

    public MemoryPeak()
    {
        // Also gives back to the operating system what is free.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _start = _highest = Environment.WorkingSet;
        _watching = new Thread(Watch) { IsBackground = true };
        _watching.Start();
    }

    /// <summary>Stops watching; the highest working set above that at the start, in bytes.</summary>
    public long Stop()
    {
        _stop.Set();
        _watching.Join();
        return _highest - _start;
    }

    private void Watch()
    {
        do
        {
            _highest = Math.Max(_highest, Environment.WorkingSet);
        }
        while (!_stop.Wait(Every));
        _stop.Dispose();
    }
}
