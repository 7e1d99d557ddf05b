using System.Text.Json.Serialization;
using RetentionBot.Store;

namespace RetentionBot.StoreWriter;

/// <summary>What the writer writes.</summary>
/// <param name="Id">1 and up in the order of writing; the second document of a pair has the negative number.</param>
/// <param name="Text">Fills a page now and then.</param>
public sealed record Line(long Id, string Text)
{
    /// <summary>Where lines are kept.</summary>
    public static Collection<Line> Collection { get; } = new("lines", KeyKind.Number, line => line.Id, LineJson.Default.Line);

    /// <summary>An index whose keys are in another order than the documents.</summary>
    public static Index<Line> ByRemainder { get; } = Collection.AddIndex("byRemainder", KeyKind.Number, line => [line.Id % 7]);

    /// <summary>The line of a number.</summary>
    public static Line Of(long id) => new(id, new string('x', (int)(50 + (Math.Abs(id) * 131 % 2000))));
}

[JsonSerializable(typeof(Line))]
internal sealed partial class LineJson : JsonSerializerContext;
