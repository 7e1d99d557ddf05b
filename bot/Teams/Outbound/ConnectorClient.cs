using System.Text.Json.Serialization.Metadata;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>
/// The connector of the Bot Framework at a conversation's service address: one member per operation. Every member throws a <see cref="ChannelException"/> when the channel
/// did not do it.
/// See https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
/// </summary>
internal sealed class ConnectorClient(ConnectorCalls calls)
{
    /// <summary>The most bytes of a page of members that are read: some hundred of them.</summary>
    private const int MostMembersBytes = 1024 * 1024;

    /// <summary>
    /// What makes a message one that its recipient alone sees.
    /// See https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
    /// </summary>
    private const string Targeted = "?isTargetedActivity=true";

    /// <summary>Sends activities to their conversation, one after the other: the channel keeps the order in which it took them.</summary>
    /// <returns>The id of the last one, and where the conversation is served if not where it was thought to be.</returns>
    public async Task<SentMessage> SendAsync(ConversationReference conversation, IEnumerable<Activity> activities, CancellationToken cancellationToken)
    {
        var sent = new SentMessage(Id: null);
        foreach (var activity in activities)
        {
            var last = await SendAsync(conversation with { ServiceUrl = sent.MovedTo ?? conversation.ServiceUrl }, activity, cancellationToken);
            sent = last with { MovedTo = last.MovedTo ?? sent.MovedTo };
        }

        return sent;
    }

    /// <summary>Sends an activity to its conversation, as the answer to <see cref="Activity.ReplyToId"/> if it has one.</summary>
    /// <returns>The id the channel gave it, null when it did not say; and where the conversation is served if not where it was thought to be.</returns>
    public async Task<SentMessage> SendAsync(ConversationReference conversation, Activity activity, CancellationToken cancellationToken) =>
        SentIn(await RunAsync(Sending(conversation, activity), cancellationToken));

    /// <summary>Sends the activity that ends a stream.</summary>
    /// <returns>As of any activity, or how the stream refused it.</returns>
    public async Task<(SentMessage? Sent, StreamRefusal Refusal)> EndStreamAsync(ConversationReference conversation, Activity activity, CancellationToken cancellationToken)
    {
        var request = Sending(conversation, activity);
        var response = await calls.RunAsync(request, cancellationToken);
        return StreamRefusals.Of(response) is { } refusal ? (null, refusal) : (SentIn(Checked(request, response)), default);
    }

    /// <summary>Puts an activity in the place of one that the bot sent.</summary>
    public Task UpdateAsync(ConversationReference conversation, string activityId, Activity activity, CancellationToken cancellationToken) =>
        RunAsync(OfMessage(HttpMethod.Put, conversation, activityId) with { Body = Json(activity with { Recipient = null }) }, cancellationToken);

    /// <summary>Takes back an activity that the bot sent.</summary>
    public Task DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellationToken) =>
        RunAsync(OfMessage(HttpMethod.Delete, conversation, activityId), cancellationToken);

    /// <summary>Shows for about three seconds that the bot is at work.</summary>
    public Task TypingAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        SendAsync(conversation, ReplyActivities.Typing(conversation), cancellationToken);

    /// <summary>Opens a conversation; one of the bot and a person alone that is open already is returned again.</summary>
    /// <param name="from">A conversation known before; it says at which service.</param>
    public async Task<ConversationResource> CreateAsync(ConversationReference from, NewConversation conversation, CancellationToken cancellationToken)
    {
        var request = new ConnectorRequest(HttpMethod.Post, from, "v3/conversations") { Body = ConnectorRequest.Json(conversation, WireJson.Wire.NewConversation), Pace = Pace.Opening };
        var response = await RunAsync(request, cancellationToken);
        var opened = Required(response, WireJson.Wire.ConversationResource);
        return response.MovedTo is { } moved && opened.ServiceUrl is null ? opened with { ServiceUrl = moved.AbsoluteUri } : opened;
    }

    /// <summary>One member of the conversation; null when the channel does not know them there.</summary>
    public async Task<TeamsMember?> MemberAsync(ConversationReference conversation, string userId, CancellationToken cancellationToken)
    {
        var request = Reading(conversation, $"{Of(conversation)}/members/{ConnectorRequest.Segment(userId)}");
        var response = await calls.RunAsync(request, cancellationToken);
        return response.Status == System.Net.HttpStatusCode.NotFound ? null : Required(Checked(request, response), WireJson.Wire.TeamsMember);
    }

    /// <summary>All members at once; Teams keeps that for small conversations and older bots.</summary>
    public async Task<IReadOnlyList<TeamsMember>> MembersAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        Required(await RunAsync(Reading(conversation, $"{Of(conversation)}/members"), cancellationToken), WireJson.Wire.IReadOnlyListTeamsMember);

    /// <summary>A page of members.</summary>
    /// <param name="pageSize">How many are wanted, 50 to 500; the channel may return fewer.</param>
    /// <param name="continuation">What the page before said; null for the first.</param>
    public async Task<PagedMembers> PagedMembersAsync(ConversationReference conversation, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        var next = string.IsNullOrEmpty(continuation) ? "" : $"&continuationToken={Uri.EscapeDataString(continuation)}";
        var request = Reading(conversation, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Of(conversation)}/pagedmembers?pageSize={pageSize}{next}"));
        return Required(await RunAsync(request, cancellationToken), WireJson.Wire.PagedMembers);
    }

    private static ConnectorRequest Sending(ConversationReference conversation, Activity activity) => IsTargeted(conversation)
        ? new ConnectorRequest(HttpMethod.Post, conversation, ActivitiesOf(conversation) + Targeted) { Body = Json(activity with { Recipient = RecipientOf(conversation) }) }
        : new ConnectorRequest(HttpMethod.Post, conversation, activity.ReplyToId is { } asked ? ActivityOf(conversation, asked) : ActivitiesOf(conversation)) { Body = Json(activity) };

    private static SentMessage SentIn(ConnectorResponse response) => new(response.Read(WireJson.Wire.ResourceResponse)?.Id) { MovedTo = response.MovedTo };

    private async Task<ConnectorResponse> RunAsync(ConnectorRequest request, CancellationToken cancellationToken) => Checked(request, await calls.RunAsync(request, cancellationToken));

    private static ConnectorResponse Checked(ConnectorRequest request, ConnectorResponse response) => response.IsSuccess ? response : throw ConnectorFaults.Of(request, response);

    private static T Required<T>(ConnectorResponse response, JsonTypeInfo<T> type)
        where T : class =>
        response.Read(type) ?? throw new ChannelException(ChannelFault.Rejected, "The connector said yes and did not answer what it was asked.");

    private static ConnectorRequest Reading(ConversationReference conversation, string path) =>
        new(HttpMethod.Get, conversation, path) { Pace = Pace.Reading, MostAnswerBytes = MostMembersBytes };

    private static ConnectorRequest OfMessage(HttpMethod method, ConversationReference conversation, string activityId) =>
        new(method, conversation, ActivityOf(conversation, activityId) + (IsTargeted(conversation) ? Targeted : "")) { NamesMessage = true };

    // A chat of two has nobody to hide a message from, and the channel refuses the word there.
    private static bool IsTargeted(ConversationReference conversation) => conversation is { IsTargeted: true, Scope: not ConversationScope.Personal };

    // Without a recipient everybody would read it.
    private static ActivityAccount RecipientOf(ConversationReference conversation) => conversation.UserId is { } user
        ? new ActivityAccount { Id = user }
        : throw new ChannelException(ChannelFault.Rejected, "A message for one person alone has no person.");

    private static byte[] Json(Activity activity) => ConnectorRequest.Json(activity, WireJson.Wire.Activity);

    private static string Of(ConversationReference conversation) => $"v3/conversations/{ConnectorRequest.Segment(conversation.ConversationId)}";

    private static string ActivitiesOf(ConversationReference conversation) => $"{Of(conversation)}/activities";

    private static string ActivityOf(ConversationReference conversation, string activityId) => $"{ActivitiesOf(conversation)}/{ConnectorRequest.Segment(activityId)}";
}
