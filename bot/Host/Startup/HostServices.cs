using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Commands;
using RetentionBot.Host.Handover;
using RetentionBot.Host.Inbox;
using RetentionBot.Host.Lookup;
using RetentionBot.Host.Lists;
using RetentionBot.Host.Loopback;
using RetentionBot.Host.Outbox;
using RetentionBot.Host.Outreach;
using RetentionBot.Host.Reminders;
using RetentionBot.Host.Settings;
using RetentionBot.Host.Telemetry;
using RetentionBot.Host.Turns;
using RetentionBot.LocalPage;
using RetentionBot.Skills.Administration.Erasure;
using RetentionBot.Skills.FollowUps;
using RetentionBot.Skills.FollowUps.Schedule;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Offers;
using RetentionBot.Skills.Rights;
using RetentionBot.Slack;
using RetentionBot.Slack.Installations;
using RetentionBot.Store;
using RetentionBot.Teams;

namespace RetentionBot.Host.Startup;

/// <summary>What the host itself adds to the services and the endpoints.</summary>
internal static class HostServices
{
    /// <summary>The data file, and commands from other processes that want it.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection("Store")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddInstruments();
        services.AddSingleton<StoreOpening>();
        services.AddSingleton<IStore>(provider => new MeasuredStore(provider.GetRequiredService<StoreOpening>().Store, provider.GetRequiredService<Instruments>()));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<CommandListener>(provider, provider.GetRequiredService<StoreOpening>().Settings.Path));
        return services;
    }

    /// <summary>How secrets in the data file are made unreadable. Nobody else's keys open them, nor do those of another program of the same user.</summary>
    public static IServiceCollection AddProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProtectionOptions>().Bind(configuration.GetSection("DataProtection")).ValidateOnStart();
        var protection = services.AddDataProtection().SetApplicationName("RetentionBot");
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();
        services.AddSingleton<KeyRing>().AddSingleton<IValidateOptions<ProtectionOptions>>(provider => provider.GetRequiredService<KeyRing>());
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, IOptions<ProtectionOptions>, ILoggerFactory>(
            (keys, ring, options, logging) => keys.XmlRepository = new FileSystemXmlRepository(ring.Open(options.Value), logging));
        return services;
    }

    /// <summary>When a customer counts as new or lapsed. The functions take the options themselves, so that they need no options package.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HistoryOptions>().Bind(configuration.GetSection("History")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<HistoryOptions>>().Value);
        return services;
    }

    /// <summary>How far apart offers and contacts lie; commands go by the same settings as the chat.</summary>
    public static IServiceCollection AddOffers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OfferOptions>().Bind(configuration.GetSection("Offers")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OfferOptions>>().Value);
        services.AddSingleton(provider => new GuardSettings(provider.GetRequiredService<HistoryOptions>(), provider.GetRequiredService<FollowUpOptions>(), provider.GetRequiredService<OfferOptions>()));
        return services;
    }

    /// <summary>When the bot speaks first and of what, and on which days the firm is closed.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ReminderSection.Name);
        services.AddOptions<ReminderSection>().Bind(section).PostConfigure(written => written.ReadWorkingDays(section[nameof(written.WorkingDays)])).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FollowUpOptions>().Bind(configuration.GetSection("FollowUps")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<FollowUpOptions>>().Value);
        services.AddSingleton<IValidateOptions<ReminderSection>, HolidaysFileCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReminderSection>>().Value.Options(provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
        services.AddSingleton(provider => HolidaysFile.Read(provider.GetRequiredService<ReminderOptions>().HolidaysFile, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        return services;
    }

    /// <summary>How messages are drafted. The templates are read and checked at start, so that nobody meets a broken one.</summary>
    public static IServiceCollection AddOutreach(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutreachOptions>().Bind(configuration.GetSection("Outreach")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutreachOptions>, TemplatesCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OutreachOptions>>().Value);
        services.AddSingleton(provider => TemplatesCheck.Load(provider.GetRequiredService<OutreachOptions>(), provider.GetRequiredService<IHostEnvironment>()));
        return services;
    }

    /// <summary>What looks at the clock and speaks first.</summary>
    public static IServiceCollection AddReminding(this IServiceCollection services) =>
        services.AddSingleton<LeadHours>().AddSingleton<DailyDigest>().AddSingleton<NudgeRound>().AddSingleton<ReminderRound>().AddHostedService<ReminderClock>();

    /// <summary>What answers a message.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection("Access")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection("Audit")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new RightsOptions { Visibility = provider.GetRequiredService<IOptions<AccessOptions>>().Value.Visibility });
        services.AddInstruments();
        services.AddSingleton<WhoIsAsking>().AddSingleton<AccountLinking>().AddSingleton<RecentStrangers>();
        services.AddSingleton<SeenMessages>().AddSingleton<SeenBook>().AddSingleton<IKeepsReplies, KeptReplies>().AddSingleton<Expiry>().AddHostedService<Forgetting>();
        services.AddSingleton<TurnSteps>().AddSingleton<TurnCommit>().AddSingleton<TurnDelivery>().AddSingleton<HandOver>().AddSingleton<TypingSign>();
        services.AddSingleton<BackgroundTurns>().AddHostedService(provider => provider.GetRequiredService<BackgroundTurns>());
        services.AddHostedService<InboxWorker>();
        services.AddSingleton<ITurn, Turn>();
        services.AddSingleton<IRecordLookup, CustomerLookup>().AddSingleton<IAttachedLists, AttachedLists>();
        return services;
    }

    /// <summary>Where people are reached, and what is said there without being asked just then.</summary>
    public static IServiceCollection AddChats(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection("Outbox")).ValidateDataAnnotations().ValidateOnStart();
        services.AddInstruments();
        services.AddSingleton<Chats.Channels>().AddSingleton<ChatBook>().AddSingleton<UnreachableNotices>().AddSingleton<PrivateChats>().AddSingleton<ManagerChats>().AddSingleton<Welcome>();
        services.AddSingleton<IChannelEvents, ChannelEvents>().AddSingleton<ISlackInstallations, SlackInstallationBook>();
        services.AddSingleton<OutboxQueue>().AddSingleton<OutboxDelivery>().AddHostedService<OutboxSender>();
        return services;
    }

    /// <summary>The channels that are on; those that ask nobody who they are answer this machine only.</summary>
    public static void MapChannels(this WebApplication app)
    {
        var messages = app.MapTeams();
        if (app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.DangerouslyAllowUnauthenticated)
        {
            messages.WithMetadata(new LoopbackOnly(StatusCodes.Status401Unauthorized));
        }

        app.MapSlack();
        if (app.Services.GetRequiredService<IOptions<LocalPageOptions>>().Value.Enabled)
        {
            app.MapLocalPage().WithMetadata(new LoopbackOnly(StatusCodes.Status403Forbidden));
        }
    }
}
