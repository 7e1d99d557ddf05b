namespace RetentionBot.Skills.Names;

/// <summary>What a word is in a customer's names.</summary>
internal enum NameKind
{
    First,
    Last,
    Company,
    ContactFirst,
    ContactLast,

    /// <summary>Agrees or not, but finds nobody.</summary>
    Place,
}

/// <summary>One word of one of a customer's names in 32 bits: 26 for the word, the rest for what it is there.</summary>
internal readonly struct NameEntry
{
    private const int WordBits = 26;
    private const uint WordMask = (1u << WordBits) - 1;
    private const uint Opens = 1u << 29;
    private const uint Otherwise = 1u << 30;

    private readonly uint _bits;

    private NameEntry(uint bits) => _bits = bits;

    public NameEntry(int word, NameKind kind, bool opensName, bool isOtherSpelling) =>
        _bits = (uint)word | ((uint)kind << WordBits) | (opensName ? Opens : 0) | (isOtherSpelling ? Otherwise : 0);

    /// <summary>The word's number in the vocabulary.</summary>
    public int Word => (int)(_bits & WordMask);

    /// <summary>What the word is.</summary>
    public NameKind Kind => (NameKind)((_bits >> WordBits) & 7);

    /// <summary>Whether another name of the same customer begins here.</summary>
    public bool OpensName => (_bits & Opens) != 0;

    /// <summary>Whether this is the word before it, spelt otherwise.</summary>
    public bool IsOtherSpelling => (_bits & Otherwise) != 0;

    /// <summary>The same entry for another vocabulary.</summary>
    public NameEntry WithWord(int word) => new((_bits & ~WordMask) | (uint)word);

    /// <summary>Whether both say the same of words that may be numbered differently.</summary>
    public bool SameButWord(NameEntry other) => (_bits & ~WordMask) == (other._bits & ~WordMask);
}
