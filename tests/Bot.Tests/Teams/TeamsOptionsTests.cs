using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetentionBot.Bot.Tests.Store;
using RetentionBot.Teams;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>The settings under <c>Teams</c>: what is refused at start, in which words, and how lists are given.</summary>
public sealed class TeamsOptionsTests
{
    private const string App = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("AppId=my-app", "Teams:AppId is 'my-app'; use the application id")]
    [InlineData("AppId={11111111-2222-3333-4444-555555555555}", "Teams:AppId is '{11111111")]
    [InlineData("AppId=11111111222233334444555555555555", "Teams:AppId is '1111")]
    [InlineData($"AppId={App}", "Teams:AppSecret and Teams:CertificatePath are empty while Teams:AppId is set")]
    [InlineData($"AppId={App}|Credential=Secret", "Teams:AppSecret is empty while Teams:Credential is 'Secret'")]
    [InlineData($"AppId={App}|Credential=Certificate", "Teams:CertificatePath is empty while Teams:Credential is 'Certificate'")]
    [InlineData($"AppId={App}|Credential=Certificate|AppSecret=hidden", "Teams:CertificatePath is empty while Teams:Credential is 'Certificate'")]
    [InlineData($"AppId={App}|AppSecret=hidden|CertificatePath=/no/such.pem", "Teams:CertificatePath is '/no/such.pem', where no file can be read")]
    [InlineData($"AppId={App}|AppSecret=hidden|CertificatePath=/no/such.pem", "both set; keep one of them")]
    [InlineData($"AppId={App}|AppSecret=hidden|CertificatePath=/no/such.pem|Credential=Secret", "both set; keep one of them")]
    [InlineData($"AppId={App}|Credential=ManagedIdentity", "Teams:TenantId is empty while Teams:Credential is 'ManagedIdentity'")]
    [InlineData($"AppId={App}|Credential=WorkloadIdentity", "Teams:TenantId is empty while Teams:Credential is 'WorkloadIdentity'")]
    [InlineData($"AppId={App}|Credential=ManagedIdentity|TenantId=t|AppSecret=hidden", "Teams:AppSecret is set while Teams:Credential is 'ManagedIdentity'")]
    [InlineData("Credential=77", "Teams:Credential is '77'; use Auto, Secret")]
    [InlineData("OpenIdMetadataUrl=", "Teams:OpenIdMetadataUrl is ''; use an https address")]
    [InlineData("OpenIdMetadataUrl=http://login.example/", "Teams:OpenIdMetadataUrl is 'http://login.example/'")]
    [InlineData("OpenIdMetadataUrl=https://user@login.example/", "Teams:OpenIdMetadataUrl is")]
    [InlineData("OpenIdMetadataUrl=http://127.0.0.1.evil.example/", "Teams:OpenIdMetadataUrl is")]
    [InlineData("OpenIdMetadataUrl=file:///etc/keys", "Teams:OpenIdMetadataUrl is")]
    [InlineData("TokenUrl=http://login.example/token", "Teams:TokenUrl is 'http://login.example/token'")]
    [InlineData("TokenUrl=token", "Teams:TokenUrl is 'token'")]
    [InlineData("Issuer=", "Teams:Issuer is ''; use the issuer")]
    [InlineData("Issuer=api.botframework.com", "Teams:Issuer is 'api.botframework.com'")]
    [InlineData("Scope= ", "Teams:Scope is empty")]
    [InlineData("AllowedTenants:0=", "Teams:AllowedTenants holds a blank")]
    [InlineData("AllowedChannels:0=msteams|AllowedChannels:1= ", "Teams:AllowedChannels holds a blank")]
    [InlineData("AllowedServiceHosts=https://smba.trafficmanager.net", "Teams:AllowedServiceHosts holds 'https://smba.trafficmanager.net'; use host")]
    [InlineData("AllowedServiceHosts=*", "Teams:AllowedServiceHosts holds '*'")]
    [InlineData("AllowedServiceHosts=*.", "Teams:AllowedServiceHosts holds '*.'")]
    [InlineData("AllowedServiceHosts=*.com", "Teams:AllowedServiceHosts holds '*.com'")]
    [InlineData("AllowedServiceHosts=*.com.", "Teams:AllowedServiceHosts holds '*.com.'")]
    [InlineData("AllowedServiceHosts=*.*.example", "Teams:AllowedServiceHosts holds '*.*.example'")]
    [InlineData("AllowedServiceHosts=*.contoso.example:443", "Teams:AllowedServiceHosts holds")]
    [InlineData("AllowedServiceHosts=contoso.example/path", "Teams:AllowedServiceHosts holds")]
    [InlineData("AllowedServiceHosts=contoso.example:0", "Teams:AllowedServiceHosts holds")]
    [InlineData("AllowedServiceHosts=contoso.example:70000", "Teams:AllowedServiceHosts holds")]
    [InlineData("AllowedServiceHosts:0=", "Teams:AllowedServiceHosts holds ''")]
    [InlineData("FileHosts=https://firm.sharepoint.com", "Teams:FileHosts holds 'https://firm.sharepoint.com'; use host")]
    [InlineData("FileHosts=*.com", "Teams:FileHosts holds '*.com'")]
    [InlineData("MaxFileBytes=20971521", "Teams:MaxFileBytes is 20971521; use 1024 to 20971520 bytes")]
    [InlineData("KeyRefreshSeconds=0", "Teams:KeyRefreshSeconds is 0; use 1 to 86400 seconds")]
    [InlineData("RetryBaseMilliseconds=60001", "Teams:RetryBaseMilliseconds is 60001; use 1 to 60000 milliseconds")]
    [InlineData("MaxBodyBytes=1023", "Teams:MaxBodyBytes is 1023; use 1024 to 4194304 bytes")]
    public void WhenASettingIsWrong_ItIsNamedWithItsValueAndTheWayOut(string settings, string told)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read(settings));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhenSeveralSettingsAreWrong_AllAreTold()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Read("AppId=x|Issuer=x|Scope=|AllowedServiceHosts=*|MaxBodyBytes=1"));
        foreach (var setting in new[] { "AppId", "AppSecret", "Issuer", "Scope", "AllowedServiceHosts", "MaxBodyBytes" })
            Assert.Contains("Teams:" + setting, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData($"AppId={App}|AppSecret=hidden")]
    [InlineData("AppId=AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE|AppSecret=hidden|Credential=Secret|TenantId=contoso.onmicrosoft.com")]
    [InlineData($"AppId={App}|Credential=ManagedIdentity|TenantId=22222222-3333-4444-5555-666666666666")]
    [InlineData("OpenIdMetadataUrl=http://localhost:5000/metadata|TokenUrl=http://[::1]:5000/token|Issuer=urn:channel")]
    [InlineData("AllowedServiceHosts=smba.trafficmanager.net,contoso.example:8443,*.contoso.example,127.0.0.1,localhost:3979,::1")]
    public void WhenTheSettingsAreSound_TheyAreTaken(string settings) => Read(settings);

    [Fact]
    public void WhenACertificateIsThere_ItIsACredential()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("bot.pem"), "");
        Assert.Equal(App, Read($"AppId={App}|CertificatePath={folder.File("bot.pem")}").AppId);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("AllowedTenants=", "")]
    [InlineData("AllowedTenants=a", "a")]
    [InlineData("AllowedTenants= a , b ,,", "a b")]
    [InlineData("AllowedTenants:0=a|AllowedTenants:1=b", "a b")]
    [InlineData("AllowedTenants=|AllowedTenants:0=a", "a")]
    [InlineData("AllowedTenants=c|AllowedTenants:0=a|AllowedTenants:1=b", "c")]
    public void WhenAListIsATextWithCommas_ItIsReadLikeAnArrayAndWinsOverOne(string settings, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(settings).AllowedTenants));

    [Fact]
    public void WhenListsComeFromTheEnvironment_EveryOneOfThemIsRead()
    {
        var options = Read("AllowedTenants=a,b|AllowedChannels=msteams,webchat|AllowedServiceHosts=x.example,y.example");
        Assert.Equal(["a", "b"], options.AllowedTenants);
        Assert.Equal(["msteams", "webchat"], options.AllowedChannels);
        Assert.Equal(["x.example", "y.example"], options.AllowedServiceHosts);
    }

    private static TeamsOptions Read(string settings)
    {
        var pairs = settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => "Teams:" + pair[0], string? (pair) => pair[1]);
        using var services = new ServiceCollection().AddTeams(new ConfigurationBuilder().AddInMemoryCollection(pairs).Build()).BuildServiceProvider();
        return services.GetRequiredService<IOptions<TeamsOptions>>().Value;
    }
}
