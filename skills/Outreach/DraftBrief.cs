namespace RetentionBot.Skills.Outreach;

/// <summary>What a draft was asked to be about, so that it can be written again.</summary>
public sealed record DraftBrief
{
    /// <summary>What is thanked for, apologised for, congratulated on or invited to, in the words it was asked with; null where the ledger says it.</summary>
    public string? About { get; init; }

    /// <summary>For an apology, the id of the complaint; null where it is for nothing recorded.</summary>
    public string? Complaint { get; init; }

    /// <summary>The id of the offer in the catalogue; null for none.</summary>
    public string? Offer { get; init; }

    /// <summary>The contact person it goes to; null for the main one.</summary>
    public string? Recipient { get; init; }

    /// <summary>For an apology, what is done about it; null where the complaint's record says it.</summary>
    public string? Fix { get; init; }

    /// <summary>By when it is put right, or on which day the occasion is; null where a record says it.</summary>
    public DateOnly? On { get; init; }
}
