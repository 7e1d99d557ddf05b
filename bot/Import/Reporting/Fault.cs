namespace RetentionBot.Import.Reporting;

/// <summary>What is wrong with a row.</summary>
/// <param name="Code">The same for all rows with the same kind of fault.</param>
/// <param name="Column">Where, as the file calls it.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Sentence">What a person should do about it.</param>
internal sealed record Fault(string Code, string Column, string Value, string Sentence);

/// <summary>Thrown while a row is being understood, caught once per row.</summary>
internal sealed class RowFaultException(Fault fault) : Exception(fault.Sentence)
{
    public Fault Fault { get; } = fault;
}
