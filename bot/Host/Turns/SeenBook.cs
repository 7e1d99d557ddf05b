using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Skills.Ledger;
using RetentionBot.Store;

namespace RetentionBot.Host.Turns;

/// <summary>What was answered for good, beyond the end of the process.</summary>
internal sealed class SeenBook(IStore store, UndoBook undo)
{
    private const int ForgottenAtOnce = 500;

    /// <summary>The message's earlier answer; null when this is the first time.</summary>
    public async ValueTask<SeenMessage?> MessageAsync(IncomingMessage message, CancellationToken cancellationToken) => (await FindAsync(KeyOf(message), cancellationToken))?.Document;

    /// <summary>The earlier press of the same button on the same card, if it changed something; null when this is the first one, or no press at all.</summary>
    /// <returns>With it, whether what it changed was taken back: then the button is pressed anew, and the earlier press is replaced.</returns>
    public async ValueTask<(Stored<SeenMessage>? Earlier, bool IsTakenBack)> PressAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var earlier = PressKeyOf(message) is { } press ? await FindAsync(press, cancellationToken) : null;
        return (earlier, earlier?.Document.UndoKey is { } key && await undo.FindAsync(key, cancellationToken) is { Document.UndoneAt: not null });
    }

    /// <summary>Adds to a batch that the message was answered; a batch that does so for the second time conflicts.</summary>
    /// <param name="isThere">Whether it was noted when the message was acknowledged.</param>
    /// <param name="undoKey">By which key what was changed can be taken back; null when it cannot.</param>
    /// <param name="pressVersion">The version of the earlier press that is replaced; 0 when there is none.</param>
    public static void Add(Batch batch, IncomingMessage message, DateTimeOffset at, int? manager, Reply? reply, bool isChange, bool isThere, string? undoKey = null, long pressVersion = 0)
    {
        var answered = new SeenMessage(KeyOf(message), at) { Manager = manager, Reply = reply };
        if (isThere)
        {
            batch.Put(HostSchema.Seen, answered);
        }
        else
        {
            batch.InsertIfAbsent(HostSchema.Seen, answered);
        }

        if (isChange && PressKeyOf(message) is { } press)
        {
            batch.Put(HostSchema.Seen, new SeenMessage(press, at) { Manager = manager, Reply = reply, UndoKey = undoKey }, pressVersion);
        }
    }

    /// <summary>Removes what is older than <see cref="SeenMessage.DaysKept"/> days, some hundred at a time; returns how many.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = await store.ByIndexAsync(
            HostSchema.SeenByExpiry, new KeyRange(0, SeenMessage.ExpiryKey(now.AddDays(-SeenMessage.DaysKept))), ForgottenAtOnce, descending: false, cancellationToken);
        var batch = new Batch();
        foreach (var message in old)
        {
            batch.Delete(HostSchema.Seen, message.Document.Key);
        }

        await store.CommitAsync(batch, cancellationToken);
        return old.Count;
    }

    private async ValueTask<Stored<SeenMessage>?> FindAsync(Key key, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(HostSchema.Seen, [key], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private static string KeyOf(IncomingMessage message) => "message/" + HostKeys.Of(message);

    /// <summary>A press is delivered as a new message each time; what stays the same is the card, the button and what was filled in.</summary>
    private static string? PressKeyOf(IncomingMessage message)
    {
        if (message is not { CardId: { } card, Call: { } call, IsRefresh: false })
        {
            return null;
        }

        var arguments = call.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => string.Create(CultureInfo.InvariantCulture, $"{argument.Key.Length}:{argument.Key}{argument.Value.Length}:{argument.Value}"));
        var pressed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(call.Function + string.Concat(arguments))))[..32];
        return "press/" + HostKeys.Of(message.Conversation.Channel, message.Conversation.Tenant, message.Conversation.ConversationId, card, pressed);
    }
}
