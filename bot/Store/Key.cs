namespace RetentionBot.Store;

/// <summary>
/// The key of a document or of an index entry: an ordinal string or a 64-bit number, never both.
/// A collection or an index holds keys of one kind only. Strings compare ordinally, so <c>29:1AbC</c> and <c>29:1aBc</c> are two keys.
/// </summary>
public readonly record struct Key : IComparable<Key>
{
    /// <summary>The longest key accepted, in UTF-8 bytes; LiteDB refuses index keys over 1,023 bytes (measured).</summary>
    public const int MaxBytes = 900;

    private readonly long _number;
    private readonly string? _text;

    /// <summary>A text key.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than <see cref="MaxBytes"/>, or holds half a surrogate pair, which no file keeps.</exception>
    public Key(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (HoldsHalfAPair(text))
            throw new ArgumentException("A key holds half a surrogate pair: a text was cut in the middle of a character.", nameof(text));

        if (text.Length > MaxBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            throw new ArgumentException($"A key of {text.Length} characters is longer than {MaxBytes} bytes; shorten or hash it.", nameof(text));
        }

        _text = text;
    }

    /// <summary>A number key.</summary>
    public Key(long number) => _number = number;

    /// <summary>Whether this key is a text.</summary>
    public bool IsText => _text is not null;

    /// <summary>The text of a text key.</summary>
    /// <exception cref="InvalidOperationException">The key is a number.</exception>
    public string Text => _text ?? throw new InvalidOperationException($"Key {_number} is a number, not a text.");

    /// <summary>The number of a number key.</summary>
    /// <exception cref="InvalidOperationException">The key is a text.</exception>
    public long Number => _text is null ? _number : throw new InvalidOperationException($"Key '{_text}' is a text, not a number.");

    public static implicit operator Key(string text) => new(text);

    public static implicit operator Key(long number) => new(number);

    /// <summary>Ordinal for texts, numeric for numbers; numbers sort before texts.</summary>
    public int CompareTo(Key other) => (_text, other._text) switch
    {
        (null, null) => _number.CompareTo(other._number),
        (null, _) => -1,
        (_, null) => 1,
        _ => string.CompareOrdinal(_text, other._text),
    };

    public static bool operator <(Key left, Key right) => left.CompareTo(right) < 0;

    public static bool operator <=(Key left, Key right) => left.CompareTo(right) <= 0;

    public static bool operator >(Key left, Key right) => left.CompareTo(right) > 0;

    public static bool operator >=(Key left, Key right) => left.CompareTo(right) >= 0;

    private static bool HoldsHalfAPair(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsSurrogatePair(text, i))
                return true;
            i++;
        }

        return false;
    }

    public override string ToString() => _text ?? _number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
