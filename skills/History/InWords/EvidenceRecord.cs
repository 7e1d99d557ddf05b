namespace RetentionBot.Skills.History.InWords;

/// <summary>A record that an answer may rest on.</summary>
/// <param name="Id">As people see it.</param>
/// <param name="On">Its day; of a follow-up the day it is due.</param>
/// <param name="Shown">As whoever asks reads it.</param>
/// <param name="Sent">As a language model may be told it: without the fields that the settings keep back. What notes say of how to reach somebody is taken out when it is sent.</param>
internal sealed record EvidenceRecord(string Id, DateOnly On, string Shown, string Sent);

/// <summary>What kind of records a question can be answered from.</summary>
internal enum EvidenceKind
{
    /// <summary>Calls, e-mails, meetings.</summary>
    Contacts,

    /// <summary>Lines of orders.</summary>
    Purchases,

    Complaints,

    /// <summary>Scores and what was written beside them.</summary>
    Surveys,

    /// <summary>Offers that were sent.</summary>
    Offers,

    Referrals,

    /// <summary>Promises and follow-ups that are open.</summary>
    Promises,
}
