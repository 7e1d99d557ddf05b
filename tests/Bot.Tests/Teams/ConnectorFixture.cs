namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The anonymous development mode with a connector on this machine to speak to, both new for each test.</summary>
public abstract class ConnectorFixture : IAsyncLifetime
{
    private protected OutboundBot Bot { get; } = OutboundBot.Anonymous();

    private protected FakeConnector Connector { get; set; } = null!; // started before each test

    public async Task InitializeAsync() => Connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
