using System.Text.Json;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Inbound;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Invokes;

/// <summary>
/// Answers the message extension's search box: who types chooses a record, and its card goes into their message for everybody to read. The chat may be one the bot is
/// no member of, so nothing goes through the connector.
/// </summary>
internal sealed class SearchInvoke(IRecordLookup lookup, AdaptiveCardRenderer cards, TimeProvider time, ILogger<SearchInvoke> logger)
{
    /// <summary>
    /// Teams waits 5 s. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public async Task<ActivityAnswer> AnswerAsync(Activity activity)
    {
        var request = SearchRequest.Read(activity.Value);
        if (request.CommandId != CommandIds.FindCustomer)
            return Said(Wording.UnknownDialog);

        var asked = MessageReader.ReadPrivate(activity, request.Text);
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            // Waited for no longer, even if the search itself does not notice.
            return Answered(request, await lookup.FindAsync(asked, request.Skip, request.Count, patience.Token).WaitAsync(patience.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            logger.SearchGivenUp(Patience.TotalSeconds);
            return Said(Wording.StillSearching);
        }
#pragma warning disable CA1031 // The person reads a sentence, whatever failed; a status would only be shown as a failure of Teams.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.SearchFailed(exception);
            return Said(Wording.CannotSearch);
        }
    }

    private ActivityAnswer Answered(SearchRequest request, LookupAnswer found) => found switch
    {
        { Refusal: { } refusal } => Said(refusal),
        // The end of a list that is scrolled through is no failure.
        { Records.Count: 0 } when request.Skip == 0 => Said(request.Text.Length == 0 ? Wording.TypeAName : Wording.NobodyFound),
        _ => Of(new SearchResult("result") { AttachmentLayout = "list", Attachments = [.. found.Records.Take(request.Count).Select(Listed)] }),
    };

    // Whoever reads the chat sees the card: it is drawn for anybody.
    private Attachment Listed(FoundRecord record) => new()
    {
        ContentType = ContentTypes.AdaptiveCard,
        Content = cards.Render(record.Card, AdaptiveClient.Any),
        Preview = new Attachment
        {
            ContentType = ContentTypes.ThumbnailCard,
            Content = JsonSerializer.SerializeToElement(new ThumbnailCard(Line(record.Title), Line(record.Detail)), WireJson.Wire.ThumbnailCard),
        },
    };

    // A thumbnail reads a little HTML; what looks like a tag is shown with other brackets.
    private static string Line(string text) => Shortening.Text(MessageText.Plain(text).ReplaceLineEndings(" ").Replace('<', '‹').Replace('>', '›'), AdaptiveLimits.PreviewLine);

    private static ActivityAnswer Said(string text) => Of(new SearchResult("message") { Text = text });

    private static ActivityAnswer Of(SearchResult result) => ActivityAnswer.Of(new SearchBody(result), WireJson.Wire.SearchBody);
}
