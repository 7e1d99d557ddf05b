using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Channels;

namespace RetentionBot.Skills.Outreach;

/// <summary>What can be done with a draft that waits: what has to happen before it can go, and the buttons of one that may.</summary>
internal static class DraftSteps
{
    /// <summary>What has to happen before it can go.</summary>
    public static IEnumerable<CardElement> Hurdle(Draft draft, GuardedDraft guarded)
    {
        if (guarded.Blocks.Any())
        {
            if (guarded.Blocks.All(finding => finding.MayBeOverridden))
            {
                yield return new Paragraph($"A lead can let it pass with a reason: override {draft.Id}.");
            }
        }
        else if (guarded.Warnings.Any())
        {
            yield return new Inputs([new Input("reason", "Why you go on", InputKind.Text) { MaxLength = 200 }]);
            yield return new Actions(new CallAction("Go on", DraftCard.On(GoOnWithDraft.Function, draft)) { InPlace = true });
        }
    }

    /// <summary>The buttons of a draft that may go; none while it is blocked.</summary>
    /// <param name="isWhole">Whether nothing is missing in it.</param>
    public static IEnumerable<CardAction> Sending(Draft draft, GuardedDraft guarded, bool isWhole)
    {
        if (guarded.Blocks.Any())
        {
            yield break;
        }

        yield return new CallAction("Copy", DraftCard.On(CopyDraft.Function, draft));
        if (draft.Current.Recipe.Channel == ContactChannel.Email)
        {
            var link = MailLink.Of(draft.Current.To?.Address, draft.Current.Subject, draft.Current.Text, out var fits);
            yield return new OpenUrlAction(fits ? "Open in mail" : "Open in mail (paste the text)", link);
        }

        if (guarded.Warnings.Any() || !isWhole)
        {
            yield break;
        }

        if (draft.Current.Recipe.Channel.IsSpoken())
        {
            yield return new CallAction("I reached them", DraftCard.On(SentDraft.Function, draft)) { Style = ActionStyle.Primary, InPlace = true };
            yield return new CallAction("Left a message", DraftCard.On(SentDraft.Function, draft).With("outcome", nameof(Outcome.LeftMessage))) { InPlace = true };
            yield return new CallAction("No answer", DraftCard.On(SentDraft.Function, draft).With("outcome", nameof(Outcome.NoAnswer))) { InPlace = true };
        }
        else
        {
            yield return new CallAction("I sent it", DraftCard.On(SentDraft.Function, draft)) { Style = ActionStyle.Primary, InPlace = true };
        }
    }

    /// <summary>The button that puts it aside.</summary>
    public static CallAction Discarding(Draft draft) => new("Discard", DraftCard.On(DiscardDraft.Function, draft)) { InPlace = true };
}
