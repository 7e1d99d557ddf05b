using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetentionBot.Skills;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Store;

namespace RetentionBot.LanguageModel;

/// <summary>Counts what is spent on a UTC day, over restarts. Safe for many turns at once; of several processes on one store each counts what it saw at its start and what it spent itself.</summary>
internal sealed class DailyBudget(IStore store, IOptions<ModelOptions> options, TimeProvider time, ILogger<DailyBudget> logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private ModelUse? _use;

    /// <summary>Whether anything may be spent.</summary>
    public async ValueTask<bool> IsLeftAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return (await TodayAsync(cancellationToken)).Tokens < options.Value.TokensPerDay;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Notes what was spent. Not given up with the turn: it was spent.</summary>
    public async ValueTask SpendAsync(int tokens)
    {
        await _gate.WaitAsync();
        try
        {
            var today = await TodayAsync(CancellationToken.None);
            _use = today with { Tokens = today.Tokens + tokens, Calls = today.Calls + 1 };
            await store.CommitAsync(new Batch().Put(Schema.ModelUse, _use), CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            logger.UseNotKept(exception.GetType().Name); // counted on until the process ends
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async ValueTask<ModelUse> TodayAsync(CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (_use is null)
        {
            var kept = await store.GetAsync(Schema.ModelUse, [ModelUse.Number], cancellationToken);
            _use = kept.Count > 0 ? kept[0].Document : new ModelUse(day);
        }

        return _use.Day == day ? _use : _use = new ModelUse(day);
    }
}
