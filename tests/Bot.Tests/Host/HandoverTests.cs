using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Host.Commands;
using RetentionBot.Host.Handover;
using RetentionBot.Skills.Customers;
using RetentionBot.Store;
using RetentionBot.Store.LiteDb;
using Schema = RetentionBot.Skills.Schema;

namespace RetentionBot.Bot.Tests.Host;

public sealed class HandoverTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private LiteDbStore _store = null!; // opened before each test
    private CommandListener _listener = null!; // started before each test

    private string DataFile => Path.Combine(_folder.Path, "bot.db");

    public async Task InitializeAsync()
    {
        _store = await LiteDbStore.OpenAsync(new LiteDbStoreOptions { Path = DataFile }, Schema.All, null, TimeProvider.System, NullLogger.Instance, default);
        await _store.CommitAsync(new Batch().Put(Schema.Customers, new Customer { Number = 1, Name = "Runa Holm" }), default);
        _listener = new CommandListener(DataFile, _store, TimeProvider.System, NullLogger<CommandListener>.Instance);
        await _listener.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _listener.StopAsync(default);
        _listener.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_command_runs_in_the_host_that_serves_the_file()
    {
        var (code, text) = await SendAsync("check");

        Assert.Equal(0, code);
        Assert.StartsWith("Sound: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_lands_where_the_command_was_typed()
    {
        var (code, _) = await SendAsync("backup", "copy.db");

        Assert.Equal(0, code);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "copy.db")));
    }

    [Fact]
    public async Task A_backup_over_a_file_that_exists_is_refused_with_a_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "copy.db"), "mine");

        var (code, text) = await SendAsync("backup", "copy.db");

        Assert.Equal(1, code);
        Assert.Contains("copy.db", text, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(_folder.Path, "copy.db")));
    }

    [Fact]
    public async Task An_import_handed_over_reads_files_from_where_it_was_typed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "new.csv"), "Id,Name,Email\n7,Sunniva Berg,sunniva@berg.example\n");

        var (code, text) = await SendAsync("import", "customers", "new.csv");

        Assert.True(code == 0, text);
        Assert.Contains("1 new", text, StringComparison.Ordinal);
        Assert.Single(await new CustomerBook(_store).ByEmailAsync("sunniva@berg.example", default));
    }

    [Fact]
    public async Task A_restore_is_refused_while_the_host_serves()
    {
        var (code, text) = await SendAsync("restore", "copy.db");

        Assert.Equal(1, code);
        Assert.Contains("Stop it", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_arguments_end_with_2_and_say_what_is_expected()
    {
        var (code, text) = await SendAsync("import", "elephants", "x.csv");

        Assert.Equal(2, code);
        Assert.Contains("customers, purchases", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Only_the_user_the_host_runs_as_may_open_the_socket()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new SkipException("Windows has no file modes.");
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CommandSocket.PathFor(DataFile)));
    }

    [Fact]
    public async Task Without_a_serving_host_nobody_answers()
    {
        await _listener.StopAsync(default);

        Assert.Null(await CommandClient.TryRunAsync(DataFile, ["check"], _folder.Path, TextWriter.Null, default));
    }

    [Fact]
    public async Task A_socket_left_by_a_host_that_died_is_taken_over()
    {
        await _listener.StopAsync(default);
        await File.WriteAllTextAsync(CommandSocket.PathFor(DataFile), "");
        using var next = new CommandListener(DataFile, _store, TimeProvider.System, NullLogger<CommandListener>.Instance);
        await next.StartAsync(default);

        var (code, _) = await SendAsync("check");

        Assert.Equal(0, code);
        await next.StopAsync(default);
    }

    [Fact]
    public async Task A_second_process_cannot_open_the_file_by_itself()
    {
        var access = new OwnStoreAccess(new LiteDbStoreOptions { Path = DataFile }, TimeProvider.System, NullLogger.Instance);
        var output = new StringWriter();

        var code = await CommandRun.RunAsync(() => new CommandLine(access, _folder.Path, TimeProvider.System).RunAsync(["check"], output, default), output);

        Assert.Equal(1, code);
        Assert.Contains("bot.db", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Arguments":null,"Folder":null}""")]
    [InlineData("not json")]
    [InlineData("")]
    public async Task A_broken_request_ends_its_own_connection_and_nothing_else(string line)
    {
        using (var socket = CommandSocket.Create())
        {
            await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(CommandSocket.PathFor(DataFile)));
            await using var stream = new System.Net.Sockets.NetworkStream(socket);
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            using var reader = new StreamReader(stream);
            Assert.Null(await reader.ReadLineAsync());
        }

        Assert.Equal(0, (await SendAsync("check")).Code);
        await _listener.StopAsync(default);
    }

    private async Task<(int? Code, string Text)> SendAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await CommandClient.TryRunAsync(DataFile, arguments, _folder.Path, output, default);
        return (code, output.ToString());
    }
}
