using RetentionBot.Testing.LocalPageHost;

await using var app = LocalPageHost.Build(new SampleTurn(), new SamplePeople(), convention: null, args);
await app.RunAsync();
