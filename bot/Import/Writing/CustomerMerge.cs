using RetentionBot.Import.Mapping;
using RetentionBot.Import.Values;
using RetentionBot.Skills;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;

namespace RetentionBot.Import.Writing;

/// <summary>
/// What a row makes of a customer's record. Each source's word on a field is kept; the record itself changes only when a source changes its word, so what somebody
/// corrected by hand outlives the same file being imported again. A blank cell says nothing. Of several sources the first to speak of a field is believed,
/// or the one its map calls authoritative; the others' words stay on record as disagreements.
/// </summary>
internal sealed class CustomerMerge(RowValues row, RowContext context, SourceId id, DateOnly today)
{
    private readonly List<SourcedValue> _sourced = [];
    private readonly List<(string Field, string? Before)> _spoken = [];

    /// <summary>A record that was not there.</summary>
    public Customer Create(int number) => Apply(new Customer { Number = number, Name = "" });

    /// <summary>A record with what the row says.</summary>
    public Customer Apply(Customer customer)
    {
        _sourced.AddRange(customer.Sourced);
        var (name, first, last) = NameOf();
        var kind = row.Word("kind", Words.Kinds) ?? (customer.Number > 0 && customer.Name.Length > 0 ? customer.Kind : first is null && last is null && row.Has("contactName") ? CustomerKind.Organisation : CustomerKind.Person);
        var believed = Speaks("name", name) || customer.Name.Length == 0;
        var manager = context.ManagerOf(row, "manager", "the customer went to the pool");
        var changed = customer with
        {
            Kind = kind,
            Name = believed ? name : customer.Name,
            FirstName = believed ? first ?? customer.FirstName : customer.FirstName,
            LastName = believed ? last ?? customer.LastName : customer.LastName,
            Company = Said("company", row.Text("company"), customer.Company, value => value),
            Address = AddressOf(customer.Address),
            PreferredChannel = Said("preferredChannel", row.Word("preferredChannel", Words.Channels), customer.PreferredChannel),
            Language = Said("language", row.Text("language"), customer.Language, value => value),
            Zone = row.Text("zone") is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : customer.Zone,
            Membership = Said("membership", row.Text("membership"), customer.Membership, value => value),
            Tier = Said("tier", row.Word("tier", Words.Tiers), customer.Tier),
            CustomerSince = row.DayIfAny("customerSince") is { } since && Speaks("customerSince", IsoDay.Of(since)) ? since : customer.CustomerSince,
            StatedExisting = Said("existing", row.Word("existing", Words.YesOrNo), customer.StatedExisting),
            Manager = manager is not null && Speaks("manager", row.Required("manager")) ? manager : customer.Manager,
            DoNotContact = Said("doNotContact", row.Word("doNotContact", Words.YesOrNo), customer.DoNotContact) ?? false,
            OptedOut = OptedOut(customer.OptedOut),
            Emails = Addresses(customer.Emails),
            Phones = Numbers(customer.Phones),
            Preferences = Union(customer.Preferences, "preferences"),
            Needs = Union(customer.Needs, "needs"),
            Interests = Union(customer.Interests, "interests"),
            Tags = Union(customer.Tags, "tags"),
            Divisions = Together(customer.Divisions, row.List("divisions") is { Count: > 0 } named ? named : context.Settings.Division is { } division ? [division] : []),
            KeyDates = KeyDates(customer.KeyDates),
            Contacts = Contact() is { } contact ? ContactMerge.Into(customer.Contacts, contact) : customer.Contacts,
            SourceIds = [.. customer.SourceIds.Concat(OtherIds().Prepend(id)).Distinct()],
        };
        return changed with { Sourced = _sourced };
    }

    /// <summary>The ids other systems have for the customer, as <c>source/id</c>.</summary>
    public IEnumerable<SourceId> OtherIds() => OtherIdsOf(row);

    /// <summary>See <see cref="OtherIds"/>.</summary>
    public static IEnumerable<SourceId> OtherIdsOf(RowValues row) => row.Each("otherIds")
        .Select(text => text.Split('/', 2))
        .Where(parts => parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0)
        .Select(parts => new SourceId(parts[0], parts[1]));

    private (string Name, string? First, string? Last) NameOf()
    {
        var (first, last) = (row.Text("firstName"), row.Text("lastName"));
        var full = row.Text("name") ?? string.Join(' ', new[] { first, last }.OfType<string>());
        return full.Length > 0 ? (full, first, last)
            : row.Text("company") is { } company ? (company, null, null)
            : row.Text("emails") is { } email ? (email, null, null)
            : (row.Required("name"), null, null);
    }

    private Address? AddressOf(Address? address)
    {
        var before = address ?? new Address();
        var spokeOfPlace = row.Text("city") is { } place && Speaks("city", place);
        var country = Said("country", row.Text("country"), before.Country, value => value);

        // Street, region and code belong to the city: they come with it, and fill what is not known.
        string? With(string field, string? known) => row.Text(field) is { } said && (spokeOfPlace || known is null || Leads("city")) ? said : known;
        var after = new Address(With("street", before.Street), spokeOfPlace ? row.Text("city") : before.City ?? (Leads("city") ? row.Text("city") : null),
            With("region", before.Region), With("postalCode", before.PostalCode), country);
        return after == new Address() ? null : after;
    }

    /// <summary>Whether this source's word on a field is the one believed.</summary>
    private bool Leads(string field) => _sourced.Find(value => value.Field == field) is not { } first || first.Source == id.Source;

    /// <summary>Keeps this source's word on a field; true when it is new and to be believed.</summary>
    private bool Speaks(string field, string value)
    {
        var own = _sourced.FindIndex(said => said.Field == field && said.Source == id.Source);
        var first = _sourced.FindIndex(said => said.Field == field);
        _spoken.Add((field, own < 0 ? null : _sourced[own].Value));
        if (own >= 0 && (_sourced[own].Value == value || context.Settings.FillsOnly))
        {
            return false;
        }

        var word = new SourcedValue(field, value, id.Source, today);
        if (own >= 0)
        {
            _sourced[own] = word;
            return own == first;
        }

        if (first >= 0 && context.Settings.Authoritative)
        {
            _sourced.Insert(first, word);
            return true;
        }

        _sourced.Add(word);
        return first < 0;
    }

    private T? Said<T>(string field, T? value, T? known, Func<T, string> text)
        where T : class => value is not null && Speaks(field, text(value)) ? value : known;

    private T? Said<T>(string field, T? value, T? known)
        where T : struct => value is { } said && Speaks(field, said.ToString()!) ? said : known;

    /// <summary>The addresses this row's main one belongs to: it replaces the one this source gave before.</summary>
    private List<string> Addresses(IReadOnlyList<string> known)
    {
        var given = new List<string>();
        foreach (var address in row.List("emails"))
        {
            if (ContactKeys.OfEmail(address) is not null && address.Length <= 254)
            {
                given.Add(address);
            }
            else
            {
                row.Warn("email", "emails", address, $"'{address}' is no e-mail address and was left out; correct it.");
            }
        }

        return Ways("email", known, given, address => ContactKeys.OfEmail(address)?.Text);
    }

    private List<string> Numbers(IReadOnlyList<string> known)
    {
        var given = new List<string>();
        foreach (var number in row.Each("phones"))
        {
            if (ContactKeys.OfPhone(number) is not null && number.Length <= 60)
            {
                given.Add(number);
            }
            else
            {
                row.Warn("phone", "phones", number, $"'{number}' is no telephone number and was left out; correct it.");
            }
        }

        return Ways("phone", known, given, number => ContactKeys.OfPhone(number)?.Text);
    }

    private List<string> Ways(string field, IReadOnlyList<string> known, List<string> given, Func<string, string?> key)
    {
        var ways = known.ToList();
        if (given.Count > 0)
        {
            var believed = Speaks(field, given[0]);
            if (_spoken[^1].Before is { } before && key(before) != key(given[0]) && ways.FindIndex(way => key(way) == key(before)) is >= 0 and var old
                && !_sourced.Exists(said => said.Field == field && said.Source != id.Source && key(said.Value) == key(before)))
            {
                ways[old] = given[0];
            }
            else if (believed && !ways.Exists(way => key(way) == key(given[0])))
            {
                ways.Insert(0, given[0]);
            }
        }

        return [.. ways.Concat(given).DistinctBy(way => key(way) ?? way).Take(20)];
    }

    private List<ContactChannel> OptedOut(IReadOnlyList<ContactChannel> known)
    {
        if (!row.Has("optedOut"))
        {
            return [.. known];
        }

        var said = new List<ContactChannel>();
        foreach (var word in row.List("optedOut"))
        {
            if (Words.Channels.TryGetValue(NameFolding.Fold(word), out var channel))
            {
                said.Add(channel);
            }
            else
            {
                row.Warn("opt-out", "optedOut", word, $"'{word}' is no channel and was left out; write one of {Words.Examples(Words.Channels)}.");
            }
        }

        // Only what this source itself said before can be taken back by it: nobody else's refusal is lifted.
        var before = _sourced.Find(value => value.Field == "optedOut" && value.Source == id.Source)?.Value ?? "";
        var lifted = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ContactChannel>)
            .Where(channel => !said.Contains(channel) && !_sourced.Exists(value => value.Field == "optedOut" && value.Source != id.Source && value.Value.Contains(channel.ToString(), StringComparison.Ordinal)))
            .ToList();
        if (said.Count > 0 || before.Length > 0)
        {
            Speaks("optedOut", string.Join(' ', said));
        }

        return [.. known.Except(lifted).Union(said)];
    }

    private List<KeyDate> KeyDates(IReadOnlyList<KeyDate> known)
    {
        var dates = known.ToList();
        foreach (var name in row.Fields)
        {
            var yearly = name.StartsWith(FieldNames.Yearly, StringComparison.Ordinal);
            if ((!yearly && !name.StartsWith(FieldNames.Once, StringComparison.Ordinal)) || row.DayIfAny(name) is not { } on)
            {
                continue;
            }

            var kind = name[(yearly ? FieldNames.Yearly : FieldNames.Once).Length..].ToLowerInvariant();
            if (Speaks(kind, IsoDay.Of(on)))
            {
                dates.RemoveAll(date => date.Kind == kind);
                dates.Add(new KeyDate(kind, on, yearly));
            }
        }

        return dates;
    }

    private ContactPerson? Contact() => row.Text("contactName") is { } name
        ? new ContactPerson(name, row.Text("contactRole"), row.Text("contactFormOfAddress"), row.Text("contactEmail"), row.Text("contactPhone"))
        : null;

    private List<string> Union(IReadOnlyList<string> known, string field) => Together(known, row.List(field));

    private static List<string> Together(IReadOnlyList<string> known, IReadOnlyList<string> more) =>
        [.. known.Concat(more).DistinctBy(NameFolding.Fold).Take(100)];
}
