using System.Threading.Channels;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Host.Turns;
using RetentionBot.Store;
using RetentionBot.Testing;

namespace RetentionBot.Bot.Tests.Host;

public sealed class ForgettingTests
{
    [Fact]
    public async Task Whatever_fails_it_is_tried_again_an_hour_later()
    {
        var (fate, time) = (new Fate(), new SteppedTime());
        await using var host = new TurnHost(new MortalStore(new InMemoryStore(), fate), time);
        var asked = Channel.CreateUnbounded<string>();
        Queue<Exception> failures = new([new StoreConflictException("seen", "m1", 1, 2), new StoreUnavailableException("The data file failed.")]);
        fate.Fails = step => asked.Writer.TryWrite(step) && failures.TryDequeue(out var failure) ? failure : null;

        var forgetting = host.Get<Forgetting>();
        await forgetting.StartAsync(default);
        var hour = await time.NextWaitAsync();
        for (var tried = 1; tried <= 3; tried++)
        {
            time.Advance(hour);
            Assert.Equal("a read", await asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await forgetting.StopAsync(default);
        Assert.Equal(TimeSpan.FromHours(1), hour);
    }
}
