namespace RetentionBot.Skills.Rights;

/// <summary>What a function does, as far as rights go. Every function names its deed, and <see cref="RightsTable"/> says who may do it.</summary>
public enum Deed
{
    /// <summary>Concerns no customer in particular: help, the next page, one's own account.</summary>
    Ask,

    /// <summary>Reads the shared history of a customer. Private notes are for their author alone, whoever asks.</summary>
    ReadCustomer,

    /// <summary>Lists customers; each one listed must be one the caller may read.</summary>
    ListCustomers,

    /// <summary>Writes down a fact about a customer, changes a field, or takes that back.</summary>
    Record,

    /// <summary>Adds a customer nobody looks after yet.</summary>
    AddCustomer,

    /// <summary>Gives a customer to another account manager.</summary>
    AssignCustomer,

    /// <summary>Makes two records of one customer one, or two again.</summary>
    MergeCustomers,

    /// <summary>Takes data out of the bot, without any way to reach the customer.</summary>
    Export,

    /// <summary>Takes addresses and numbers of customers out of the bot.</summary>
    ExportContactData,

    /// <summary>Takes the list of a team's customers out of the bot.</summary>
    ExportTeam,

    /// <summary>Takes the list of all customers out of the bot.</summary>
    ExportAll,

    /// <summary>Erases a person for good.</summary>
    Forget,

    /// <summary>Goes past a guard, such as the one against new-customer offers to customers.</summary>
    OverrideGuard,

    /// <summary>Takes back what somebody else recorded.</summary>
    UndoOfOthers,

    /// <summary>Looks at or changes one's own reminders: the digest, when it comes, one's leave, how one's drafts sound.</summary>
    OwnReminders,

    /// <summary>Sets how often the firm contacts its customers.</summary>
    SetFirmCadence,

    /// <summary>Runs the bot: accounts, the audit.</summary>
    Administer,
}
