using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Slack.Inbound;
using RetentionBot.Slack.WebApi;

namespace RetentionBot.Slack.Interactions;

/// <summary>
/// Answers a form that was sent. What came of it is said where the form was opened, as any answer in a chat: so it is kept until it is said. The window shows a refusal beside a field, or the next form, or
/// closes. See https://docs.slack.dev/surfaces/modals#handling_submissions
/// </summary>
internal sealed class FormSubmission(InteractionTurns turns, SlackChannel channel, ViewRenderer views, AppHome home)
{
    private const string Kind = "form";

    /// <summary>The longest refusal that is shown beside a field, in characters.</summary>
    private const int LongestRefusal = 500;

    public async Task<SlackAck> TakeAsync(JsonElement payload, InteractionSource source, InboundTime left)
    {
        if (source.View is not { } view || BlockValues.Submission(view) is not { } form || IdOf(source) is not { } id)
            return SlackAck.Taken;

        if (await home.PlaceOfAsync(Kind, source, form.Origin, left) is not { } place)
            return Refused(Wording.NoChat, form);

        var message = new IncomingMessage
        {
            Id = id,
            Conversation = place with { ReplyToId = form.Origin.MessageTs ?? id },
            From = source.Person,
            Call = form.Call,
            IsUnseen = true,
            CardId = form.Origin.MessageTs,
            ReplacesCard = form.InPlace && InteractionSource.CanReplace(form.Origin),
        };
        var answer = new SubmissionAnswer(channel, message, left.LeftOf(InboundTime.Body));
        var isCertain = await turns.RunAsync(Kind, message, answer, left);
        home.Changed(source.Person);
        return answer switch
        {
            { Refusal: { } refusal } => Refused(refusal, form),
            { Next: { } next } => Updated(next, form.Origin),
            { IsSaid: true } => SlackAck.Taken,
            _ => Updated(new Card(new Paragraph(isCertain ? Wording.Saving : Wording.NotShown)), form.Origin),
        };
    }

    private static string? IdOf(InteractionSource source) =>
        source.TriggerId ?? (source.WindowId is { } window && SlackJson.Text(source.View, "hash") is { } hash ? $"{window}/{hash}" : null);

    /// <summary>Beside the field the refusal names, else beside the first; a form without any shows it alone.</summary>
    private SlackAck Refused(string refusal, SubmittedForm form)
    {
        if (form.Fields.Count == 0)
            return Updated(new Card(new Paragraph(refusal)), form.Origin);

        var block = form.Fields.FirstOrDefault(field => Names(refusal, field.Key)) is { Value: { } named } ? named : form.Fields.First().Value;
        return new SlackAck(SlackAck.Taken.Status)
        {
            Body = JsonSerializer.SerializeToElement(new JsonObject
            {
                ["response_action"] = "errors",
                ["errors"] = new JsonObject { [block] = Shortening.Text(refusal, LongestRefusal) },
            }),
        };
    }

    private static bool Names(string refusal, string field)
    {
        for (var at = refusal.IndexOf(field, StringComparison.OrdinalIgnoreCase); at >= 0; at = refusal.IndexOf(field, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + field.Length;
            if ((at == 0 || !char.IsLetterOrDigit(refusal[at - 1])) && (end == refusal.Length || !char.IsLetterOrDigit(refusal[end])))
                return true;
        }

        return false;
    }

    private SlackAck Updated(Card card, FormOrigin origin) => new(SlackAck.Taken.Status)
    {
        Body = JsonSerializer.SerializeToElement(new JsonObject { ["response_action"] = "update", ["view"] = JsonObject.Create(views.Modal(card, origin)) }),
    };
}
