using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;

namespace RetentionBot.Slack.WebApi;

/// <summary>
/// Says what a refused call means, by Slack's own words for it.
/// See https://docs.slack.dev/apis/web-api/#errors and "Errors" on the page of each method.
/// </summary>
internal static partial class SlackFaults
{
    /// <summary>The token is over and another one is to be fetched.</summary>
    public const string TokenExpired = "token_expired";

    public const string RateLimited = "ratelimited";

    public const string MissingScope = "missing_scope";

    /// <summary>The installation is over.</summary>
    private static readonly string[] _ended = ["account_inactive", "token_revoked", "invalid_auth", "team_access_not_granted"];

    /// <summary>Nobody is reached there until they write or install again.</summary>
    private static readonly string[] _gone =
    [
        "channel_not_found", "is_archived", "not_in_channel", "user_not_found", "user_not_visible", "user_disabled", "user_not_in_channel", "users_not_found", "cannot_dm_bot",
        "messages_tab_disabled", "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
    ];

    /// <summary>Too many calls: it was not done.</summary>
    private static readonly string[] _busy = [RateLimited, "rate_limited"];

    /// <summary>Slack failed, and its pages say that "some aspect of the operation" may have succeeded.</summary>
    private static readonly string[] _uncertain = ["internal_error", "fatal_error", "request_timeout", "service_unavailable"];

    /// <summary>A workspace that moves to an organisation is away for a while.</summary>
    private static readonly string[] _away = [TokenExpired, "team_added_to_org", "org_login_required"];

    /// <summary>The blocks, or arguments as a whole, are not what Slack takes; the text alone may be.</summary>
    private static readonly string[] _blocks = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "block_mismatch", "invalid_arguments"];

    /// <summary>The call is wrong, or its settings are; the conversation is not.</summary>
    private static readonly string[] _rejected =
    [
        .. _blocks, MissingScope, "not_allowed_token_type", "not_authed", "no_permission", "access_denied", "accesslimited", "ekm_access_denied", "enterprise_is_restricted",
        "two_factor_setup_required", "invalid_arg_name", "invalid_array_arg", "invalid_charset", "invalid_form_data", "invalid_json", "json_not_object", "invalid_post_type", "missing_post_type",
        "missing_argument", "deprecated_endpoint", "method_deprecated", "unknown_method", "msg_too_long", "no_text", "too_many_attachments", "markdown_text_conflict", "cannot_reply_to_message",
        "message_limit_exceeded", "message_not_found", "cant_update_message", "cant_delete_message", "edit_window_closed", "is_inactive", "streaming_state_conflict", "thread_not_found",
        "invalid_thread_ts", "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired", "trigger_exchanged", "view_too_large", "duplicate_external_id", "push_limit_reached",
        "hash_conflict", "not_found", "not_enabled", "invalid_users", "method_not_supported_for_channel_type",
    ];

    private static readonly HashSet<string> _known = new([.. _ended, .. _gone, .. _busy, .. _uncertain, .. _away, .. _rejected], StringComparer.Ordinal);

    /// <summary>The most places that are told of one refusal.</summary>
    private const int MostPlaces = 10;

    public static bool IsBusy(string? error) => _busy.Contains(error);

    public static bool IsUncertain(string? error) => _uncertain.Contains(error);

    /// <summary>Whether the same text without blocks may be taken.</summary>
    public static bool IsAboutBlocks(string? error) => _blocks.Contains(error);

    /// <summary>Whether the installation is over.</summary>
    public static bool IsEnded(string? error) => _ended.Contains(error);

    public static ChannelException Of(SlackRequest request, SlackResponse response)
    {
        var error = response.Error;
        var status = ((int)response.Status).ToString(CultureInfo.InvariantCulture);
        return new ChannelException(FaultOf(response), $"Slack answered {request.Method.Name} with {(error is not null && Word().IsMatch(error) ? error : status)}.{AdviceOn(error)}")
        {
            Code = error is not null && _known.Contains(error) ? error : null,
            RetryAfter = response.RetryAfter,
            MayHaveBeenSaid = !request.IsRepeatable && response.IsUncertain,
        };
    }

    /// <summary>
    /// Where in the blocks the fault is, as <c>/blocks/3/text</c>: what Slack says to log, without its sentences, which may repeat what was sent.
    /// See https://docs.slack.dev/apis/web-api/#responses
    /// </summary>
    public static string PlacesOf(SlackResponse response) =>
        string.Join(' ', MessagesOf(response).Select(message => Place().Match(message)).Where(place => place.Success).Select(place => place.Groups[1].Value).Take(MostPlaces));

    /// <summary>The scopes that are missing; empty when Slack did not name them.</summary>
    public static string ScopesOf(SlackResponse response) => ApiJson.Text(response.Body, "needed") is { } needed && Scopes().IsMatch(needed) ? needed : "";

    private static ChannelFault FaultOf(SlackResponse response) => response switch
    {
        { IsBusy: true } or { IsUncertain: true } => ChannelFault.Retry,
        { Error: { } error } when _ended.Contains(error) || _gone.Contains(error) => ChannelFault.Gone,
        { Error: { } error } when _away.Contains(error) => ChannelFault.Retry,
        { Status: HttpStatusCode.RequestTimeout } => ChannelFault.Retry,
        _ => ChannelFault.Rejected,
    };

    private static string AdviceOn(string? error) => error switch
    {
        MissingScope => " Add the scope to the app and install it again.",
        "not_allowed_token_type" or "not_authed" => " Slack:BotToken must be the bot's token, which begins with xoxb-.",
        _ => "",
    };

    private static IEnumerable<string> MessagesOf(SlackResponse response)
    {
        var messages = ApiJson.Member(ApiJson.Member(response.Body, "response_metadata"), "messages");
        return messages is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.String).Select(message => message.GetRawText()) : [];
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,59}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("json-pointer:(/[a-z0-9_/]{1,120})]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z:._,\\- ]{1,200}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Scopes();
}
