namespace RetentionBot.Understanding.Phrases;

/// <summary>A part of a pattern; a closed family.</summary>
internal abstract record PhrasePart
{
    private PhrasePart()
    {
    }

    /// <summary>A word that stands as it is.</summary>
    public sealed record Word(string Text) : PhrasePart;

    /// <summary>What varies.</summary>
    public sealed record Slot(string Name) : PhrasePart;

    /// <summary>One of several, each of any number of parts.</summary>
    /// <param name="Ways">What can stand there.</param>
    /// <param name="IsOptional">Whether it can be left out.</param>
    public sealed record Choice(IReadOnlyList<IReadOnlyList<PhrasePart>> Ways, bool IsOptional) : PhrasePart;
}
