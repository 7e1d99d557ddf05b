namespace RetentionBot.Skills.LanguageModel;

/// <summary>What of a customer's records may be sent to a model. What is not sent is replaced by what it is, as <c>[e-mail]</c>; a customer who is kept from the model is not sent at all.</summary>
public sealed class ModelFields
{
    /// <summary>Names of customers, their companies, contact persons and of colleagues. Without them placeholders are sent, and put back into the answer. Default: true.</summary>
    public bool Names { get; set; } = true;

    /// <summary>What was written down: of contacts, complaints, surveys and follow-ups. Without it only days, kinds and states are sent. Private notes are never sent. Default: true.</summary>
    public bool Notes { get; set; } = true;

    /// <summary>What was bought. Default: true.</summary>
    public bool Products { get; set; } = true;

    /// <summary>Amounts of money. Default: false.</summary>
    public bool Amounts { get; set; }

    /// <summary>E-mail addresses, where notes hold some. Default: false.</summary>
    public bool Emails { get; set; }

    /// <summary>Telephone numbers, where notes hold some. Default: false.</summary>
    public bool Phones { get; set; }

    /// <summary>Postal addresses, where notes hold the customer's. Default: false.</summary>
    public bool Addresses { get; set; }
}
