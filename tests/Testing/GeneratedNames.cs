using RetentionBot.Skills.Customers;

namespace RetentionBot.Testing;

/// <summary>
/// Made-up customers in any number, the same ones for the same seed. Names are put together from syllables and are spread as real ones are:
/// few are very common, most are rare, some have accents, one in eight is an organisation.
/// </summary>
public sealed class GeneratedNames
{
    private const int FirstNames = 20_000;
    private const int LastNames = 150_000;
    private const int Syllables = 3;

    private static readonly string[] Onsets =
        ["b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "sch", "st", "t", "tr", "v", "w", "z", "th", "", "sh", "gl"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "ie", "ea", "au", "é", "ö", "ü", "á", "ø", "í"];

    private static readonly string[] Codas = ["", "", "", "n", "r", "l", "s", "m", "t", "nd", "rt", "ng", "ck", "ll"];

    private static readonly string[] Endings = ["son", "sen", "er", "mann", "ez", "ova", "ini", "ard", "berg", "ton", "ski", "", "", ""];

    private static readonly string[] Trades = ["Foods", "Logistics", "Systems", "Trading", "Records", "Motors", "Textiles", "Energy", "Media", "Instruments"];

    private static readonly string[] Forms = ["Ltd", "GmbH", "Inc.", "S.A.", "AB", "B.V."];

    private static readonly string[] Cities = ["Aldmoor", "Bresk", "Corvigny", "Dunholt", "Esperance Bay", "Falkenau", "Grünsee", "Hallow Creek", "Ilmenstad", "Jorvale"];

    private readonly int _seed;
    private readonly string[] _firstNames;
    private readonly string[] _lastNames;

    /// <summary>Makes up the names to choose from: 20,000 first and 150,000 last ones.</summary>
    public GeneratedNames(int seed)
    {
        _seed = seed;
        var random = new Random(seed);
        _firstNames = Distinct(FirstNames, rank => Word(random, rank < 1_000 ? 2 : Syllables));
        _lastNames = Distinct(LastNames, rank => Word(random, rank < 5_000 ? 1 : 2) + Endings[random.Next(Endings.Length)]);
    }

    /// <summary>Customers numbered from 1, of ten account managers.</summary>
    public IEnumerable<Customer> Customers(int count)
    {
        var random = new Random(_seed + 1);
        for (var number = 1; number <= count; number++)
        {
            var (first, last) = (Pick(_firstNames, 3, random), Pick(_lastNames, 2.5, random));
            var isOrganisation = random.Next(8) == 0;
            var company = $"{Pick(_lastNames, 1.5, random)} {Trades[random.Next(Trades.Length)]} {Forms[random.Next(Forms.Length)]}";
            yield return new Customer
            {
                Number = number,
                Name = isOrganisation ? company : $"{first} {last}",
                Kind = isOrganisation ? CustomerKind.Organisation : CustomerKind.Person,
                FirstName = isOrganisation ? null : first,
                LastName = isOrganisation ? null : last,
                Company = !isOrganisation && random.Next(5) == 0 ? company : null,
                Contacts = isOrganisation ? [new ContactPerson($"{first} {last}")] : [],
                Address = new Address(City: Cities[random.Next(Cities.Length)]),
                Manager = 1 + random.Next(10),
                SourceIds = [new SourceId("sample", $"C-{number:D7}")],
            };
        }
    }

    /// <summary>The name with letters left out, added, replaced or swapped at random; never the name itself.</summary>
    public static string Mistyped(string name, int edits, Random random)
    {
        var typed = name;
        for (var edit = 0; edit < edits; edit++)
        {
            var before = typed;
            while (typed == before || typed == name)
            {
                typed = Edited(before, random);
            }
        }

        return typed;
    }

    private static string Edited(string text, Random random)
    {
        var at = random.Next(text.Length);
        var letter = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, letter.ToString()),
            2 => string.Concat(text.AsSpan(0, at), letter.ToString(), text.AsSpan(at + 1)),
            _ when at + 1 < text.Length => string.Concat(text.AsSpan(0, at), text[at + 1].ToString() + text[at], text.AsSpan(at + 2)),
            _ => text.Remove(at, 1),
        };
    }

    private static string Pick(string[] names, double skew, Random random) => names[(int)(names.Length * Math.Pow(random.NextDouble(), skew))];

    private static string Word(Random random, int syllables)
    {
        var word = "";
        for (var syllable = 0; syllable < syllables; syllable++)
        {
            word += Onsets[random.Next(Onsets.Length)] + Vowels[random.Next(Vowels.Length)] + Codas[random.Next(Codas.Length)];
        }

        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string[] Distinct(int count, Func<int, string> make)
    {
        var names = new HashSet<string>(count);
        while (names.Count < count)
        {
            names.Add(make(names.Count));
        }

        return [.. names];
    }
}
