using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.Skills.History.InWords;

/// <summary>Reads records of one customer, each in a line. Private notes, be they the asker's own, are none of them.</summary>
public sealed class EvidenceReader(HistoryBook history, ManagerNames names, ModelFields fields)
{
    /// <summary>So many are read at once, the newest first.</summary>
    internal const int MostRead = 30;

    /// <summary>Records of one kind within a span, newest first.</summary>
    internal async ValueTask<IReadOnlyList<EvidenceRecord>> ReadAsync(EvidenceKind kind, Customer customer, Period period, SkillTurn turn, CancellationToken cancellationToken)
    {
        EvidenceWording shown = new(EvidenceWording.Everything, turn.Say), sent = new(fields, turn.Say);
        return kind switch
        {
            EvidenceKind.Contacts => await ContactsAsync(),
            EvidenceKind.Purchases => await LinesAsync(Schema.Purchases, (wording, purchase) => wording.Of(purchase)),
            EvidenceKind.Complaints => await LinesAsync(Schema.Complaints, (wording, complaint) => wording.Of(complaint)),
            EvidenceKind.Surveys => await LinesAsync(Schema.Surveys, (wording, score) => wording.Of(score)),
            EvidenceKind.Offers => await LinesAsync(Schema.OffersSent, (wording, offer) => wording.Of(offer)),
            EvidenceKind.Referrals => await LinesAsync(Schema.Referrals, (wording, referral) => wording.Of(referral)),
            _ => await PromisesAsync(),
        };

        async ValueTask<IReadOnlyList<EvidenceRecord>> LinesAsync<T>(Store.Collection<T> collection, Func<EvidenceWording, T, string> line)
            where T : HistoryRecord =>
            [.. (await history.NewestAsync(collection, customer, period, MostRead, before: null, cancellationToken)).Select(record => Record(record, line(shown, record), line(sent, record)))];

        async ValueTask<IReadOnlyList<EvidenceRecord>> ContactsAsync()
        {
            var records = new List<EvidenceRecord>();
            foreach (var contact in (await history.NewestAsync(Schema.Interactions, customer, period, MostRead, before: null, cancellationToken)).Where(contact => !contact.IsPrivate))
            {
                var who = contact.By is null ? contact.ByName : await names.OfAsync(contact.By, turn, cancellationToken);
                records.Add(Record(contact, shown.Of(contact, who), sent.Of(contact, who)));
            }

            return records;
        }

        async ValueTask<IReadOnlyList<EvidenceRecord>> PromisesAsync()
        {
            var records = new List<EvidenceRecord>();
            foreach (var followUp in await history.OpenFollowUpsAsync(customer, period, MostRead, cancellationToken))
            {
                var owner = await names.OfAsync(followUp.Owner, turn, cancellationToken);
                records.Add(new EvidenceRecord(followUp.Id.ToString(), followUp.DueOn, shown.Of(followUp, owner), sent.Of(followUp, owner)));
            }

            return records;
        }
    }

    /// <summary>The newest of every kind within a span.</summary>
    internal async ValueTask<IReadOnlyList<EvidenceRecord>> NewestAsync(Customer customer, Period period, SkillTurn turn, CancellationToken cancellationToken)
    {
        var all = new List<EvidenceRecord>();
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            all.AddRange(await ReadAsync(kind, customer, period, turn, cancellationToken));
        }

        return [.. all.OrderByDescending(record => record.On).ThenBy(record => record.Id, StringComparer.Ordinal)];
    }

    private static EvidenceRecord Record(HistoryRecord record, string shown, string sent) => new(record.Id.ToString(), record.On, shown, sent);
}
