using System.CommandLine;
using System.Globalization;
using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;

namespace RetentionBot.Host.Commands;

/// <summary><c>offer check</c>: who of a list may get an offer.</summary>
/// <param name="folder">The folder that relative file names on the command line start from.</param>
internal sealed class OfferCommand(IStoreAccess access, string folder, TimeProvider time, GuardSettings settings)
{
    public const string Name = "offer";

    /// <summary>The exit code when somebody must not get it or is doubtful.</summary>
    private const int SomeHeldBack = 3;

    private const int MostPrinted = 20;

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    private readonly Option<string> _list = new("--list") { Description = "The recipients: CSV, JSON lines or .xlsx with columns headed id, e-mail, phone or name.", Required = true };
    private readonly Option<string> _offer = new("--offer") { Description = "The offer: its id, its name, or words for it.", Required = true };
    private readonly Option<ContactChannel?> _channel = new("--channel") { Description = "By which channel it goes: email, call, meeting, chat, letter or sms." };
    private readonly Option<string?> _out = new("--out") { Description = "Where the whole list goes with what was decided, as CSV." };

    public Command Build()
    {
        var check = new Command("check", "Tells who of a list may get an offer: cleared, blocked or doubtful, each with its reason. Sends nothing.") { _list, _offer, _channel, _out };
        check.SetAction((parsed, cancellationToken) => access.WithStoreAsync((store, cancellation) => CheckAsync(store, parsed, cancellation), cancellationToken));
        return new Command(Name, "Looks after offers.") { check };
    }

    private async Task<int> CheckAsync(IStore store, ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        await using var services = new ServiceCollection().AddSingleton(store).AddSingleton(settings.History).AddSingleton(settings.FollowUps).AddSingleton(settings.Offers).AddSkills().BuildServiceProvider();
        var say = new Wording(DateOnly.FromDateTime(time.GetLocalNow().DateTime), Culture);
        var asked = parsed.GetRequiredValue(_offer);
        var all = await services.GetRequiredService<OfferCatalogue>().AllAsync(cancellationToken);
        if (OfferCatalogue.Named(asked, all, say.Today) is not [var offer])
        {
            await output.WriteLineAsync(WhichOffer(asked, all, say));
            return 1;
        }

        var started = time.GetTimestamp();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(cancellationToken);
        var decisions = services.GetRequiredService<RecipientList>().DecideAsync(
            RecipientFile.Read(Path.GetFullPath(parsed.GetRequiredValue(_list), folder)), offer, parsed.GetValue(_channel), asker: null, say, cancellationToken);
        var counts = new int[Enum.GetValues<Clearance>().Length];
        var first = new List<RecipientDecision>();
        await using (var file = DecisionFile.At(parsed.GetValue(_out) is { } named ? Path.GetFullPath(named, folder) : null))
        {
            await foreach (var decision in decisions)
            {
                counts[(int)decision.Clearance]++;
                if (decision.Clearance != Clearance.Cleared && first.Count < MostPrinted)
                {
                    first.Add(decision);
                }

                await file.AddAsync(decision, cancellationToken);
            }

            await file.EndAsync(cancellationToken);
        }

        await output.WriteLineAsync(string.Create(Culture, $"\"{offer.Name}\" ({offer.Id}) for {counts.Sum():N0} recipients: {counts[(int)Clearance.Cleared]:N0} cleared, {counts[(int)Clearance.Blocked]:N0} blocked, {counts[(int)Clearance.Doubtful]:N0} doubtful, after {time.GetElapsedTime(started).TotalSeconds:0.0} s."));
        foreach (var decision in first)
        {
            await output.WriteLineAsync(string.Create(Culture, $"  row {decision.Recipient.Row}, {Who(decision)}, {RecipientCsv.Word(decision.Clearance)}: {decision.Reason}"));
        }

        var heldBack = counts[(int)Clearance.Blocked] + counts[(int)Clearance.Doubtful];
        if (heldBack > first.Count)
        {
            await output.WriteLineAsync(string.Create(Culture, $"  and {heldBack - first.Count:N0} more{(parsed.GetValue(_out) is null ? "; add --out FILE.csv for all of them" : "")}."));
        }

        return heldBack > 0 ? SomeHeldBack : 0;
    }

    private static string WhichOffer(string asked, IReadOnlyList<Offer> all, Wording say)
    {
        const int mostListed = 5;
        var named = OfferCatalogue.Named(asked, all, say.Today);
        var fitting = named.Count > 0 ? named : [.. all.Where(offer => OfferCatalogue.HoldsOn(offer, say.Today))];
        return fitting.Count == 0
            ? $"There is no offer '{asked}', and none in the catalogue that holds today; import the offers first."
            : $"{(named.Count > 0 ? $"Several offers fit '{asked}'" : $"There is no offer '{asked}'")}; name one by its id: {string.Join("; ", fitting.Take(mostListed).Select(offer => $"{offer.Id} ({ShortText.Of(offer.Name, 60)})"))}{(fitting.Count > mostListed ? " and more" : "")}.";
    }

    private static string Who(RecipientDecision decision) => decision.Customer is { } customer ? CustomerLabel.Full(customer)
        : ShortText.Of(decision.Recipient.Name ?? decision.Recipient.Email ?? decision.Recipient.Phone ?? decision.Recipient.Id ?? "nobody named", 60);
}
