using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach.Channels;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Offers.Guards;

/// <summary>A check-in is not a sales call: there is no price, discount, offer or buy-now wording in one.</summary>
public sealed class CheckInsDoNotSell(TemplateLibrary library) : IGuard
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GuardFinding>> CheckAsync(Outgoing outgoing, Wording say, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<GuardFinding>>(
        outgoing is { Kind: ContactPurpose.CheckIn, Text: { } text } && library.Find(outgoing.Language) is { } templates && templates.Style.SalesWordsIn($"{outgoing.Subject}\n{PhoneScript.SaidIn(text)}") is { Count: > 0 } words
            ? [new GuardFinding(nameof(CheckInsDoNotSell), GuardVerdict.Flagged, $"A check-in is not a sales call, and this says \"{string.Join("\", \"", words)}\".")]
            : []);
}
