using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Skills.Outreach;

/// <summary>How messages to customers are drafted. Section <c>Outreach</c>.</summary>
public sealed record OutreachOptions
{
    /// <summary>A folder with templates that replace those of the program, <c>de/thankYou.liquid</c>; relative to the content root. Null for none.</summary>
    public string? Templates { get; init; }

    /// <summary>The language of a message where the customer's is unknown or has no templates, BCP 47. Default: en.</summary>
    [RegularExpression("[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*", ErrorMessage = "Outreach:Language must be a language tag such as en or de-AT; leave it out for en.")]
    public string Language { get; init; } = "en";

    /// <summary>For how many working days a thank-you can be sent, 1 to 60. Default 5.</summary>
    [Range(1, 60, ErrorMessage = "Outreach:ThanksExpireAfterDays must be from 1 to 60 working days; leave it out for 5.")]
    public int ThanksExpireAfterDays { get; init; } = 5;

    /// <summary>For how many days any other draft can be sent, 1 to 365. Default 14.</summary>
    [Range(1, 365, ErrorMessage = "Outreach:ExpireAfterDays must be from 1 to 365 days; leave it out for 14.")]
    public int ExpireAfterDays { get; init; } = 14;

    /// <summary>How many days after an order it is proposed to ask how satisfied they are, 1 to 90. Default 14.</summary>
    [Range(1, 90, ErrorMessage = "Outreach:SatisfactionAfterDays must be from 1 to 90 days; leave it out for 14.")]
    public int SatisfactionAfterDays { get; init; } = 14;

    /// <summary>The fewest days between two questions of satisfaction to one customer, however often they order, 7 to 730. Default 90.</summary>
    [Range(7, 730, ErrorMessage = "Outreach:SatisfactionEveryDays must be from 7 to 730 days; leave it out for 90.")]
    public int SatisfactionEveryDays { get; init; } = 90;

    /// <summary>After how many days it is proposed to ask for feedback again, 30 to 1,095. Default 365.</summary>
    [Range(30, 1_095, ErrorMessage = "Outreach:FeedbackEveryDays must be from 30 to 1095 days; leave it out for 365.")]
    public int FeedbackEveryDays { get; init; } = 365;

    /// <summary>What newcomers are told, for the whole firm or for one division or product line.</summary>
    public IReadOnlyList<WelcomeKit> Kits { get; init; } = [];
}

/// <summary>What somebody new is told: what is missing here shows as a gap in the draft.</summary>
public sealed record WelcomeKit
{
    /// <summary>The division or product line it is for, as the ledger names it; null for whoever is new to the firm.</summary>
    public string? For { get; init; }

    /// <summary>The language its words are in, BCP 47. Default: en.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What happens next and when, a sentence without its full stop.</summary>
    public string? Next { get; init; }

    /// <summary>The first thing for them to do, as <c>register your device</c>.</summary>
    public string? FirstStep { get; init; }

    /// <summary>The address or number for questions.</summary>
    public string? Support { get; init; }

    /// <summary>Who is there when the account manager is not.</summary>
    public string? StandIn { get; init; }

    /// <summary>Where they find more: https addresses.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}
