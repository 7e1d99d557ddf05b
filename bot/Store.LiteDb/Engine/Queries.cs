using LiteDB;
using LiteDB.Engine;

namespace RetentionBot.Store.LiteDb;

/// <summary>
/// The few query shapes the store uses. Each is parsed once and its parameters are set before each run, which only the gate's one thread may do:
/// LiteDB compiles every new text and keeps it for ever. Results are whole lists; no reader stays open.
/// </summary>
internal sealed class Queries(LiteEngine engine)
{
    private static readonly BsonExpression Id = BsonExpression.Create("$._id");

    private readonly Shape _byId = new("$._id = @0");
    private readonly Shape _inIds = new("$._id IN @0");
    private readonly Shape _presentIds = new("$._id IN @0", select: "$._id");
    private readonly Shape _idRange = new("$._id BETWEEN @0 AND @1", orderBy: Id);
    private readonly Shape _idKeys = new("$._id BETWEEN @0 AND @1", orderBy: Id, select: "$._id");
    private readonly Dictionary<string, Shape> _indexRanges = [];
    private readonly Dictionary<string, Shape> _indexKeys = [];

    public BsonDocument? Find(string collection, BsonValue id) => _byId.Run(engine, collection, 1, descending: false, id).FirstOrDefault();

    /// <summary>The documents behind ids, in no particular order.</summary>
    public List<BsonDocument> FindAll(string collection, IEnumerable<BsonValue> ids) =>
        _inIds.Run(engine, collection, int.MaxValue, descending: false, new BsonArray(ids));

    /// <summary>Those of the ids that are there, from the index alone.</summary>
    public HashSet<BsonValue> Present(string collection, IEnumerable<BsonValue> ids) =>
        [.. _presentIds.Run(engine, collection, int.MaxValue, descending: false, new BsonArray(ids)).Select(d => d["_id"])];

    /// <summary>The keys in a closed range, ascending, from the index alone.</summary>
    public List<BsonValue> Keys(string collection, BsonValue from, BsonValue to, int limit) =>
        _idKeys.Run(engine, collection, limit, descending: false, from, to).ConvertAll(d => d["_id"]);

    public List<BsonDocument> Range(string collection, BsonValue from, BsonValue to, int limit, bool descending) =>
        _idRange.Run(engine, collection, limit, descending, from, to);

    /// <summary>The documents whose entries lie in a closed range, by their first entry in it, each once.</summary>
    public List<BsonDocument> ByIndex(Index index, byte[] from, byte[] to, int limit, bool descending) =>
        ShapeOf(_indexRanges, index, select: "$").Run(engine, index.Collection.Name, limit, descending, new BsonValue(from), new BsonValue(to));

    /// <summary>As <see cref="ByIndex"/>, but only the id and the entries of each document are read.</summary>
    public List<BsonDocument> EntriesByIndex(Index index, byte[] from, byte[] to, int limit) =>
        ShapeOf(_indexKeys, index, select: $"{{_id: $._id, {Envelope.FieldOf(index)}: $.{Envelope.FieldOf(index)}}}")
            .Run(engine, index.Collection.Name, limit, descending: false, new BsonValue(from), new BsonValue(to));

    private static Shape ShapeOf(Dictionary<string, Shape> shapes, Index index, string select)
    {
        var name = index.Collection.Name + "." + Envelope.FieldOf(index);
        if (!shapes.TryGetValue(name, out var shape))
        {
            var expression = Envelope.ExpressionOf(index);
            shapes[name] = shape = new Shape($"{expression} ANY BETWEEN @0 AND @1", BsonExpression.Create(expression), select);
        }

        return shape;
    }

    private sealed class Shape
    {
        private readonly BsonDocument _parameters = new() { ["0"] = BsonValue.Null, ["1"] = BsonValue.Null };
        private readonly Query _query;

        public Shape(string where, BsonExpression? orderBy = null, string select = "$")
        {
            _query = new Query { Select = BsonExpression.Create(select), OrderBy = orderBy };
            _query.Where.Add(BsonExpression.Create(where, _parameters));
        }

        public List<BsonDocument> Run(LiteEngine engine, string collection, int limit, bool descending, params ReadOnlySpan<BsonValue> values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                _parameters[i == 0 ? "0" : "1"] = values[i];
            }

            _query.Limit = limit;
            _query.Order = descending ? Query.Descending : Query.Ascending;
            var documents = new List<BsonDocument>();
            using var reader = engine.Query(collection, _query);
            while (reader.Read())
            {
                documents.Add(reader.Current.AsDocument);
            }

            return documents;
        }
    }
}
