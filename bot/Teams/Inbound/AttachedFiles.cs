using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Inbound;

/// <summary>
/// Finds the files among a message's attachments. Cards, the HTML that mirrors the text, and pictures are none. Where they lie is taken as it is said: whether it may be read there
/// is asked when it is.
/// </summary>
internal static class AttachedFiles
{
    /// <summary>More attachments than this are not looked at.</summary>
    private const int MostLookedAt = 20;

    /// <summary>The longest name that is shown, in characters.</summary>
    private const int LongestName = 120;

    /// <summary>The longest address of a file outside the message, in characters: those of SharePoint carry a ticket of about 1,500.</summary>
    private const int LongestAddress = 8192;

    private const string InMessage = "data:";

    /// <summary>What no list of anybody is written in.</summary>
    private static readonly string[] _others = ["image/", "audio/", "video/", "text/html", ContentTypes.OfMicrosoft];

    public static IReadOnlyList<IncomingFile> Of(Activity activity) =>
        activity.Attachments is not { Count: > 0 } attachments ? [] : [.. attachments.Take(MostLookedAt).Select(attachment => FileOf(attachment, activity)).OfType<IncomingFile>()];

    private static IncomingFile? FileOf(Attachment? attachment, Activity activity)
    {
        var address = attachment switch
        {
            { ContentType: ContentTypes.FileDownload } => OpenJson.Text(attachment.Content, "downloadUrl"),
            { ContentType: { } type, ContentUrl: { } url } when type.Contains('/', StringComparison.Ordinal) && !IsOther(type) => url,
            _ => null,
        };
        return address is { Length: > 0 } && (address.Length <= LongestAddress || address.StartsWith(InMessage, StringComparison.OrdinalIgnoreCase))
            ? new IncomingFile(activity.ChannelId!, NameOf(attachment!.Name), address) // ActivityRules: it is there; without an attachment there is no address
            : null;
    }

    private static bool IsOther(string type) => Array.Exists(_others, other => type.StartsWith(other, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string? name)
    {
        var shown = MessageText.Plain(name ?? "").ReplaceLineEndings(" ");
        return shown.Length == 0 ? "the file" : shown.Length <= LongestName ? shown : shown[..LongestName];
    }
}
