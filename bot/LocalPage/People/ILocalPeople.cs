namespace RetentionBot.LocalPage;

/// <summary>The account managers someone at the local page may act as.</summary>
public interface ILocalPeople
{
    /// <summary>All of them, in the order they are offered; empty when there are none yet. Asked anew whenever the page is opened.</summary>
    ValueTask<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken cancellationToken);
}
