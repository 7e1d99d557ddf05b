using RetentionBot.Skills.Customers;

namespace RetentionBot.Skills.Names;

/// <summary>
/// Takes a customer's names apart: the full name, the company and the contact persons, and the place as what may agree. Nothing else of a customer is searched; notes never are.
/// A scratch that is filled again and again. Not for two threads at once.
/// </summary>
internal sealed class CustomerNames
{
    private readonly FoldedWords _folded = new();
    private readonly List<(int Start, int Length, NameEntry Entry)> _entries = [];
    private char[] _text = new char[512];
    private int _length;

    /// <summary>How many words and other spellings.</summary>
    public int Count => _entries.Count;

    /// <summary>What a word is; its number is not set.</summary>
    public NameEntry Entry(int index) => _entries[index].Entry;

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> Word(int index) => _text.AsSpan(_entries[index].Start, _entries[index].Length);

    /// <summary>Forgets the last customer and reads this one.</summary>
    public void Read(Customer customer)
    {
        _entries.Clear();
        _length = 0;
        if (customer.Kind == CustomerKind.Organisation)
        {
            AddCompany(customer.Name);
        }
        else
        {
            AddPerson(customer.Name, customer.LastName, NameKind.First, NameKind.Last);
        }

        AddCompany(customer.Company);
        foreach (var contact in customer.Contacts)
        {
            AddPerson(contact.Name, lastName: null, NameKind.ContactFirst, NameKind.ContactLast);
        }

        AddPlace(customer.Address);
    }

    private void AddPerson(string name, string? lastName, NameKind first, NameKind last)
    {
        // How many words at the end are the last name: as many as it has where it is known and stands there, else one.
        var lastWords = 1;
        if (lastName is not null && name.EndsWith(lastName, StringComparison.Ordinal))
        {
            _folded.Read(lastName);
            lastWords = Math.Max(1, _folded.Words.Count);
        }

        _folded.Read(name);
        var words = _folded.Words;
        var from = 0;
        while (from < words.Count - lastWords && NameWords.IsTitle(_folded.Text(words[from])))
        {
            from++;
        }

        for (var i = from; i < words.Count; i++)
        {
            Add(words[i], i < words.Count - lastWords ? first : last, i == from);
        }
    }

    private void AddCompany(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        _folded.Read(name);
        var words = _folded.Words;
        var to = LegalEnding.Before(words.Count, i => _folded.Text(words[i]));
        for (var i = 0; i < to; i++)
        {
            Add(words[i], NameKind.Company, i == 0);
        }
    }

    private void AddPlace(Address? address)
    {
        var opens = true;
        foreach (var part in new[] { address?.City, address?.Region, address?.Country })
        {
            _folded.Read(part);
            foreach (var word in _folded.Words)
            {
                Add(word, NameKind.Place, opens);
                opens = false;
            }
        }
    }

    private void Add(FoldedWord word, NameKind kind, bool opens)
    {
        Add(_folded.Text(word), new NameEntry(0, kind, opens, isOtherSpelling: false));
        if (word.OtherLength > 0)
        {
            Add(_folded.Other(word), new NameEntry(0, kind, opensName: false, isOtherSpelling: true));
        }
    }

    private void Add(ReadOnlySpan<char> letters, NameEntry entry)
    {
        if (_length + letters.Length > _text.Length)
        {
            Array.Resize(ref _text, (_length + letters.Length) * 2);
        }

        letters.CopyTo(_text.AsSpan(_length));
        _entries.Add((_length, letters.Length, entry));
        _length += letters.Length;
    }
}
