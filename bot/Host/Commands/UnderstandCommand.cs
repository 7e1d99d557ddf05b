using System.CommandLine;
using System.Globalization;
using RetentionBot.Host.Settings;
using RetentionBot.LanguageModel;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Store;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Routing;

namespace RetentionBot.Host.Commands;

/// <summary><c>understand</c> and <c>explain</c>: what requests come to, for measuring the understanding and for people who teach it more.</summary>
/// <param name="folder">The folder that relative file names on the command line start from.</param>
/// <param name="settings">Where the settings of the language model are; null where there are none.</param>
internal sealed class UnderstandCommand(IStoreAccess access, string folder, TimeProvider time, IConfiguration? settings)
{
    public const string Name = "understand";
    public const string ExplainName = "explain";

    /// <summary>With this option the data file is not needed.</summary>
    public const string CustomersOption = "--customers";

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    private readonly Option<string> _in = new("--in") { Description = "The requests, a JSON object a line: id, text, context.", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "Where to write what they come to, a JSON object a line: id, intent, slots, candidates.", Required = true };
    private readonly Option<DateOnly?> _today = new("--today") { Description = "The day the requests are made, as in 2026-11-23. Otherwise today." };
    private readonly Option<string?> _customers = new(CustomersOption) { Description = "The customers they are about, a CSV file of name, company, e-mail and manager. Otherwise those of the data file." };
    private readonly Option<string?> _as = new("--as") { Description = "The full name of the account manager who asks; their own customers come first." };
    private readonly Option<bool> _model = new("--model") { Description = "Has the language model of the settings say what is meant by requests that stay unclear, and tells how it did." };
    private readonly Argument<string> _text = new("text") { Description = "A request, in quotation marks." };

    public Command Build()
    {
        var command = new Command(Name, "Reads a file of requests and writes what each of them comes to.") { _in, _out, _today, _customers, _as, _model };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed.GetValue(_customers), async (store, cancellation) =>
        {
            var isWithModel = parsed.GetValue(_model);
            await using var services = Services(store, isWithModel);
            if (isWithModel && FaultsOf(services) is { Count: > 0 } faults)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(Environment.NewLine, faults));
                return 2;
            }

            services.GetRequiredService<LearntRequests>().Learn();
            var file = new RequestFile(services.GetRequiredService<RoutedRequests>(), parsed.GetValue(_today) ?? Today, Culture, await AskerAsync(services, parsed.GetValue(_as), cancellation));
            var tally = await file.RunAsync(Path.GetFullPath(parsed.GetRequiredValue(_in), folder), Path.GetFullPath(parsed.GetRequiredValue(_out), folder), cancellation);
            foreach (var line in tally.Lines(isWithModel))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    public Command BuildExplain()
    {
        var command = new Command(ExplainName, "Shows how a request is read: its words, entities and names, the scores, and what is decided.") { _text, _today, _customers, _as };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(parsed.GetValue(_customers), async (store, cancellation) =>
        {
            await using var services = Services(store, isWithModel: false);
            var requests = services.GetRequiredService<LearntRequests>();
            requests.Learn();
            var asker = await AskerAsync(services, parsed.GetValue(_as), cancellation);
            foreach (var line in await requests.ExplainAsync(parsed.GetRequiredValue(_text), parsed.GetValue(_today) ?? Today, Culture, asker, cancellation))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(line);
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private Task<int> WithStoreAsync(string? customers, Func<IStore, CancellationToken, Task<int>> work, CancellationToken cancellationToken) => customers is null
        ? access.WithStoreAsync(work, cancellationToken)
        : PassingStore.WithAsync(Path.GetFullPath(customers, folder), time, work, cancellationToken);

    private ServiceProvider Services(IStore store, bool isWithModel)
    {
        var services = new ServiceCollection().AddSingleton(store).AddSingleton(time);
        if (isWithModel)
        {
            services.AddLogging().AddLanguageModel(settings ?? new ConfigurationBuilder().Build());
        }

        return services.AddSkills().AddUnderstanding().BuildServiceProvider();
    }

    private static IReadOnlyList<string> FaultsOf(ServiceProvider services) => SettingsFaults.In(services) is { Count: > 0 } faults ? faults
        : services.GetRequiredService<ILanguageModel>().IsOn ? []
        : ["There is no language model: Model:Endpoint is empty. Set it and Model:Name, for example in the environment: Model__Endpoint=http://127.0.0.1:11434/v1 Model__Name=llama3.2."];

    private static async Task<int> AskerAsync(ServiceProvider services, string? name, CancellationToken cancellationToken) =>
        name is null ? 0 : (await services.GetRequiredService<AccountManagerBook>().ByNameAsync(name, cancellationToken))?.Number ?? 0;
}
