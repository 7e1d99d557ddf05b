using System.Text;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Skills.Recording;

/// <summary>Lets a button know the entry it was made for: an id may stand for another one by the time it is pressed.</summary>
internal static class RecordDigest
{
    /// <summary>The digest of an entry as it stands.</summary>
    public static string Of<T>(Collection<T> collection, T record)
        where T : HistoryRecord => ShortDigest.Of(Encoding.UTF8.GetString(collection.Encode(record)));

    /// <summary>Returns only if the entry is still the one that was shown, or none was.</summary>
    /// <exception cref="SkillException">It was changed since.</exception>
    public static void Demand(string? was, string digest, RecordId id)
    {
        if (was is not null && was != digest)
        {
            throw new SkillException($"{id} was changed since you saw it. Nothing was saved; type correct {id} to see how it is now.");
        }
    }
}
