using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Host;

namespace RetentionBot.Bot.Tests.Host;

public sealed class HostLogTests
{
    [Fact]
    public void A_failure_is_logged_with_its_types_and_where_it_came_from_and_without_what_was_written()
    {
        var log = new LogLines();

        log.Failed(Caught("Runa Holm"), "ab12cd34", "msteams");
        log.BackgroundTurnFailed(Caught("Runa Holm"));
        log.CommandBrokeOff(Caught("Runa Holm"));

        Assert.Equal(3, log.Lines.Count);
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
