using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Slack.Events;

/// <summary>Shows in a chat what may be asked. Only a courtesy: what fails is not tried again.</summary>
internal sealed class SuggestedPrompts(IWayOut wayOut, ILogger<SuggestedPrompts> logger)
{
    private const string Method = "assistant.threads.setSuggestedPrompts";

    /// <param name="thread">The thread of an assistant panel; null for the chat of an agent, where naming one would fail without a word.</param>
    public async Task ShowAsync(string tenant, string channel, string? thread, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject
        {
            ["channel_id"] = channel,
            ["prompts"] = new JsonArray([.. Wording.Prompts.Select(prompt => new JsonObject { ["title"] = prompt.Title, ["message"] = prompt.Message })]),
        };
        if (thread is not null)
            arguments["thread_ts"] = thread;

        try
        {
            await wayOut.CallAsync(tenant, Method, arguments, cancellationToken);
        }
        catch (ChannelException exception)
        {
            logger.NotSuggested(channel, exception.Fault, exception.Code);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.NotSuggested(channel, ChannelFault.Retry, code: null);
        }
    }
}
