using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Commands;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using RetentionBot.Testing.LanguageModel;

namespace RetentionBot.Bot.Tests.Host;

public sealed class UnderstandCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_requests_becomes_a_file_of_what_they_come_to()
    {
        await WriteAsync("customers.csv", "name,company,email,manager\nRuna Holm,Holm AS,runa@holm.example,Ines Falk\nOdd Holm,,odd@post.example,Olav Berg\n");
        await WriteAsync("in.jsonl", """
            {"id":"a","text":"what has Runa Holm bought since March?","context":null}
            {"id":"b","text":"rang her on Friday","context":{"lastCustomer":"Runa Holm"}}
            {"id":"c","text":"when did we last talk to Holm","context":null}
            """);

        var (code, said) = await RunAsync("understand", "--in", "in.jsonl", "--out", "out.jsonl", "--today", "2026-11-23", "--customers", "customers.csv", "--as", "Ines Falk");

        Assert.True(code == 0, said);
        var lines = (await File.ReadAllLinesAsync(_folder.File("out.jsonl"))).Select(line => JsonNode.Parse(line)!).ToList(); // each line is an object
        Assert.Equal("""{"id":"a","intent":"customer.purchases","slots":{"customer":"Runa Holm","period":{"from":"2026-03-01","to":"2026-11-23"}}}""", lines[0].ToJsonString());
        Assert.Equal("""{"id":"b","intent":"log.interaction","slots":{"customer":"Runa Holm","date":"2026-11-20","channel":"call"}}""", lines[1].ToJsonString());
        Assert.Equal("""{"id":"c","intent":"clarify","slots":{},"candidates":{"customers":["Runa Holm","Odd Holm"],"intents":["customer.lastContact"]}}""", lines[2].ToJsonString());
    }

    [Fact]
    public async Task An_explanation_shows_words_entities_names_scores_and_the_decision()
    {
        await WriteAsync("customers.csv", "name,company,email,manager\nRuna Holm,,runa@holm.example,Ines Falk\n");

        var (code, said) = await RunAsync("explain", "rang Runa Holm yesterday", "--today", "2026-11-23", "--customers", "customers.csv");

        Assert.Equal(0, code);
        Assert.Contains("words     rang {customer} {time}", said, StringComparison.Ordinal);
        Assert.Contains("decision  log.interaction customer=Runa Holm date=2026-11-22 channel=call", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_request_is_named()
    {
        await WriteAsync("customers.csv", "name,company,email,manager\nRuna Holm,,runa@holm.example,Ines Falk\n");
        await WriteAsync("in.jsonl", "{\"id\":\"a\",\"text\":\"help\"}\nnot json\n");

        var exception = await Assert.ThrowsAsync<IOException>(() => RunAsync("understand", "--in", "in.jsonl", "--out", "out.jsonl", "--customers", "customers.csv"));

        Assert.StartsWith("Request 2 is no JSON object", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_model_what_is_unclear_is_asked_and_the_figures_tell_how_it_did()
    {
        await using var model = await FakeModel.StartAsync();
        model.Answer((request, count) => count == 1 ? ModelResponse.Call("customer-lastContact", """{"customer":"Runa Holm"}""") : ModelResponse.Status(503));
        await WriteAsync("customers.csv", "name,company,email,manager\nRuna Holm,Holm AS,runa@holm.example,Ines Falk\n");
        await WriteAsync("in.jsonl", """
            {"id":"a","text":"what has Runa Holm bought since March?","context":null,"intent":"customer.purchases"}
            {"id":"b","text":"Runa Holm, hm, was there lately any hearing or seeing on our part","context":null,"intent":"customer.lastContact"}
            {"id":"c","text":"Runa Holm, hm, any hearing or seeing or so on our part of late","context":null,"intent":"customer.lastContact"}
            """);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Endpoint"] = model.Endpoint, ["Model:Name"] = "fake" }).Build();

        var (code, said) = await RunAsync(settings, "understand", "--model", "--in", "in.jsonl", "--out", "out.jsonl", "--today", "2026-11-23", "--customers", "customers.csv");

        Assert.True(code == 0, said);
        Assert.Equal(
            "3 requests read.\n2 of 3 intents right; without the model 1.\nThe model was asked about 2, chose for 1 (1 rightly) and failed for 1, Unavailable: 1.\n", said.ReplaceLineEndings("\n"));
        var lines = (await File.ReadAllLinesAsync(_folder.File("out.jsonl"))).Select(line => JsonNode.Parse(line)!).ToList(); // each line is an object
        Assert.Null(lines[0]["model"]);
        Assert.Equal("""{"id":"b","intent":"customer.lastContact","slots":{"customer":"Runa Holm"},"model":"chose"}""", lines[1].ToJsonString());
        Assert.Equal("Unavailable", (string?)lines[2]["model"]);
    }

    [Fact]
    public async Task Without_an_endpoint_there_is_no_model_to_measure()
    {
        await WriteAsync("customers.csv", "name,company,email,manager\n");
        await WriteAsync("in.jsonl", """{"id":"a","text":"help"}""");

        var (code, said) = await RunAsync("understand", "--model", "--in", "in.jsonl", "--out", "out.jsonl", "--customers", "customers.csv");

        Assert.Equal(2, code);
        Assert.StartsWith("There is no language model: Model:Endpoint is empty.", said, StringComparison.Ordinal);
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text);

    private Task<(int Code, string Said)> RunAsync(params string[] arguments) => RunAsync(settings: null, arguments);

    private async Task<(int Code, string Said)> RunAsync(IConfiguration? settings, params string[] arguments)
    {
        var said = new StringWriter();
        var code = await new CommandLine(new NoStore(), _folder.Path, TimeProvider.System, settings: settings).RunAsync(arguments, said, default);
        return (code, said.ToString());
    }

    private sealed class NoStore : IStoreAccess
    {
        public LiteDbStoreOptions? Offline => null;

        public Task<int> WithStoreAsync(Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => throw new InvalidOperationException("The data file is not needed.");
    }
}
