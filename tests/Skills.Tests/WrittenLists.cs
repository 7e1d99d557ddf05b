using RetentionBot.Conversation;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Skills.Tests;

/// <summary>Lists that stand in the test: the file's address is its text, with commas and the headings id, email, phone and name.</summary>
internal sealed class WrittenLists : IAttachedLists
{
    public ValueTask<IReadOnlyList<ListedRecipient>> ReadAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var lines = file.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return ValueTask.FromResult<IReadOnlyList<ListedRecipient>>([.. lines.Skip(1).Select((cells, index) => Recipient(index + 2, lines[0], cells))]);
    }

    private static ListedRecipient Recipient(int row, string[] headings, string[] cells)
    {
        return new ListedRecipient(row) { Id = Cell("id"), Email = Cell("email"), Phone = Cell("phone"), Name = Cell("name") };

        string? Cell(string heading) => Array.IndexOf(headings, heading) is >= 0 and var column && column < cells.Length && cells[column].Length > 0 ? cells[column] : null;
    }
}
