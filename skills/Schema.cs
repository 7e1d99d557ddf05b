using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.History;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Store;

namespace RetentionBot.Skills;

/// <summary>
/// Every collection of the product and the keys its documents are found by. One place, so that a store can open, check and rebuild all of it.
/// A name once used in a data file is never used for something else.
/// </summary>
public static class Schema
{
    public static Collection<Customer> Customers { get; } = new("customers", KeyKind.Number, customer => customer.Number, SkillsJson.Default.Customer, hot: true);

    /// <summary>Folded e-mail addresses, those of contact persons included.</summary>
    public static Index<Customer> CustomersByEmail { get; } = Customers.AddIndex("byEmail", KeyKind.Text, customer =>
        customer.Emails.Concat(customer.Contacts.Select(contact => contact.Email).OfType<string>()).Select(ContactKeys.OfEmail).OfType<Key>());

    /// <summary>The digits of telephone numbers, those of contact persons included.</summary>
    public static Index<Customer> CustomersByPhone { get; } = Customers.AddIndex("byPhone", KeyKind.Text, customer =>
        customer.Phones.Concat(customer.Contacts.Select(contact => contact.Phone).OfType<string>()).Select(ContactKeys.OfPhone).OfType<Key>());

    /// <summary>The domains of their companies, as their e-mail addresses tell them: see <see cref="MailDomains"/>.</summary>
    public static Index<Customer> CustomersByMailDomain { get; } = Customers.AddIndex("byMailDomain", KeyKind.Text, MailDomains.KeysOf);

    public static Index<Customer> CustomersBySourceId { get; } = Customers.AddIndex("bySourceId", KeyKind.Text, customer =>
        customer.SourceIds.Select(id => (Key)id.Key));

    /// <summary>By account manager and customer number: <c>manager &lt;&lt; 32 | customer</c>; the pool is manager 0.</summary>
    public static Index<Customer> CustomersByManager { get; } = Customers.AddIndex("byManager", KeyKind.Number, customer =>
        customer.IsLive ? [ManagerKey(customer.Manager, customer.Number)] : []);

    /// <summary>By what customers have in common: see <see cref="CustomerTraits"/>.</summary>
    public static Index<Customer> CustomersByTrait { get; } = Customers.AddIndex("byTrait", KeyKind.Text, CustomerTraits.KeysOf);

    /// <summary>Why and when each wants attention: see <see cref="AttentionKeys"/>.</summary>
    public static Index<Customer> CustomersByAttention { get; } = Customers.AddIndex("byAttention", KeyKind.Number, AttentionKeys.Of);

    /// <summary>Those who are kept from the language model, by number; those who were merged into another keep their names, too.</summary>
    public static Index<Customer> CustomersKeptFromModel { get; } = Customers.AddIndex("byKeptFromModel", KeyKind.Number, customer => customer.IsKeptFromModel ? [customer.Number] : []);

    public static Collection<Interaction> Interactions { get; } = History("interactions", SkillsJson.Default.Interaction);

    /// <summary>By whoever had it and its day: see <see cref="ManagerDayKey"/>.</summary>
    public static Index<Interaction> InteractionsByManagerDay { get; } = Interactions.AddIndex("byManagerDay", KeyKind.Number, contact =>
        contact.By is { } manager ? [ManagerDayKey(manager, contact.On)] : []);

    public static Index<Interaction> InteractionsBySourceId { get; } = BySourceId(Interactions);

    public static Collection<Purchase> Purchases { get; } = History("purchases", SkillsJson.Default.Purchase);

    public static Index<Purchase> PurchasesBySourceId { get; } = BySourceId(Purchases);

    /// <summary>By folded product and product line: see <see cref="CustomerTraits.Product"/>.</summary>
    public static Index<Purchase> PurchasesByProduct { get; } = Purchases.AddIndex("byProduct", KeyKind.Text, purchase =>
        new[] { CustomerTraits.Product(purchase.Product), CustomerTraits.Product(purchase.ProductLine) }.OfType<Key>());

    public static Collection<OfferSent> OffersSent { get; } = History("offersSent", SkillsJson.Default.OfferSent);

    public static Index<OfferSent> OffersSentBySourceId { get; } = BySourceId(OffersSent);

    public static Collection<Complaint> Complaints { get; } = History("complaints", SkillsJson.Default.Complaint);

    /// <summary>Those that wait, by owner and the day they came in: see <see cref="ManagerDayKey"/>; nobody's are manager 0's.</summary>
    public static Index<Complaint> ComplaintsOpenByOwner { get; } = Complaints.AddIndex("openByOwner", KeyKind.Number, complaint =>
        complaint.IsOpen ? [ManagerDayKey(complaint.Owner, complaint.On)] : []);

    public static Index<Complaint> ComplaintsBySourceId { get; } = BySourceId(Complaints);

    public static Collection<SurveyScore> Surveys { get; } = History("surveys", SkillsJson.Default.SurveyScore);

    public static Index<SurveyScore> SurveysBySourceId { get; } = BySourceId(Surveys);

    public static Collection<Referral> Referrals { get; } = History("referrals", SkillsJson.Default.Referral);

    public static Index<Referral> ReferralsBySourceId { get; } = BySourceId(Referrals);

    public static Collection<RecordCoverage> Coverage { get; } =
        new("coverage", KeyKind.Text, coverage => coverage.Kind.ToString(), SkillsJson.Default.RecordCoverage, hot: true);

    public static Collection<FollowUp> FollowUps { get; } = new("followUps", KeyKind.Number, followUp => followUp.Number, SkillsJson.Default.FollowUp);

    /// <summary>By customer and due day: see <see cref="CustomerDayKey"/>; those that are done too.</summary>
    public static Index<FollowUp> FollowUpsByCustomer { get; } = FollowUps.AddIndex("byCustomer", KeyKind.Number, followUp =>
        [CustomerDayKey(followUp.Customer, followUp.DueOn)]);

    /// <summary>Those that wait, by owner and due day: see <see cref="ManagerDayKey"/>; nobody's are manager 0's.</summary>
    public static Index<FollowUp> FollowUpsOpenByOwnerDay { get; } = FollowUps.AddIndex("openByOwnerDay", KeyKind.Number, followUp =>
        followUp.IsOpen ? [ManagerDayKey(followUp.Owner, followUp.DueOn)] : []);

    /// <summary>Those that wait, by due day: the day number.</summary>
    public static Index<FollowUp> FollowUpsOpenByDay { get; } = FollowUps.AddIndex("openByDay", KeyKind.Number, followUp =>
        followUp.IsOpen ? [followUp.DueOn.DayNumber] : []);

    /// <summary>Those that wait and have a time of day, by due day: the day number.</summary>
    public static Index<FollowUp> FollowUpsTimedByDay { get; } = FollowUps.AddIndex("timedByDay", KeyKind.Number, followUp =>
        followUp is { IsOpen: true, DueAt: not null } ? [followUp.DueOn.DayNumber] : []);

    /// <summary>Promises that were kept, by whoever gave them and the day: see <see cref="ManagerDayKey"/>.</summary>
    public static Index<FollowUp> PromisesKeptByOwnerDay { get; } = FollowUps.AddIndex("promisesKept", KeyKind.Number, followUp =>
        followUp is { IsPromise: true, DoneOn: { } done } ? [ManagerDayKey(followUp.Owner, done)] : []);

    public static Collection<Draft> Drafts { get; } = new("drafts", KeyKind.Number, draft => draft.Number, SkillsJson.Default.Draft);

    /// <summary>Those that wait, by owner and their last day: see <see cref="ManagerDayKey"/>.</summary>
    public static Index<Draft> DraftsWaitingByOwner { get; } = Drafts.AddIndex("waitingByOwner", KeyKind.Number, draft =>
        draft.State == DraftState.Waiting ? [ManagerDayKey(draft.Owner, draft.ExpiresOn)] : []);

    /// <summary>By customer and the day they were sent, else made: see <see cref="CustomerDayKey"/>.</summary>
    public static Index<Draft> DraftsByCustomer { get; } = Drafts.AddIndex("byCustomer", KeyKind.Number, draft => [CustomerDayKey(draft.Customer, draft.SentOn ?? draft.MadeOn)]);

    /// <summary>By the day they were sent, else made, for expiry: the day number.</summary>
    public static Index<Draft> DraftsByDay { get; } = Drafts.AddIndex("byDay", KeyKind.Number, draft => [(draft.SentOn ?? draft.MadeOn).DayNumber]);

    /// <summary>What each account manager was shown on each day.</summary>
    public static Collection<Digest> Digests { get; } = new("digests", KeyKind.Text, digest => digest.Key, SkillsJson.Default.Digest);

    /// <summary>By day, for expiry: the day number.</summary>
    public static Index<Digest> DigestsByDay { get; } = Digests.AddIndex("byDay", KeyKind.Number, digest => [digest.On.DayNumber]);

    /// <summary>One document: how often the firm contacts its customers, where that was changed by chat.</summary>
    public static Collection<FirmCadences> Cadences { get; } = new("cadences", KeyKind.Number, cadences => FirmCadences.Number, SkillsJson.Default.FirmCadences, hot: true);

    public static Index<FollowUp> FollowUpsBySourceId { get; } = FollowUps.AddIndex("bySourceId", KeyKind.Text, followUp =>
        followUp.SourceId is { } id ? [id.Key] : []);

    public static Collection<Offer> Offers { get; } = new("offers", KeyKind.Text, offer => offer.Id, SkillsJson.Default.Offer);

    public static Collection<AccountManager> Managers { get; } = new("managers", KeyKind.Number, manager => manager.Number, SkillsJson.Default.AccountManager, hot: true);

    public static Index<AccountManager> ManagersByEmail { get; } = Managers.AddIndex("byEmail", KeyKind.Text, manager =>
        manager.Email is { } email && ContactKeys.OfEmail(email) is { } key ? [key] : []);

    /// <summary>The folded full name.</summary>
    public static Index<AccountManager> ManagersByName { get; } = Managers.AddIndex("byName", KeyKind.Text, manager =>
        NameFolding.Fold(manager.Name) is { Length: > 0 } folded ? [ContactKeys.Capped(folded)] : []);

    /// <summary>The folded full name and each word of it, for colleagues who are called by their first or last name.</summary>
    public static Index<AccountManager> ManagersByCallName { get; } = Managers.AddIndex("byCallName", KeyKind.Text, manager =>
        NameFolding.Fold(manager.Name) is { Length: > 0 } folded ? folded.Split(' ').Append(folded).Distinct().Select(name => ContactKeys.Capped(name)) : []);

    public static Index<AccountManager> ManagersBySourceId { get; } = Managers.AddIndex("bySourceId", KeyKind.Text, manager =>
        manager.SourceIds.Select(id => (Key)id.Key));

    public static Index<AccountManager> ManagersByAccount { get; } = Managers.AddIndex("byAccount", KeyKind.Text, manager =>
        manager.Accounts.Select(account => (Key)account));

    /// <summary>By whoever stands in for them and the last day of that leave: see <see cref="ManagerDayKey"/>.</summary>
    public static Index<AccountManager> ManagersByStandIn { get; } = Managers.AddIndex("byStandIn", KeyKind.Number, manager =>
        manager.Leave.Where(leave => leave.StandIn is not null).Select(leave => ManagerDayKey(leave.StandIn, leave.To)));

    public static Collection<ConversationMemory> Memories { get; } =
        new("conversations", KeyKind.Text, memory => memory.Key, SkillsJson.Default.ConversationMemory, hot: true);

    /// <summary>By the day of the last change, for expiry.</summary>
    public static Index<ConversationMemory> MemoriesByExpiry { get; } = Memories.AddIndex("byExpiry", KeyKind.Number, memory =>
        [memory.ChangedAt.ToUnixTimeSeconds() / 86_400]);

    public static Collection<AuditEntry> Audit { get; } = new("audit", KeyKind.Text, entry => entry.Key, SkillsJson.Default.AuditEntry);

    /// <summary>By customer and second: see <see cref="AuditKey"/>.</summary>
    public static Index<AuditEntry> AuditByCustomer { get; } = Audit.AddIndex("byCustomerTime", KeyKind.Number, entry =>
        entry.Customers.Select(customer => AuditKey(customer, entry.At)));

    public static Collection<UndoEntry> Undo { get; } = new("undo", KeyKind.Text, entry => entry.Key, SkillsJson.Default.UndoEntry);

    /// <summary>What stands, by whoever did it and when.</summary>
    public static Index<UndoEntry> UndoByManager { get; } = Undo.AddIndex("byManager", KeyKind.Text, entry =>
        entry.UndoneAt is null ? [UndoManagerPrefix(entry.Manager) + entry.Key] : []);

    public static Collection<UsedNumber> UsedNumbers { get; } = new("usedNumbers", KeyKind.Text, used => used.Collection, SkillsJson.Default.UsedNumber);

    public static Collection<Question> Questions { get; } = new("questions", KeyKind.Text, question => question.Key, SkillsJson.Default.Question);

    public static Collection<ExportTicket> ExportTickets { get; } = new("exportTickets", KeyKind.Text, ticket => ticket.Key, SkillsJson.Default.ExportTicket);

    /// <summary>By the second of expiry.</summary>
    public static Index<ExportTicket> ExportTicketsByExpiry { get; } = ExportTickets.AddIndex("byExpiry", KeyKind.Number, ticket => [ticket.Until.ToUnixTimeSeconds()]);

    /// <summary>One document: the secret that stands between erased ids and whoever would look them up.</summary>
    public static Collection<ErasureKey> ErasureKeys { get; } = new("erasureKey", KeyKind.Text, key => key.Id, SkillsJson.Default.ErasureKey);

    public static Collection<BackupNote> Backups { get; } = new("backups", KeyKind.Text, backup => backup.Key, SkillsJson.Default.BackupNote);

    /// <summary>One document: what was spent on the language model today.</summary>
    public static Collection<ModelUse> ModelUse { get; } = new("modelUse", KeyKind.Number, _ => LanguageModel.ModelUse.Number, SkillsJson.Default.ModelUse);

    /// <summary>Everything a store has to keep.</summary>
    public static IReadOnlyList<Collection> All { get; } =
    [
        Customers, Interactions, Purchases, OffersSent, Complaints, Surveys, Referrals, Coverage, FollowUps, Drafts, Digests, Cadences, Offers, Managers, Memories, Audit, Undo, UsedNumbers, Questions,
        ExportTickets, ErasureKeys, Backups, ModelUse, WorkItem.Collection,
    ];

    /// <summary>The <see cref="CustomersByManager"/> key of one customer.</summary>
    public static Key ManagerKey(int? manager, int customer) => ((long)(manager ?? 0) << 32) | (uint)customer;

    /// <summary>The <see cref="AuditByCustomer"/> key of a customer and an instant.</summary>
    public static Key AuditKey(int customer, DateTimeOffset at) => ((long)customer << 39) | at.ToUnixTimeSeconds();

    /// <summary>What the <see cref="UndoByManager"/> keys of one account manager start with.</summary>
    public static string UndoManagerPrefix(int manager) => $"{manager}/";

    /// <summary>The key of one account manager's day: <c>manager &lt;&lt; 32 | day number</c>; nobody is manager 0.</summary>
    public static Key ManagerDayKey(int? manager, DateOnly on) => ((long)(manager ?? 0) << 32) | (uint)on.DayNumber;

    /// <summary>The key of one customer's day: <c>customer &lt;&lt; 32 | day number</c>.</summary>
    public static Key CustomerDayKey(int customer, DateOnly on) => ((long)customer << 32) | (uint)on.DayNumber;

    private static Collection<T> History<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json)
        where T : HistoryRecord => new(name, KeyKind.Number, record => record.Key, json);

    private static Index<T> BySourceId<T>(Collection<T> collection)
        where T : HistoryRecord => collection.AddIndex("bySourceId", KeyKind.Text, record => record.SourceId is { } id ? [id.Key] : []);
}
