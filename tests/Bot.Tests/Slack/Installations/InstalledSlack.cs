using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RetentionBot.Bot.Tests.Teams;
using RetentionBot.Slack;
using RetentionBot.Slack.Installations;
using RetentionBot.Testing.Slack;

namespace RetentionBot.Bot.Tests.Slack.Installations;

/// <summary>What knows who installed the app, put together as the host does it: one process of perhaps several on the same installations and keys, with a clock moved by hand.</summary>
internal sealed class InstalledSlack : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="shared">Another process whose installations, keys and clock this one shares; null for the first.</param>
    /// <param name="settings">Without the leading <c>Slack:</c>.</param>
    public InstalledSlack(FakeSlack slack, InstalledSlack? shared, params (string Key, string Value)[] settings)
    {
        (Time, Installations, Keys) = (shared?.Time ?? new SteppedTime(), shared?.Installations ?? new MemoryInstallations(), shared?.Keys ?? new EphemeralDataProtectionProvider());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("ApiBaseUrl", slack.ApiBaseUrl)).ToDictionary(setting => "Slack:" + setting.Item1, string? (setting) => setting.Item2)).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time).AddSingleton<ISlackInstallations>(Installations).AddSlack(configuration);
        services.AddSingleton<IDataProtectionProvider>(Keys);
        _services = services.BuildServiceProvider();
    }

    public static (string Key, string Value)[] AllowingT1 { get; } = [("AllowedWorkspaces", "T1, T2"), ("ClientId", "1.2"), ("ClientSecret", "client-secret")];

    public SteppedTime Time { get; }

    public MemoryInstallations Installations { get; }

    public EphemeralDataProtectionProvider Keys { get; }

    public LogLines Log { get; } = new();

    public SlackBots Bots => _services.GetRequiredService<SlackBots>();

    public TokenProtection Protection => _services.GetRequiredService<TokenProtection>();

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Lets an installation be there, with the token <c>xoxb-</c> and the tenant's id.</summary>
    /// <param name="endsIn">When its token ends; null without token rotation.</param>
    public async Task InstallAsync(string tenant = "T1", TimeSpan? endsIn = null) => await Installations.TrySaveAsync(
        new SlackInstallation(tenant, "A1")
        {
            TeamId = tenant[0] == 'T' ? tenant : null, EnterpriseId = tenant[0] == 'E' ? tenant : null, BotUserId = "U0" + tenant, InstalledAt = Now, ProtectedToken = Protection.ProtectToken(tenant, "xoxb-" + tenant),
            ProtectedRefreshToken = endsIn is null ? null : Protection.ProtectRefreshToken(tenant, "xoxe-1-" + tenant), ExpiresAt = Now + endsIn,
        },
        (await Installations.FindAsync(tenant, default))?.Version ?? 0,
        default);

    public ValueTask<SlackBot> OfAsync(string tenant = "T1") => Bots.OfAsync(tenant, default);

    public ValueTask<SlackBot?> FromAsync(string? enterprise, string? team, bool isEnterpriseInstall = false) => Bots.FindAsync(enterprise, team, isEnterpriseInstall, default);

    /// <summary>C76: whatever happened, the log tells no secret.</summary>
    public void AssertNothingSecretLogged() => Assert.DoesNotContain(Log.Lines, line => line.Contains("xox", StringComparison.Ordinal) || line.Contains("client-secret", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
