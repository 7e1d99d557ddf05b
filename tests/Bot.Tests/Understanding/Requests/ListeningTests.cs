namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Tests that listen to requests about <see cref="KnownCustomers"/>; learning takes some seconds and is done once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class ListeningTests : ICollectionFixture<ListeningTests.Learnt>
{
    public const string Name = "Listening";

    public sealed class Learnt : IAsyncLifetime
    {
        internal RequestListener Listener { get; private set; } = null!; // set before the first test

        public async Task InitializeAsync() => Listener = await RequestListener.OfAsync(KnownCustomers.All, KnownCustomers.Managers);

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
