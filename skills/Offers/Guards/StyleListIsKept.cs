using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A message says nothing that the style list of its language keeps out, and is no longer than its kind allows.</summary>
public sealed class StyleListIsKept(TemplateLibrary library) : IGuard
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<GuardFinding>>(
        outgoing.Text is { } text && outgoing.Channel is { } channel && library.Find(outgoing.Language) is { } templates
            ? [.. StyleCheck.FaultsOf(outgoing.Kind, channel, outgoing.Subject, text, templates.Style, outgoing.Customer.Activity.Orders > 0).Select(fault => new GuardFinding(nameof(StyleListIsKept), GuardVerdict.Flagged, fault))]
            : []);
}
