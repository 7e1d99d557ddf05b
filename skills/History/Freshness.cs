using RetentionBot.Skills.Invocation;

namespace RetentionBot.Skills.History;

/// <summary>Says since when something is recorded here and how fresh it is, so that "none recorded here" is an honest answer.</summary>
public sealed class Freshness(HistoryBook history)
{
    /// <summary>For the foot of an answer: <c>Purchases are recorded since 1 Jan 2021, last import 3 Nov 2026.</c> Null where no coverage is kept.</summary>
    public async ValueTask<string?> NoteAsync(RecordKind kind, SkillTurn turn, CancellationToken cancellationToken)
    {
        var coverage = await history.CoverageAsync(kind, cancellationToken);
        var noun = Plural(kind);
        return coverage.Since is null ? null : $"{ShortText.Sentence(noun)} {Since(coverage, turn)}.";
    }

    /// <summary>
    /// For the end of a first line: <c>none recorded here; contacts are recorded since 1 Jan 2021, last import 3 Nov 2026</c>,
    /// or <c>none recorded here, nor for anybody else; contacts were never imported</c>.
    /// </summary>
    public async ValueTask<string> NoneAsync(RecordKind kind, SkillTurn turn, CancellationToken cancellationToken)
    {
        var coverage = await history.CoverageAsync(kind, cancellationToken);
        return coverage.Since is null
            ? $"none recorded here, nor for anybody else; {Plural(kind)} were {(coverage.LastImport is { } import ? $"last imported {Day(import, turn)}" : "never imported")}"
            : $"none recorded here; {Plural(kind)} {Since(coverage, turn)}";
    }

    /// <summary>What to add when a span was asked for that ends before anything of the kind is recorded; null when it does not.</summary>
    public async ValueTask<string?> BeforeItBeginsAsync(RecordKind kind, Period? period, SkillTurn turn, CancellationToken cancellationToken)
    {
        var coverage = await history.CoverageAsync(kind, cancellationToken);
        return period is { } asked && coverage.Since is { } since && asked.To < since
            ? $"You asked about a time before that: the first of all {Plural(kind)} here is of {turn.Say.Day(since)}, so I cannot tell."
            : null;
    }

    private static string Plural(RecordKind kind) => kind switch
    {
        RecordKind.Interaction => "contacts",
        RecordKind.Purchase => "purchases",
        RecordKind.OfferSent => "sent offers",
        RecordKind.Complaint => "complaints",
        RecordKind.SurveyScore => "survey scores",
        _ => "referrals",
    };

    private static string Since(RecordCoverage coverage, SkillTurn turn) =>
        $"are recorded since {turn.Say.Day(coverage.Since!.Value)}, {(coverage.LastImport is { } import ? $"last import {Day(import, turn)}" : "never imported")}"; // asked only where something is recorded

    private static string Day(DateTimeOffset at, SkillTurn turn) => turn.Say.Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, turn.Zone).DateTime));
}
