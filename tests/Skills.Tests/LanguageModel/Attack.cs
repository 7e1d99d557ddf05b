using RetentionBot.Testing.LanguageModel;

namespace RetentionBot.Skills.Tests.LanguageModel;

/// <summary>A text that somebody put where a language model reads it, and what a model does that falls for it.</summary>
/// <param name="Name">What it tries, for the list of tests.</param>
/// <param name="Place">Where it is planted.</param>
/// <param name="Planted">The text.</param>
/// <param name="Obeys">What the obedient model answers, request by request; the last one again and again.</param>
internal sealed record Attack(string Name, Place Place, string Planted, params ModelResponse[] Obeys)
{
    /// <summary>Whether the obedient answer says nothing that the records do not, so that it may be shown as what it is: words of the model with their records. Default: false, the records are shown in its place.</summary>
    public bool HoldsAgainstRecords { get; init; }

    /// <summary>Reads the kind of records where the text stands, and then says something.</summary>
    /// <param name="said">With <c>{id}</c> for the id of the record where it stands.</param>
    public static Attack Saying(string name, Place place, string planted, string said) =>
        new(name, place, planted, Reading(place), ModelResponse.Words(said.Replace("{id}", Plant.IdAt(place), StringComparison.Ordinal)));

    /// <summary>Reads the kind of records where the text stands, and then does other things.</summary>
    public static Attack Doing(string name, Place place, string planted, params ModelResponse[] obeys) => new(name, place, planted, [Reading(place), .. obeys]);

    /// <summary>A message of the asker, who perhaps pasted it from somebody's letter, and the function that is called for it.</summary>
    public static Attack Message(string name, string message, string function, string arguments) => new(name, Place.Message, message, ModelResponse.Call(function, arguments));

    private static ModelResponse Reading(Place place) => ModelResponse.Call("records-read", $$"""{"kind":"{{Plant.KindAt(place)}}"}""");
}

/// <summary>Where a text is planted.</summary>
internal enum Place
{
    ContactNote,
    CustomerName,
    ContactPerson,
    Company,
    Product,
    Complaint,
    Resolution,
    SurveyComment,
    OfferName,
    OfferResponse,
    Referral,
    FollowUpReason,
    Preference,

    /// <summary>What the asker types, as a question across the records.</summary>
    Question,

    /// <summary>What the asker types, as a request that stays unclear.</summary>
    Message,
}
