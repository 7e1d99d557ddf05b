using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Language;
using RetentionBot.Skills.Names;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding.Frames;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Mentions;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Reads requests about the customers of a CSV file on Monday, 23 November 2026.</summary>
internal sealed class RequestListener
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private readonly RequestReader _reader;

    private RequestListener(RequestReader reader) => _reader = reader;

    public static async Task<RequestListener> OfAsync(string customers, string asker)
    {
        var store = new InMemoryStore();
        List<string[]> rows = [.. File.ReadLines(customers).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
        List<string> managers = [asker, .. rows.Select(row => row[3]).Distinct().Where(name => name != asker)];
        var batch = new Batch();
        for (var i = 0; i < managers.Count; i++)
        {
            batch.Put(Schema.Managers, new AccountManager { Number = i + 1, Name = managers[i] });
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var name = rows[i][0];
            batch.Put(Schema.Customers, new Customer
            {
                Number = i + 1, Name = name, FirstName = name.Split(' ', 2)[0], LastName = name.Split(' ', 2)[^1], Company = rows[i][1].Length > 0 ? rows[i][1] : null,
                Emails = [rows[i][2]], Manager = managers.IndexOf(rows[i][3]) + 1,
            });
        }

        await store.CommitAsync(batch, default);
        var skills = new ServiceCollection().AddSingleton<IStore>(store).AddSkills().BuildServiceProvider();
        var examples = ExampleRequests.In("en");
        var vocabulary = new RequestVocabulary(examples);
        var mentions = new MentionReader(vocabulary, skills.GetRequiredService<CustomerFinder>().FindAsync, (asked, _) => new(Colleague(managers, asked)));
        return new RequestListener(new RequestReader(new IntentReader(examples, vocabulary), mentions, new FrameWords("en")));
    }

    public async Task<Frame> HearAsync(LabelledRequest request) =>
        await _reader.ReadAsync(request.Text, Today, CultureInfo.GetCultureInfo("en-GB"), asker: 1, request.LastCustomer, default);

    public async Task<IReadOnlyList<string>> ExplainAsync(string text) => await _reader.ExplainAsync(text, Today, CultureInfo.GetCultureInfo("en-GB"), 1, default);

    private static string? Colleague(List<string> managers, string asked)
    {
        var folded = NameFolding.Fold(asked);
        List<string> fitting = [.. managers.Where(name => NameFolding.Fold(name) == folded || NameFolding.Fold(name).Split(' ').Contains(folded))];
        return fitting is [var only] ? only : null;
    }
}
