using System.IO.Compression;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Offers;

namespace RetentionBot.Host.Lists;

/// <summary>
/// Fetches an attached list through its channel and reads it as the command does. It is read in memory and never written to the disk, so that not even a crash leaves anything of it; nothing in it is run.
/// </summary>
internal sealed class AttachedLists(Channels channels) : IAttachedLists
{
    /// <summary>The longest list, in rows: one that is checked within a turn. The command has no such limit.</summary>
    internal const int MostRows = 20_000;

    /// <summary>The most a workbook may unfold to. A workbook is an archive, and a small one can hold gigabytes; no more than it says of itself is unpacked.</summary>
    internal const long MostUnfolded = 64 * 1024 * 1024;

    private const int LongestName = 80;

    private static ReadOnlySpan<byte> Archive => [0x50, 0x4B, 0x03, 0x04];

    public async ValueTask<IReadOnlyList<ListedRecipient>> ReadAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        var bytes = await FetchAsync(file, cancellationToken);
        var name = FileName(file.Name);
        var isWorkbook = bytes.AsSpan().StartsWith(Archive);
        if (isWorkbook && Unfolded(bytes) > MostUnfolded)
        {
            throw new SkillException($"'{name}' unfolds to more than I read. Save the sheet with the recipients as CSV.");
        }

        return Read(bytes, name, isWorkbook, cancellationToken);
    }

    private async ValueTask<byte[]> FetchAsync(IncomingFile file, CancellationToken cancellationToken)
    {
        try
        {
            return channels.Of(file.Channel) is IFileSource source ? await source.ReadAsync(file, cancellationToken) : throw new SkillException("I read no files from here.");
        }
        catch (ChannelException exception)
        {
            throw new SkillException(exception.Message);
        }
    }

    private static List<ListedRecipient> Read(byte[] bytes, string name, bool isWorkbook, CancellationToken cancellationToken)
    {
        try
        {
            var recipients = new List<ListedRecipient>();
            foreach (var recipient in RecipientFile.Read(name, bytes))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (recipients.Count == MostRows)
                {
                    throw new SkillException($"'{name}' has more than the 20,000 rows I check at once. Split it, or have whoever runs me use the command: offer check --list FILE.");
                }

                recipients.Add(recipient);
            }

            return recipients;
        }
        catch (ImportException exception)
        {
            throw new SkillException(exception.Message);
        }
        catch (Exception exception) when (isWorkbook && exception is not (SkillException or OperationCanceledException))
        {
            // The package throws whatever its parsers throw on a damaged archive, also in the middle of a sheet.
            throw new SkillException($"'{name}' cannot be read as a workbook. Save it anew as .xlsx or CSV.");
        }
    }

    private static long Unfolded(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return archive.Entries.Sum(entry => entry.Length);
        }
        catch (InvalidDataException)
        {
            return 0; // no archive at all: reading it says so
        }
        catch (OverflowException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>The sender's name for it as the name of a file, since what is wrong with a list is said by that name.</summary>
    private static string FileName(string name)
    {
        var kept = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' ? c : '_')).Trim('.', ' ');
        return kept.Length == 0 ? "list" : kept.Length <= LongestName ? kept : kept[^LongestName..].TrimStart('.', ' ');
    }
}
