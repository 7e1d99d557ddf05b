namespace RetentionBot.Store;

/// <summary>A closed range of keys: both ends belong to it.</summary>
/// <param name="From">The lowest key.</param>
/// <param name="To">The highest key; a range whose <paramref name="To"/> lies below <paramref name="From"/> is empty.</param>
public readonly record struct KeyRange(Key From, Key To)
{
    /// <summary>Exactly one key.</summary>
    public static KeyRange Only(Key key) => new(key, key);

    /// <summary>Every text key that starts with <paramref name="prefix"/>, ordinally.</summary>
    public static KeyRange StartingWith(string prefix) => new(prefix, prefix + char.MaxValue);

    /// <summary>Every number key.</summary>
    public static KeyRange AllNumbers { get; } = new(long.MinValue, long.MaxValue);

    /// <summary>Every text key.</summary>
    public static KeyRange AllTexts { get; } = new("\u0001", new string(char.MaxValue, 8));
}
