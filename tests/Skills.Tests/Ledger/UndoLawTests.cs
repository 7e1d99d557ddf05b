using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Store;
using RetentionBot.Testing;
using RetentionBot.Testing.Sample;

namespace RetentionBot.Skills.Tests.Ledger;

/// <summary>Random writes and undos by several people: what is taken back is as it was, what was changed since is refused, and the totals always agree with the facts.</summary>
public sealed class UndoLawTests
{
    private static readonly int[] Numbers = [1, 2, 3, 5, 8, 10];

    private static readonly string[] Words = ["jazz", "tea", "kettles", "fairs"];

    /// <summary>Everything undone, newest first, leaves the store as it was before anybody wrote.</summary>
    [LongProperty(60, 2_000)]
    public void Undone_newest_first_everything_is_as_before(int seed) => Play(seed, async firm =>
    {
        var before = await firm.SnapshotAsync();
        var changes = new Stack<string>();
        for (var step = 0; step < 12; step++)
        {
            if (await firm.ChangeAsync() is { } key)
            {
                changes.Push(key);
            }
        }

        while (changes.TryPop(out var key))
        {
            Assert.StartsWith("Taken back", await firm.UndoAsync(key), StringComparison.Ordinal);
        }

        Assert.Equal(before, await firm.SnapshotAsync());
    });

    /// <summary>
    /// Undone in any order, an undo puts back exactly what stood there before its change if that change still stands, and else changes nothing; at no time do totals and facts disagree.
    /// </summary>
    [LongProperty(60, 2_000)]
    public void Undone_in_any_order_it_is_exact_or_refused(int seed) => Play(seed, async firm =>
    {
        var changes = new List<(string Key, Values Before, Values After)>();
        for (var step = 0; step < 24; step++)
        {
            var before = Values.Of(await firm.SnapshotAsync());
            if (changes.Count == 0 || firm.Next(3) > 0)
            {
                if (await firm.ChangeAsync() is { } key)
                {
                    changes.Add((key, before, Values.Of(await firm.SnapshotAsync())));
                }
            }
            else
            {
                var undone = changes[firm.Next(changes.Count)];
                var said = await firm.UndoAsync(undone.Key);
                var after = Values.Of(await firm.SnapshotAsync());
                if (said.StartsWith("Taken back", StringComparison.Ordinal))
                {
                    Assert.True(before.StandsAs(undone.After, undone.Before), said);
                    Assert.Equal(before.With(undone.After, undone.Before), after);
                    changes.Remove(undone);
                }
                else
                {
                    Assert.False(before.StandsAs(undone.After, undone.Before) && !before.HasRecordsOfNew(undone.After, undone.Before), said);
                    Assert.Equal(before, after);
                }
            }

            await firm.TotalsAgreeAsync();
        }
    });

    private static void Play(int seed, Func<Firm, Task> play) => Task.Run(async () =>
    {
        await using var firm = await Firm.OpenAsync(seed);
        await play(firm);
    }).GetAwaiter().GetResult();

    /// <summary>Every value there is, by where it stands: whole facts, and customers field by field, but for what is worked out.</summary>
    private sealed class Values(SortedDictionary<string, string> values) : IEquatable<Values>
    {
        private readonly SortedDictionary<string, string> _values = values;

        public static Values Of(string snapshot)
        {
            var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in snapshot.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var (place, json) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                if (!place.StartsWith("customers/", StringComparison.Ordinal))
                {
                    values[place] = json;
                    continue;
                }

                foreach (var field in JsonNode.Parse(json)!.AsObject().Where(field => field.Key != "activity")) // a document is an object
                {
                    values[$"{place}/{field.Key}"] = field.Value!.ToJsonString(); // nothing is stored as null
                }
            }

            return new Values(values);
        }

        /// <summary>Whether all that a change put somewhere is still there.</summary>
        public bool StandsAs(Values after, Values before) => after.Differing(before).All(place => _values.GetValueOrDefault(place) == after._values.GetValueOrDefault(place));

        /// <summary>These values with those a change replaced put back.</summary>
        public Values With(Values after, Values before)
        {
            var values = new SortedDictionary<string, string>(_values, StringComparer.Ordinal);
            foreach (var place in after.Differing(before))
            {
                _ = before._values.TryGetValue(place, out var value) ? values[place] = value : values.Remove(place) ? "" : "";
            }

            return new Values(values);
        }

        /// <summary>Whether somebody whom a change added has got records or fields since that it did not bring.</summary>
        public bool HasRecordsOfNew(Values after, Values before) => after.Differing(before)
            .Where(place => place.StartsWith("customers/", StringComparison.Ordinal) && place.EndsWith("/number", StringComparison.Ordinal) && !before._values.ContainsKey(place))
            .Select(place => place.Split('/')[1])
            .Any(number => _values.Keys.Except(after._values.Keys).Any(place => place.StartsWith($"customers/{number}/", StringComparison.Ordinal)
                || (long.TryParse(place.Split('/')[^1], out var key) && key >> 39 == long.Parse(number, CultureInfo.InvariantCulture))));

        public bool Equals(Values? other) => other is not null && _values.SequenceEqual(other._values);

        public override bool Equals(object? obj) => Equals(obj as Values);

        public override int GetHashCode() => _values.Count;

        public override string ToString() => string.Join('\n', _values.Select(value => $"{value.Key} {value.Value}"));

        private IEnumerable<string> Differing(Values other) => _values.Keys.Union(other._values.Keys).Where(place => _values.GetValueOrDefault(place) != other._values.GetValueOrDefault(place));
    }

    /// <summary>The sample firm, whose people write at random.</summary>
    private sealed class Firm(InMemoryStore store, ServiceProvider services, Random random) : IAsyncDisposable
    {
        private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        public static async Task<Firm> OpenAsync(int seed)
        {
            var store = await SampleFirm.OpenAsync();
            var services = new ServiceCollection().AddSingleton<IStore>(store).AddSkills().BuildServiceProvider();
            await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
            return new Firm(store, services, new Random(seed));
        }

        public int Next(int limit) => random.Next(limit);

        /// <summary>Somebody changes something; the key to take it back, or null when nothing came of it.</summary>
        public async Task<string?> ChangeAsync()
        {
            var customer = $"#{Pick(Numbers)}";
            var word = Pick(Words);
            var call = Next(14) switch
            {
                10 or 11 => new SkillCall("record.remove").With("id", await AnyRecordAsync()),
                12 => new SkillCall("record.correct").With("id", await AnyRecordAsync()).With("date", $"2026-11-{Next(20) + 1:00}").With("text", word).With("amount", $"{Next(50) + 1}").With("channel", "email"),
                13 => new SkillCall("customer.unmerge").With("customer", "#5"),
                0 or 1 => new SkillCall("log.interaction").With("customer", customer).With("channel", "call").With("text", word).With("isPrivate", Next(2) == 0 ? "true" : "false"),
                2 => new SkillCall("log.purchase").With("customer", customer).With("amount", $"{Next(900) - 100}").With("currency", Next(2) == 0 ? "EUR" : "NOK").With("product", word),
                3 => new SkillCall("log.complaint").With("customer", customer).With("text", word),
                4 => new SkillCall("customer.addTo").With("customer", customer).With("value", word).With("said", "add to tags"),
                5 => new SkillCall("customer.set").With("customer", customer).With("value", Pick(["A", "B", "C"])).With("said", "set the tier"),
                6 => new SkillCall("log.referral").With("customer", customer).With("text", $"{word} {Next(1000)}"),
                7 => new SkillCall("customer.add").With("customer", $"New {word} {Next(100000)}").With("anyway", "true"),
                8 => new SkillCall("log.several").With("customer", customer).With("promise", word).With("due", "2026-11-27").With("save", "true").With("line1", "true").With("linePromise", "true"),
                _ => new SkillCall("log.survey").With("customer", customer).With("score", "9"),
            };
            await DoAsync(call);
            var entries = await store.RangeAsync(Schema.Undo, KeyRange.AllTexts, 1, descending: true, CancellationToken.None);
            return entries is [{ Document: var newest }] && newest.At == _now ? newest.Key : null;
        }

        public async Task<string> UndoAsync(string key) =>
            string.Join('\n', (await DoAsync(new SkillCall("undo").With("id", key), SampleFirm.Managers[4])).Cards.Select(new PlainTextRenderer().Render));

        /// <summary>Everything that is known of customers, a document a line behind where it stands.</summary>
        public async Task<string> SnapshotAsync() => string.Join('\n',
        [
            .. await LinesAsync(Schema.Customers, Kept), .. await LinesAsync(Schema.Interactions), .. await LinesAsync(Schema.Purchases), .. await LinesAsync(Schema.Complaints),
            .. await LinesAsync(Schema.Surveys), .. await LinesAsync(Schema.Referrals), .. await LinesAsync(Schema.FollowUps),
        ]);

        public async Task TotalsAgreeAsync()
        {
            foreach (var customer in await store.RangeAsync(Schema.Customers, KeyRange.AllNumbers, int.MaxValue, descending: false, CancellationToken.None))
            {
                if (customer.Document.MergedInto is null)
                {
                    var book = services.GetRequiredService<HistoryBook>();
                    var expected = HistoryTally.Of(
                        await book.AllAsync(Schema.Purchases, customer.Document, Period.Always, CancellationToken.None),
                        await book.AllAsync(Schema.Interactions, customer.Document, Period.Always, CancellationToken.None),
                        await book.AllAsync(Schema.Complaints, customer.Document, Period.Always, CancellationToken.None),
                        await book.AllAsync(Schema.Referrals, customer.Document, Period.Always, CancellationToken.None));
                    Assert.Equal(Text(customer.Document with { Activity = expected }), Text(customer.Document));
                }
            }
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();

        private async Task<Reply> DoAsync(SkillCall call, AccountManager? caller = null)
        {
            _now = _now.AddSeconds(1);
            var turn = new SkillTurn(caller ?? Pick(SampleFirm.Managers), new ConversationMemory("0/test"), _now, TimeZoneInfo.Utc, CultureInfo.InvariantCulture);
            try
            {
                var reply = await services.GetRequiredService<SkillInvoker>().InvokeAsync(call, turn, CancellationToken.None);
                await store.CommitAsync(turn.Writes, CancellationToken.None);
                return reply;
            }
            catch (SkillException refused)
            {
                return Reply.Of(refused.Message); // somebody else's private note, a record that is gone
            }
        }

        private async Task<string> AnyRecordAsync()
        {
            List<HistoryRecord> records =
            [
                .. (await store.RangeAsync(Schema.Interactions, KeyRange.AllNumbers, 100, descending: false, CancellationToken.None)).Select(stored => stored.Document),
                .. (await store.RangeAsync(Schema.Purchases, KeyRange.AllNumbers, 100, descending: false, CancellationToken.None)).Select(stored => stored.Document),
                .. (await store.RangeAsync(Schema.Complaints, KeyRange.AllNumbers, 100, descending: false, CancellationToken.None)).Select(stored => stored.Document),
            ];
            return Pick(records).Id.ToString();
        }

        /// <summary>What a merged record adds up to is not kept up: it is worked out when the record is taken apart.</summary>
        private static Customer Kept(Customer customer) => customer.MergedInto is null ? customer : customer with { Activity = Activity.None };

        private async Task<IEnumerable<string>> LinesAsync<T>(Collection<T> collection, Func<T, T>? kept = null)
            where T : class =>
            (await store.RangeAsync(collection, KeyRange.AllNumbers, int.MaxValue, descending: false, CancellationToken.None)).Select(stored =>
                $"{collection.Name}/{collection.KeyOf(stored.Document)} {System.Text.Encoding.UTF8.GetString(collection.Encode(kept is null ? stored.Document : kept(stored.Document)))}");

        private static string Text(Customer customer) => System.Text.Encoding.UTF8.GetString(Schema.Customers.Encode(customer));

        private T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];
    }
}
