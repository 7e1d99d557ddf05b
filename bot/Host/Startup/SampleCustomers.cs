using Microsoft.Extensions.Options;
using RetentionBot.Host.Settings;
using RetentionBot.Import;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;

namespace RetentionBot.Host.Startup;

/// <summary>Fictional customers, so that somebody who tries the bot for the first time finds something to ask about.</summary>
internal sealed class SampleCustomers(
    IStore store, CustomerBook customers, IOptions<StoreOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<SampleCustomers> logger)
{
    /// <summary>Imports them when the store is empty, in Development only, unless <c>Store:Samples</c> is false.</summary>
    public async Task ImportIntoEmptyStoreAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || !options.Value.Samples || !await customers.IsEmptyAsync(cancellationToken))
        {
            return;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "Samples");
        var summary = await new Importer(store, time).ImportSetAsync(Path.Combine(folder, "samples.json"), folder, new ImportOptions(), progress: null, cancellationToken);
        logger.SamplesImported(summary.Steps.Sum(step => step.New));
    }
}
