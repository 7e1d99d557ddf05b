using RetentionBot.Import.Mapping;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Import.Writing;

/// <summary>A row that was read and has an id.</summary>
/// <param name="Values">Its fields.</param>
/// <param name="Id">What its source calls it, or what stands in for that.</param>
internal sealed record SourceRow(RowValues Values, SourceId Id);
