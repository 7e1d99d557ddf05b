using RetentionBot.Host.Startup;

namespace RetentionBot.Bot.Tests.Host;

public sealed class StartupReportTests
{
    [Fact]
    public void It_says_what_is_on_what_is_off_and_why_where_the_data_is_and_where_to_chat()
    {
        ChannelState[] channels = [new("Teams", false, "Teams:AppId is empty"), new("Local page", true, "this machine only")];

        Assert.Equal(
            """
            RetentionBot is ready.
              Teams: off, Teams:AppId is empty
              Local page: on, this machine only
              Data: /srv/bot.db
              Chat here: http://127.0.0.1:3978/
            """.ReplaceLineEndings(),
            StartupReport.Of(channels, "/srv/bot.db", ["http://127.0.0.1:3978"]));
    }

    [Fact]
    public void It_does_not_send_anybody_to_a_page_that_is_off() =>
        Assert.DoesNotContain("Chat here", StartupReport.Of([new("Local page", false, "LocalPage:Enabled is false")], "/srv/bot.db", ["http://127.0.0.1:3978"]), StringComparison.Ordinal);
}
