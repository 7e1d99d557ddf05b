using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Teams.Protocol;

namespace RetentionBot.Teams.Outbound;

/// <summary>Reaches people in Teams, and in whatever else speaks the Activity protocol, by the connector.</summary>
internal sealed class TeamsChannel(ConnectorClient connector, ReplyActivities activities, AnswerStreams streams, ServiceHosts hosts, FileDownload files, IOptions<TeamsOptions> options) : IChannel, IFileSource
{
    /// <summary>Names that never come through the connector: other ways to reach people have them, and a local client could say them too.</summary>
    private static readonly string[] _others = ["local", ChannelIds.Slack];

    /// <summary>The channels the endpoint lets in. In the anonymous development mode that is whatever a client on this machine calls itself.</summary>
    public bool Serves(string channel) => options.Value switch
    {
        { DangerouslyAllowUnauthenticated: true } => !_others.Contains(channel),
        { AppId.Length: 0 } => false,
        { AllowedChannels: { Count: > 0 } allowed } => channel == TeamsServices.AzureSlackChannelName ? allowed.Contains(ChannelIds.Slack) : !_others.Contains(channel) && allowed.Contains(channel),
        _ => channel == ChannelIds.Teams,
    };

    public Task<SentMessage> SendAsync(ConversationReference conversation, Reply reply, CancellationToken cancellationToken) =>
        connector.SendAsync(conversation, activities.For(conversation, reply), cancellationToken);

    /// <summary>One message takes the place of one: the cards of the reply stand below each other in it.</summary>
    public Task UpdateAsync(ConversationReference conversation, string messageId, Reply reply, CancellationToken cancellationToken) =>
        connector.UpdateAsync(conversation, messageId, activities.For(conversation, new Reply(WholeCard.Of(reply.Cards))).Single(), cancellationToken);

    /// <summary>The sign has no words in Teams; <see cref="StreamAsync"/> has.</summary>
    public Task TypingAsync(ConversationReference conversation, string? doing, CancellationToken cancellationToken) => connector.TypingAsync(conversation, cancellationToken);

    public Task<AnswerStream?> StreamAsync(ConversationReference conversation, string doing, AnswerStream? open, CancellationToken cancellationToken) =>
        AnswerStreams.AreIn(conversation) ? streams.ShowAsync(conversation, doing, open, cancellationToken) : Task.FromResult<AnswerStream?>(null);

    public Task<SentMessage> AnswerInStreamAsync(ConversationReference conversation, string stream, Reply reply, CancellationToken cancellationToken) =>
        AnswerStreams.AreIn(conversation) ? streams.AnswerAsync(conversation, stream, reply, cancellationToken) : SendAsync(conversation, reply, cancellationToken);

    public async Task<ConversationReference> OpenPersonalAsync(ConversationReference known, CancellationToken cancellationToken)
    {
        if (known is not { BotId: { } bot, UserId: { } user })
            throw new ChannelException(ChannelFault.Rejected, "A chat cannot be opened: the conversation does not say with whom, or as whom.");

        var tenant = known.Channel == ChannelIds.Teams && known.Tenant.Length > 0 ? known.Tenant : null;
        var wanted = new NewConversation(
            new ActivityAccount { Id = bot }, IsGroup: false, [new ActivityAccount { Id = user }], tenant, tenant is null ? null : new TenantChannelData(new TenantOfChannelData(tenant)));
        var opened = await connector.CreateAsync(known, wanted, cancellationToken);
        if (!ActivityRules.IsId(opened.Id))
            throw new ChannelException(ChannelFault.Rejected, "The connector opened a chat and did not say which.");

        return new ConversationReference(known.Channel, known.Tenant, opened.Id!) // it is an id
        {
            Scope = ConversationScope.Personal, ServiceUrl = ServiceOf(opened) ?? known.ServiceUrl, BotId = bot, UserId = user,
        };
    }

    public async Task<ChannelProfile?> ProfileAsync(ConversationReference conversation, CancellationToken cancellationToken) =>
        conversation.UserId is { } user && await connector.MemberAsync(conversation, user, cancellationToken) is { } member ? MemberProfile.Of(member, conversation) : null;

    public Task<byte[]> ReadAsync(IncomingFile file, CancellationToken cancellationToken) => files.ReadAsync(file, cancellationToken);

    private Uri? ServiceOf(ConversationResource opened) => ActivityRules.ServiceUrlOf(opened.ServiceUrl) is { } address && hosts.Allows(address) ? address : null;
}
