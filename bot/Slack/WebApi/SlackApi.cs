using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>Slack's Web API, a method at a time. See https://docs.slack.dev/apis/web-api/</summary>
internal sealed class SlackApi
{
    /// <summary>Calls a method as the bot of an installation, at Slack's pace, and returns its answer, which says <c>ok</c>.</summary>
    /// <param name="tenant">Whose installation: a workspace's id, or an organisation's for one that is installed for all of it.</param>
    /// <param name="method">For example <c>chat.postMessage</c>.</param>
    /// <param name="arguments">Only those that are set.</param>
    /// <exception cref="ChannelException">Slack did not do it; <see cref="ChannelException.Code"/> is Slack's own word.</exception>
    public Task<JsonElement> CallAsync(string tenant, string method, JsonObject arguments, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <summary>Answers by the address that came with a command or a press. It needs no token and no membership.</summary>
internal sealed class ResponseUrls
{
    /// <summary>Posts to it; false when it is used up, too old or refused, and another way must be taken.</summary>
    /// <param name="address">A <c>response_url</c>. One that is not Slack's own is never called.</param>
    /// <param name="body">A message with <c>replace_original</c> or <c>delete_original</c> said explicitly.</param>
    public Task<bool> TryPostAsync(Uri address, JsonObject body, CancellationToken cancellationToken) => throw new NotImplementedException();
}
