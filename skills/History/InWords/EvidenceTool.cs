using System.Text.Json;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Outreach.Style;

namespace RetentionBot.Skills.History.InWords;

/// <summary>
/// Lets a model read records for one question: of the one customer, within the span that was asked about, and none that names somebody who is kept from it. Remembers which it read; nothing else may be cited.
/// </summary>
internal sealed class EvidenceTool(EvidenceReader reader, Customer customer, Period within, SentText text, Expressions kept, SkillTurn turn)
{
    private static readonly ModelFunction Function = new("records.read", "Reads records of the customer, the newest first.",
    [
        new ModelParameter("kind", $"One of: {string.Join(", ", Enum.GetNames<EvidenceKind>()).ToLowerInvariant()}.", IsRequired: true),
        new ModelParameter("from", "The first day, as 2026-01-31. Left out: from the beginning."),
        new ModelParameter("to", "The last day, as 2026-12-31. Left out: up to now and what is planned."),
    ]);

    private readonly Dictionary<string, EvidenceRecord> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withheld = new(StringComparer.Ordinal);

    /// <summary>As the model is given it.</summary>
    public ModelTool Tool => new(Function, ReadAsync);

    /// <summary>The records it has read.</summary>
    public IReadOnlyCollection<EvidenceRecord> Read => _read.Values;

    /// <summary>How many it was not given, as they name somebody who is kept from it.</summary>
    public int Withheld => _withheld.Count;

    private async ValueTask<string> ReadAsync(IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<EvidenceKind>(arguments.GetValueOrDefault("kind"), ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || SpanOf(arguments) is not { } span)
        {
            return """{"error":"Give a kind there is, and days as 2026-01-31."}""";
        }

        var found = await reader.ReadAsync(kind, customer, span, turn, cancellationToken);
        var given = new List<RecordOfModel>();
        foreach (var record in found)
        {
            if (kept.CountIn(record.Sent) > 0)
            {
                _withheld.Add(record.Id);
                continue;
            }

            var sent = text.Of(record.Sent);
            _read[record.Id] = record with { Sent = sent };
            given.Add(new RecordOfModel(record.Id, IsoDay.Of(record.On), sent));
        }

        return JsonSerializer.Serialize(new ReadByModel(given, found.Count >= EvidenceReader.MostRead), InWordsJson.Readable.ReadByModel);
    }

    /// <summary>The days asked for, as far as they lie within the span of the question; null where they are no days.</summary>
    private Period? SpanOf(IReadOnlyDictionary<string, string> arguments)
    {
        var (from, to) = (within.From, within.To);
        if ((arguments.TryGetValue("from", out var first) && !IsoDay.TryRead(first, out from)) || (arguments.TryGetValue("to", out var last) && !IsoDay.TryRead(last, out to)))
        {
            return null;
        }

        (from, to) = (from < within.From ? within.From : from, to > within.To ? within.To : to);
        return from <= to ? new Period(from, to) : null;
    }
}
