using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills;

/// <summary>How the books write their documents: defaults left out, enumerations by name, so that a data file can be read by a person.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Purchase))]
[JsonSerializable(typeof(OfferSent))]
[JsonSerializable(typeof(Complaint))]
[JsonSerializable(typeof(SurveyScore))]
[JsonSerializable(typeof(Referral))]
[JsonSerializable(typeof(RecordCoverage))]
[JsonSerializable(typeof(FollowUp))]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(Digest))]
[JsonSerializable(typeof(FirmCadences))]
[JsonSerializable(typeof(Offer))]
[JsonSerializable(typeof(AccountManager))]
[JsonSerializable(typeof(ConversationMemory))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(UndoEntry))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(UsedNumber))]
[JsonSerializable(typeof(ExportTicket))]
[JsonSerializable(typeof(ErasureKey))]
[JsonSerializable(typeof(BackupNote))]
[JsonSerializable(typeof(ModelUse))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SkillsJson : JsonSerializerContext;
