using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Host;
using RetentionBot.LocalPage;
using RetentionBot.Store.LiteDb;
using RetentionBot.Teams;

namespace RetentionBot.Bot.Tests;

public sealed class LoggedExceptionTests
{
    [Fact]
    public void A_failure_is_logged_with_its_types_and_where_it_came_from_and_without_what_was_written()
    {
        var (log, failure) = (new LogLines(), Caught("Runa Holm"));

        log.Failed(failure, "ab12cd34", "msteams");
        log.BackgroundTurnFailed(failure);
        log.CommandBrokeOff(failure);
        log.QueueFailed(failure, "outbox");
        log.RowFailed(failure, "outbox", "answer/1");
        log.TurnFailed(failure, "c", "m");
        log.SearchFailed(failure);
        log.EventNotTaken(failure, "BotAdded");
        LocalPageLog.TurnFailed(log, "m", failure);
        LocalPageLog.PeopleNotListed(log, failure);
        StoreLog.Failed(log, failure);

        Assert.Equal(11, log.Lines.Count);
        Assert.All(log.Lines, line =>
        {
            Assert.DoesNotContain("Runa", line, StringComparison.Ordinal);
            Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
            Assert.Contains("caused by System.FormatException", line, StringComparison.Ordinal);
            Assert.Contains(nameof(Caught), line, StringComparison.Ordinal);
        });
        Assert.Contains("reference ab12cd34", log.Lines.First(), StringComparison.Ordinal);
    }

    private static InvalidOperationException Caught(string written)
    {
        try
        {
            try
            {
                throw new FormatException($"The input string '{written}' was not in a correct format.");
            }
            catch (FormatException exception)
            {
                throw new InvalidOperationException($"'{written}' cannot be read.", exception);
            }
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
