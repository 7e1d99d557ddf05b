using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Administration.Accounts;
using RetentionBot.Skills.Administration.Audit;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Attention;
using RetentionBot.Skills.FollowUps.Digests;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.Help;
using RetentionBot.Skills.History;
using RetentionBot.Skills.History.InWords;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.LanguageModel;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Kinds;
using RetentionBot.Skills.Outreach.Polishing;
using RetentionBot.Skills.Outreach.Templates;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Skills.Recording;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills;

/// <summary>Registers everything the bot can do.</summary>
public static class SkillServices
{
    /// <summary>
    /// Adds the books, the catalogue, the invoker and every function of the catalogue, each once for all turns: none of them keeps anything between turns.
    /// The store comes from elsewhere. <see cref="HistoryOptions"/>, <see cref="RightsOptions"/>, <see cref="ReminderOptions"/>, <see cref="FollowUpOptions"/>, <see cref="OutreachOptions"/>, <see cref="OfferOptions"/> and <see cref="CompanyHolidays"/> registered before stay; else the defaults hold.
    /// </summary>
    public static IServiceCollection AddSkills(this IServiceCollection services)
    {
        var catalogue = new SkillCatalogue();
        services.AddSingleton(catalogue);
        services.AddSingleton<CustomerBook>().AddSingleton<AccountManagerBook>().AddSingleton<ConversationBook>().AddSingleton<HistoryBook>();
        services.AddSingleton<SaidDetails>().AddSingleton<LowScore>().AddSingleton<ReplyWords>().AddSingleton<NextFollowUp>().AddSingleton<RecordedCustomer>().AddSingleton<AlikeCustomers>();
        services.AddSingleton<VisibleContacts>().AddSingleton<OrderPages>().AddSingleton<ManagerNames>().AddSingleton<Freshness>();
        services.AddSingleton<OwnExamples>().AddSingleton<Greeting>().AddSingleton<Administrators>();
        services.AddSingleton<CallerRights>().AddSingleton<SeenCustomers>().AddSingleton<LedgerBook>().AddSingleton<Bookkeeping>().AddSingleton<UndoBook>().AddSingleton<Questions>();
        services.AddSingleton<OwnErasure>().AddSingleton<MentionErasure>().AddSingleton<TraceErasure>();
        services.AddSingleton<AuditBook>().AddSingleton<AuditCsv>().AddSingleton<ExportTickets>().AddSingleton<ExportOffer>().AddSingleton<ExportFiles>().AddSingleton<ExportedCustomers>().AddSingleton<Book>();
        services.TryAddSingleton(new HistoryOptions());
        services.TryAddSingleton(new RightsOptions());
        services.TryAddSingleton(new ReminderOptions());
        services.TryAddSingleton(CompanyHolidays.None);
        services.TryAddSingleton(new FollowUpOptions());
        services.AddSingleton<WorkCalendars>().AddSingleton<FollowUpBook>().AddSingleton<FollowUpWords>().AddSingleton<OpenFollowUp>().AddSingleton<ListedFollowUps>().AddSingleton<Completion>().AddSingleton<CalendarOffer>();
        services.AddSingleton<CadenceBook>().AddSingleton<AttentionBook>().AddSingleton<ContactCeiling>().AddSingleton<DueItems>().AddSingleton<DigestBook>().AddSingleton<DigestComposition>().AddSingleton<DigestCard>().AddSingleton<DigestMarks>();
        services.AddSingleton<DigestPreview>().AddSingleton<WeekRecap>().AddSingleton<Nudge>().AddSingleton<TeamSummary>().AddSingleton<Escalation>();
        services.TryAddSingleton<ILanguageModel, NoLanguageModel>();
        services.TryAddSingleton(new ModelFields());
        services.AddSingleton<KeptNames>().AddSingleton<EvidenceReader>().AddSingleton<RecordList>().AddSingleton<AnswerInWords>();
        services.AddOffers();
        services.TryAddSingleton(new OutreachOptions());
        services.TryAddSingleton(provider => TemplateLibrary.Load(provider.GetRequiredService<OutreachOptions>().Templates));
        services.AddSingleton<DraftBook>().AddSingleton<WaitingDrafts>().AddSingleton<LedgerEvidence>().AddSingleton<FactCheck>().AddSingleton<OccasionKinds>().AddSingleton<Composer>().AddSingleton<DraftGuards>().AddSingleton<Polisher>().AddSingleton<DraftCard>().AddSingleton<Drafting>().AddSingleton<MeantDraft>();
        services.AddSingleton<MessageSourceOf>(provider => kind => provider.GetServices<IMessageSource>().Single(source => source.Kind == kind));
        services.AddSingleton<NameIndex>().AddSingleton<NameIndexFeed>().AddSingleton<CustomerFinder>();
        services.AddSingleton(provider => new SkillInvoker(
            catalogue, provider.GetRequiredService<CustomerFinder>(), provider.GetRequiredService<CustomerBook>(), provider.GetRequiredService<AccountManagerBook>(),
            provider.GetRequiredService<CallerRights>(), provider.GetRequiredService<Bookkeeping>(), provider.GetRequiredService));
        foreach (var home in catalogue.Functions.Select(function => function.Home).Distinct())
        {
            services.AddSingleton(home);
            if (home.IsAssignableTo(typeof(IMessageSource)))
            {
                services.AddSingleton(typeof(IMessageSource), provider => provider.GetRequiredService(home));
            }
        }

        return services;
    }
}
