using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Rights;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Frames;

namespace RetentionBot.Bot.Tests.Understanding.Requests;

/// <summary>Reads requests about the customers it is given on Monday, 23 November 2026, by phrases and by what was learnt.</summary>
internal sealed class RequestListener
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    private readonly CustomerFinder _finder;
    private readonly LearntRequests _learnt;
    private readonly RequestUnderstanding _understanding;
    private readonly int _asker;

    private RequestListener(CustomerFinder finder, LearntRequests learnt, int asker)
    {
        (_finder, _learnt, _asker) = (finder, learnt, asker);
        FindCustomer find = (asked, manager, cancellationToken) => finder.FindAsync(asked, manager, cancellationToken);
        _understanding = new RequestUnderstanding(new SkillCatalogue(), find, learnt, Unrouted.Of(learnt, find), Lexicon.Of("en"));
    }

    /// <summary>Knows the customers of a CSV file.</summary>
    public static Task<RequestListener> OfAsync(string customers, string asker)
    {
        List<string[]> rows = [.. File.ReadLines(customers).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
        List<string> managers = [asker, .. rows.Select(row => row[3]).Distinct().Where(name => name != asker)];
        return OfAsync(rows.Select((row, i) => new Customer
        {
            Number = i + 1, Name = row[0], FirstName = row[0].Split(' ', 2)[0], LastName = row[0].Split(' ', 2)[^1], Company = row[1].Length > 0 ? row[1] : null,
            Emails = [row[2]], Manager = managers.IndexOf(row[3]) + 1,
        }), managers);
    }

    /// <summary>Knows these customers and account managers; the first of the managers asks.</summary>
    public static async Task<RequestListener> OfAsync(IEnumerable<Customer> customers, IReadOnlyList<string> managers)
    {
        var store = new InMemoryStore();
        var batch = managers.Select((name, i) => new AccountManager { Number = i + 1, Name = name }).Aggregate(new Batch(), (all, manager) => all.Put(Schema.Managers, manager));
        await store.CommitAsync(customers.Aggregate(batch, (all, customer) => all.Put(Schema.Customers, customer)), default);
        return Of(store, asker: 1);
    }

    /// <summary>Knows whom a store holds.</summary>
    /// <param name="asker">The number of the account manager who asks.</param>
    /// <param name="visibility">Whom of them the asker may see.</param>
    public static RequestListener Of(IStore store, int asker, Visibility visibility = Visibility.All)
    {
        var skills = new ServiceCollection().AddSingleton<IStore>(store).AddSingleton(new RightsOptions { Visibility = visibility }).AddSkills().AddUnderstanding().BuildServiceProvider();
        var finder = skills.GetRequiredService<CustomerFinder>();
        var learnt = skills.GetRequiredService<LearntRequests>();
        learnt.Learn();
        return new RequestListener(finder, learnt, asker);
    }

    public ValueTask<Frame> HearAsync(LabelledRequest request) => ReadAsync(request.Text, request.LastCustomer);

    /// <summary>What the text comes to by what was learnt alone.</summary>
    /// <param name="subject">The full name of whom the conversation is about; null for nobody.</param>
    public ValueTask<Frame> ReadAsync(string text, string? subject = null) => ReadAsync(text, Today, Culture, subject);

    /// <inheritdoc cref="ReadAsync(string, string?)"/>
    public ValueTask<Frame> ReadAsync(string text, DateOnly today, CultureInfo culture, string? subject) => _learnt.ReadAsync(text, today, culture, _asker, subject, default);

    /// <summary>How the text is read, a line for each thing that was found.</summary>
    public ValueTask<IReadOnlyList<string>> ExplainAsync(string text) => _learnt.ExplainAsync(text, Today, Culture, _asker, default);

    /// <summary>What the text comes to in a conversation that is about nobody yet.</summary>
    public ValueTask<Understood> UnderstandAsync(string text) => UnderstandAsync(text, new ConversationMemory("1/local//1"));

    /// <summary>What the text comes to in a conversation.</summary>
    public ValueTask<Understood> UnderstandAsync(string text, ConversationMemory memory) => _understanding.UnderstandAsync(
        text,
        new SkillTurn(new AccountManager { Number = _asker, Name = "" }, memory, new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero), TimeZoneInfo.Utc, Culture),
        default);

    /// <summary>Whom a function would find by what a call says.</summary>
    public ValueTask<CustomerSearch> FindAsync(string asked) => _finder.FindAsync(asked, manager: 1, default);
}
