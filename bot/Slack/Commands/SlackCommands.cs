namespace RetentionBot.Slack.Commands;

/// <summary>Answers <c>/crm …</c>.</summary>
internal sealed class SlackCommands
{
    public Task<SlackAck> TakeAsync(IReadOnlyDictionary<string, string> fields) => throw new NotImplementedException();
}
