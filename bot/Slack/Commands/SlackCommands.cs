using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.Installations;

namespace RetentionBot.Slack.Commands;

/// <summary>Answers <c>/crm …</c>: the same language as in a chat, read by whoever typed it alone. See https://docs.slack.dev/interactivity/implementing-slash-commands</summary>
internal sealed class SlackCommands(ITurn turn, IWayOut wayOut, ICardRenderer<SlackMessage> renderer, TimeProvider time, ILogger<SlackCommands> logger)
{
    private const string Help = "help";

    /// <summary>Answers in the response, within Slack's three seconds; always 200. What takes longer is answered by <c>response_url</c>.</summary>
    /// <param name="fields">The command's fields.</param>
    public async Task<SlackAck> TakeAsync(IReadOnlyDictionary<string, string> fields)
    {
        using var left = new InboundTime(time);
        try
        {
            return await AnswerAsync(fields, left);
        }
        catch (ChannelException exception)
        {
            logger.AnswerNotTaken("command", Field(fields, "channel_id") ?? "", exception.Fault, exception.Code);
            return CommandBody.Apology;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            logger.GivenUp("command", InboundTime.Longest.TotalSeconds);
            return CommandBody.Apology;
        }
    }

    private async Task<SlackAck> AnswerAsync(IReadOnlyDictionary<string, string> fields, InboundTime left)
    {
        var (enterprise, team) = (Field(fields, "enterprise_id"), Field(fields, "team_id"));
        if (await wayOut.FindAsync(enterprise, team, Field(fields, "is_enterprise_install") == "true", left.Over) is not { } bot)
        {
            logger.NotInstalled("command", team ?? enterprise);
            return CommandBody.Of(Wording.NotInstalled);
        }

        if (Read(fields, bot) is not { } message)
            return CommandBody.Apology;

        var answer = new CommandAnswer(wayOut, renderer, message.Conversation, left.LeftOf(InboundTime.Body));
        try
        {
            await turn.RunAsync(message, answer, left.Over);
            return answer.Close() ?? CommandBody.Apology;
        }
        catch (OperationCanceledException) when (left.Over.IsCancellationRequested)
        {
            // Neither answered nor put aside, but still under way: its answer follows by the address.
            logger.GivenUp("command", InboundTime.Longest.TotalSeconds);
            return answer.Close() ?? CommandBody.Of(Wording.StillWorking);
        }
    }

    /// <summary>The message; null when it does not say who asks, or where.</summary>
    private static IncomingMessage? Read(IReadOnlyDictionary<string, string> fields, SlackBot bot)
    {
        if (Field(fields, "user_id") is not { } user || Field(fields, "channel_id") is not { } channel)
            return null;

        var text = SlackText.Decode(Field(fields, "text") ?? "", bot.BotUserId);
        var isHelp = text.Length == 0 || text.Equals(Help, StringComparison.OrdinalIgnoreCase);
        return new IncomingMessage
        {
            // Without one nothing tells a redelivery from a second command, and Slack knows of none.
            Id = Field(fields, "trigger_id") ?? "none-" + Guid.NewGuid().ToString("n"),
            Conversation = new ConversationReference(SlackServices.ChannelName, bot.Tenant, channel)
            {
                // Whoever else is there: what is typed is shown to nobody, and so is what is answered.
                Scope = ConversationScope.Channel, IsTargeted = true, BotId = bot.BotUserId, UserId = user,
                AnswerUrl = Uri.TryCreate(Field(fields, "response_url"), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps ? address : null,
            },
            From = new ChannelAccount(SlackServices.ChannelName, bot.Tenant, user),
            Text = isHelp ? "" : text,
            IsUnseen = true,
            Call = isHelp ? new SkillCall(Help) : null,
        };
    }

    private static string? Field(IReadOnlyDictionary<string, string> fields, string name) => fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
