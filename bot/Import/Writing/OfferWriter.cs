using System.Globalization;
using RetentionBot.Import.Reporting;
using RetentionBot.Import.Values;
using RetentionBot.Skills;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;

namespace RetentionBot.Import.Writing;

/// <summary>Writes the catalogue of offers. An offer keeps the id its source gives it, unless another source's offer has that id: then the source's name stands before it.</summary>
internal sealed class OfferWriter(IStore store, RowContext context, StepReport report, bool dryRun, DateOnly today) : StepWriter(store, context, report, dryRun)
{
    public override async ValueTask WriteAsync(IReadOnlyList<SourceRow> window, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await SettleAsync();
        var noted = false;
        await CommitAsync(PrepareAsync, cancellationToken);

        async ValueTask<Prepared> PrepareAsync(bool again, CancellationToken token)
        {
            if (again)
            {
                await Context.Offers.LoadAsync(token);
            }

            var state = new SortedDictionary<string, (Stored<Offer>? Before, Offer Now)>(StringComparer.Ordinal);
            foreach (var row in window)
            {
                Fault? fault = null;
                try
                {
                    var offer = Build(row);
                    state[offer.Id] = (Context.Offers.ById(offer.Id), offer);
                }
                catch (RowFaultException exception)
                {
                    fault = exception.Fault;
                }

                if (!noted)
                {
                    Note(row, fault);
                }
            }

            noted = true;
            var batch = new Batch();
            var tally = default(Tally);
            foreach (var (before, now) in state.Values)
            {
                if (before?.Document == now)
                {
                    tally += new Tally(Unchanged: 1);
                    continue;
                }

                tally += before is null ? new Tally(New: 1) : new Tally(Changed: 1);
                _ = before is null ? batch.InsertIfAbsent(Schema.Offers, now) : batch.Put(Schema.Offers, now, before.Version);
            }

            return new Prepared(batch, tally, () =>
            {
                foreach (var (before, now) in state.Values.Where(offer => offer.Before?.Document != offer.Now))
                {
                    Context.Offers.Add(new Stored<Offer>(now, (before?.Version ?? 0) + 1));
                }
            });
        }
    }

    /// <summary>The catalogue as it is now, not only what the file brought, is looked through for deals that are worse for customers than for others: today, and on each day an offer begins.</summary>
    public override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        await base.EndAsync(cancellationToken);
        var say = new Wording(today, CultureInfo.GetCultureInfo("en-GB"));
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var day in Context.Offers.All.Select(offer => offer.ValidFrom).OfType<DateOnly>().Where(day => day > today).Append(today).Distinct().Order())
        {
            foreach (var sentence in DealParity.Check(Context.Offers.All, day).Select(finding => finding.Sentence(say)).Where(told.Add))
            {
                Report.Find(day == today ? sentence : $"From {say.Day(day)}: {sentence}");
            }
        }
    }

    private Offer Build(SourceRow row)
    {
        var values = row.Values;
        var discount = values.Number("discount");
        var id = Context.Offers.BySourceId(row.Id)?.Document.Id
            ?? (Context.Offers.ById(row.Id.Id) is null ? row.Id.Id : $"{row.Id.Source}-{row.Id.Id}");
        return new Offer
        {
            Id = id,
            SourceId = row.Id,
            Name = values.Required("name"),
            Audience = values.Word("audience", Words.Audiences) ?? OfferAudience.Everyone,
            Tier = values.Word("tier", Words.Tiers),
            Terms = values.LongText("terms"),
            Value = values.Number("value"),
            Discount = discount > 1 ? discount / 100 : discount,
            Currency = values.Number("value") is null ? null : (values.Text("currency") ?? Context.Settings.Currency)?.ToUpperInvariant(),
            ValidFrom = values.DayIfAny("validFrom"),
            ValidTo = values.DayIfAny("validTo"),
        };
    }
}
