using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>Opens and changes the windows and the home of people. See https://docs.slack.dev/surfaces/modals and https://docs.slack.dev/surfaces/app-home</summary>
internal sealed class Windows(SlackApi api)
{
    /// <summary>Opens a window and returns its id.</summary>
    /// <exception cref="ChannelException">It was not opened, as when whoever pressed did so more than three seconds ago.</exception>
    public async Task<string> OpenAsync(string tenant, string trigger, JsonElement view, CancellationToken cancellationToken)
    {
        var answer = await api.CallAsync(tenant, "views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = JsonObject.Create(view) }, cancellationToken);
        return SlackJson.Text(SlackJson.Member(answer, "view"), "id") ?? throw new ChannelException(ChannelFault.Rejected, "Slack opened a window and did not say which.");
    }

    /// <summary>Shows something else in an open window.</summary>
    /// <exception cref="ChannelException">It was not shown, as in a window that was closed.</exception>
    public Task UpdateAsync(string tenant, string window, JsonElement view, CancellationToken cancellationToken) =>
        api.CallAsync(tenant, "views.update", new JsonObject { ["view_id"] = window, ["view"] = JsonObject.Create(view) }, cancellationToken);

    /// <summary>Shows somebody's home.</summary>
    /// <param name="hash">Of the view they are looking at, which is then the only one that is replaced; null for any.</param>
    /// <exception cref="ChannelException">It was not shown; <c>hash_conflict</c> when they look at another by now.</exception>
    public Task PublishAsync(ChannelAccount person, JsonElement view, string? hash, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject { ["user_id"] = person.UserId, ["view"] = JsonObject.Create(view) };
        if (hash is not null)
            arguments["hash"] = hash;
        return api.CallAsync(person.Tenant, "views.publish", arguments, cancellationToken);
    }
}
