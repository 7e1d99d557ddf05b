namespace RetentionBot.Import;

/// <summary>An import cannot start or go on, and a person can put it right: the message is one sentence or two for them. Nothing of the step that failed to start was written.</summary>
public sealed class ImportException : InvalidOperationException
{
    public ImportException(string sentence)
        : base(sentence)
    {
    }

    public ImportException(string sentence, Exception inner)
        : base(sentence, inner)
    {
    }
}
