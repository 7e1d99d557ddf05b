using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// The app's home: the day of whoever opens it, drawn anew whenever they look and after they pressed something. Safe for several threads: one home is drawn at a time, and what is wanted meanwhile is drawn once
/// after that. See https://docs.slack.dev/surfaces/app-home
/// </summary>
#pragma warning disable CA1001 // Not disposed of: a host may be stopped by two sides at once, one of which is late, and a source without a timer holds nothing.
internal sealed class AppHome(ITurn turn, SlackChannel channel, Windows windows, ViewRenderer views, TimeProvider time, ILogger<AppHome> logger) : IHostedService
#pragma warning restore CA1001
{
    /// <summary>What the home shows; a function that only reads.</summary>
    private static readonly SkillCall _day = new("day.mine");

    /// <summary>A home that is as it was is published again all the same when it was drawn so long ago: it says when that was.</summary>
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Tenant, string UserId), OpenedHome> _homes = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Draws the home of a person anew, after the request was acknowledged. Never throws.</summary>
    /// <param name="person">Whose home it is.</param>
    /// <param name="conversation">Their own chat with the bot.</param>
    /// <param name="hash">The hash of the view they are looking at; null when none was published yet.</param>
    public void Publish(ChannelAccount person, ConversationReference conversation, string? hash)
    {
        var home = _homes.GetOrAdd((person.Tenant, person.UserId), _ => new OpenedHome());
        lock (home)
        {
            home.Chat = conversation;
            home.Hash = hash;
            home.IsOpened = true;
            Draw(person, home);
        }
    }

    /// <summary>Draws the home of somebody anew who may have changed something, if they opened it since the process began. Never throws.</summary>
    public void Changed(ChannelAccount person)
    {
        if (!_homes.TryGetValue((person.Tenant, person.UserId), out var home))
            return;

        lock (home)
            Draw(person, home);
    }

    /// <summary>Where something is answered: where it was done, or, at home and in a window that came from no message, in the person's own chat. Null when that cannot be reached in time.</summary>
    /// <param name="kind">What was done, for the log.</param>
    public async ValueTask<ConversationReference?> PlaceOfAsync(string kind, InteractionSource source, FormOrigin origin, InboundTime left)
    {
        try
        {
            return source.ConversationOf(origin) ?? await ChatOfAsync(source, left.Over);
        }
        catch (ChannelException exception)
        {
            logger.AnswerNotTaken(kind, exception.Fault, exception.Code);
            return null;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            return null;
        }
    }

    private async ValueTask<ConversationReference> ChatOfAsync(InteractionSource source, CancellationToken cancellationToken)
    {
        if (_homes.TryGetValue((source.Bot.Tenant, source.UserId), out var home))
        {
            lock (home)
            {
                if (home.Chat is { } chat)
                    return chat;
            }
        }

        return await channel.OpenPersonalAsync(new ConversationReference(SlackServices.ChannelName, source.Bot.Tenant, "") { UserId = source.UserId, BotId = source.Bot.BotUserId }, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await DrawnAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _stopping.CancelAsync();
    }

    /// <summary>Done once every home that was wanted is drawn.</summary>
    public Task DrawnAsync() => Task.WhenAll(_homes.Values.Select(home => home.Drawing));

    // Held by whoever calls: what is wanted while one waits to be drawn is drawn with it.
    private void Draw(ChannelAccount person, OpenedHome home)
    {
        if (home.IsWaiting)
            return;

        home.IsWaiting = true;
        home.Drawing = DrawAfterAsync(home.Drawing, person, home);
    }

    private async Task DrawAfterAsync(Task before, ChannelAccount person, OpenedHome home)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await DrawAsync(person, home, _stopping.Token);
        }
#pragma warning disable CA1031 // Nobody waits for it: a home that could not be drawn is drawn the next time somebody looks.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_stopping.IsCancellationRequested)
                logger.HomeNotPublished(exception);
        }
    }

    private async Task DrawAsync(ChannelAccount person, OpenedHome home, CancellationToken cancellationToken)
    {
        var (chat, hash, isFirst) = home.Begin();
        if (isFirst)
            await windows.PublishAsync(person, views.Home([new Card(new Paragraph(Wording.HomeIsDrawn))]), hash: null, cancellationToken);

        var answer = new HomeAnswer();
        await turn.RunAsync(new IncomingMessage { Id = "home/" + Guid.NewGuid().ToString("N"), Conversation = chat, From = person, Call = _day, IsRefresh = true }, answer, cancellationToken);
        if (answer.Cards.Count == 0)
            return;

        var (content, now) = (ContentOf(answer.Cards), time.GetUtcNow());
        if (home.Content == content && now - home.DrawnAt < _fresh)
        {
            logger.HomeStays();
            return;
        }

        await PublishAsync(person, views.Home(answer.Cards), hash, cancellationToken);
        (home.Content, home.DrawnAt) = (content, now);
        logger.HomePublished();
    }

    /// <summary>Somebody may have been shown another home meanwhile, as by another process; this one is the newest.</summary>
    private async Task PublishAsync(ChannelAccount person, JsonElement view, string? hash, CancellationToken cancellationToken)
    {
        try
        {
            await windows.PublishAsync(person, view, hash, cancellationToken);
        }
        catch (ChannelException exception) when (hash is not null && exception.Code == "hash_conflict")
        {
            await windows.PublishAsync(person, view, hash: null, cancellationToken);
        }
    }

    /// <summary>What a home shows, but for its footnotes: they say when it was drawn.</summary>
    private string ContentOf(List<Card> cards) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        views.Home([.. cards.Select(card => card with { Elements = [.. card.Elements.Where(element => element is not Footnote)] })]))));

    /// <summary>The home of somebody who opened it since the process began.</summary>
    private sealed class OpenedHome
    {
        public ConversationReference? Chat { get; set; }

        public string? Hash { get; set; }

        /// <summary>Whether they are looking at it, and not only pressed something.</summary>
        public bool IsOpened { get; set; }

        public bool IsWaiting { get; set; }

        public Task Drawing { get; set; } = Task.CompletedTask;

        /// <summary>What was shown last; null for nothing.</summary>
        public string? Content { get; set; }

        public DateTimeOffset DrawnAt { get; set; }

        /// <summary>What is drawn now; whatever is wanted from here on waits for it.</summary>
        public (ConversationReference Chat, string? Hash, bool IsFirst) Begin()
        {
            lock (this)
            {
                var begun = (Chat!, Hash, IsOpened && Hash is null && Content is null); // whoever opened it said where
                (IsWaiting, IsOpened, Hash) = (false, false, null);
                return begun;
            }
        }
    }

    /// <summary>Keeps the cards; a turn ends by itself long before this does.</summary>
    private sealed class HomeAnswer : IAnswer
    {
        public TimeSpan? Deadline { get; } = TimeSpan.FromMinutes(3);

        public List<Card> Cards { get; } = [];

        public Task<SentMessage> SendAsync(Reply reply, CancellationToken cancellationToken)
        {
            Cards.AddRange(reply.Cards);
            return Task.FromResult(SentMessage.InBody);
        }
    }
}
