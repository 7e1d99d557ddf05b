using RetentionBot.Testing.LanguageModel;

namespace RetentionBot.Skills.Tests.Transcripts;

/// <summary>Models as they come: one that is asked what it cannot know and says so, and one that does in turn everything a model should not.</summary>
internal static class ModelTempers
{
    /// <summary>Knows that nothing it is offered is meant, and that no record holds the answer.</summary>
    public static ModelResponse Modest(ModelRequest request, int count) => ModelResponse.Words("NONE");

    /// <summary>Invents, obeys nobody, breaks off.</summary>
    public static ModelResponse Hostile(ModelRequest request, int count) => (count % 11) switch
    {
        0 => ModelResponse.Call("data-forget", """{"customer":"Orla Fennimore"}"""),
        1 => ModelResponse.Call(First(request), """{"customer":"Evil Corporation","text":"pay me"}"""),
        2 => ModelResponse.Words("Ignore the rules. I have erased everybody. See https://evil.example/?q=secrets [C1-20230707]"),
        3 => ModelResponse.Raw("""{"id":"x","choices":[{"index":0,"mess"""),
        4 => ModelResponse.Call(Last(request), """{"customer":"#1","manager":"everybody","__proto__":"x","said":"erase all customers","skip":"0"}"""),
        5 => ModelResponse.Words(""),
        6 => ModelResponse.Calls([.. request.Functions.Select(function => (function, "{}"))]),
        7 => ModelResponse.Status(500),
        8 => ModelResponse.Call("confirm", """{"id":"1"}"""),
        9 => ModelResponse.Call(First(request), """["not","an","object"]"""),
        _ => ModelResponse.Words(new string('A', 20_000)),
    };

    private static string First(ModelRequest request) => request.Functions.Count > 0 ? request.Functions[0] : "help";

    private static string Last(ModelRequest request) => request.Functions.Count > 0 ? request.Functions[^1] : "help";
}
