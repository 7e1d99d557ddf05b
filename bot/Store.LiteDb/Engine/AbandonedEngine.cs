using System.Collections;
using System.Reflection;
using LiteDB.Engine;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// Makes an engine that failed safe to forget. It leaves transactions behind whose finalizer throws ("discarded page must be writable", 5.0.20), and an exception
/// in a finalizer ends the process: a full disk would take the whole product down, minutes later, at a garbage collection.
/// </summary>
internal static class AbandonedEngine
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    // An engine that is never collected is never finalized. Only used if the engine's insides are not as they are known.
    private static readonly List<LiteEngine> Kept = [];

    public static void Disarm(LiteEngine engine)
    {
        var monitor = typeof(LiteEngine).GetField("_monitor", Private)?.GetValue(engine);
        if (monitor?.GetType().GetField("_transactions", Private)?.GetValue(monitor) is not IDictionary transactions)
        {
            lock (Kept)
            {
                Kept.Add(engine);
            }

            return;
        }

        lock (transactions)
        {
            foreach (var transaction in transactions.Values)
            {
#pragma warning disable CA1816 // It is the engine's object whose own Dispose has failed, and nobody else will do it.
                GC.SuppressFinalize(transaction);
#pragma warning restore CA1816
            }
        }
    }
}
