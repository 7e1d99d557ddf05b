namespace RetentionBot.Import.Reading;

/// <summary>One row of a file.</summary>
/// <param name="Number">As a person counts: the line it starts on, from 1, the header included; in a workbook its row.</param>
/// <param name="Cells">In the order of the columns; may be fewer or more than there are columns.</param>
/// <param name="Fault">A sentence when the row cannot be read as one; its cells then hold what was there, in one piece.</param>
internal sealed record Row(int Number, IReadOnlyList<string> Cells, string? Fault = null)
{
    /// <summary>The cell of a column; empty when the row is too short.</summary>
    public string Cell(int column) => column < Cells.Count ? Cells[column] : "";
}
