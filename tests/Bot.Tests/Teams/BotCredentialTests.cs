using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using RetentionBot.Conversation;
using RetentionBot.Teams;
using RetentionBot.Teams.Outbound.Tokens;

namespace RetentionBot.Bot.Tests.Teams;

/// <summary>Which credential the settings make, and whom it asks for what. Nothing leaves this machine: what would be sent is kept.</summary>
public sealed class BotCredentialTests : IDisposable
{
    private const string AppId = OutboundBot.AppId;
    private const string Scope = "https://api.botframework.com/.default";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credential-");
    private readonly Entra _entra = new();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _entra.Dispose();
    }

    private TokenCredential Of(TeamsOptions options) => BotCredential.Of(options, new HttpClient(_entra, disposeHandler: false), TimeProvider.System, new HttpClientTransport(_entra));

    [Theory]
    [InlineData("", "", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("tenant-1", "", "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token")]
    [InlineData("tenant-1", "https://login.microsoftonline.us/tenant-2/oauth2/v2.0/token", "https://login.microsoftonline.us/tenant-2/oauth2/v2.0/token")]
    public async Task Checklist31_BySecret_TheTokenComesFromTheAuthorityOfTheRegistration(string tenant, string tokenUrl, string expected)
    {
        var credential = Of(new TeamsOptions { AppId = AppId, AppSecret = "s", TenantId = tenant, TokenUrl = tokenUrl });
        Assert.IsType<SecretCredential>(credential);
        Assert.Equal("token-1", (await TokenAsync(credential)).Token);
        var (address, body) = _entra.Requests.Single();
        Assert.Equal(expected, address);
        Assert.Contains($"scope={Uri.EscapeDataString(Scope)}", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", true)]
    [InlineData("tenant-1", "", "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", false)]
    [InlineData("", "https://login.microsoftonline.us/tenant-2/oauth2/v2.0/token", "https://login.microsoftonline.us/tenant-2/oauth2/v2.0/token", true)]
    public async Task Checklist31_ByCertificate_TheTokenComesFromTheAuthorityOfTheRegistration(string tenant, string tokenUrl, string expected, bool isPem)
    {
        var credential = Of(new TeamsOptions { AppId = AppId, CertificatePath = Certificate(isPem), TenantId = tenant, TokenUrl = tokenUrl });
        Assert.IsType<ClientCertificateCredential>(credential);
        Assert.Equal("token-1", (await TokenAsync(credential)).Token);
        var (address, body) = _entra.Requests.Single();
        Assert.Equal(expected, address.Split('?')[0]);
        Assert.Contains($"client_id={AppId}", body, StringComparison.Ordinal);
        Assert.Contains("client_assertion=", body, StringComparison.Ordinal);
        Assert.Contains("api.botframework.com", Uri.UnescapeDataString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checklist31_ByManagedIdentity_TheMachinesOwnServiceIsAskedForTheBotsIdentity()
    {
        var credential = Of(new TeamsOptions { AppId = AppId, Credential = TeamsCredential.ManagedIdentity, AppSecret = "not used" });
        Assert.IsType<ManagedIdentityCredential>(credential);
        await TokenAsync(credential);
        Assert.Contains(_entra.Requests, request => request.Address.StartsWith("http://169.254.169.254/", StringComparison.Ordinal)
            && request.Address.Contains($"client_id={AppId}", StringComparison.Ordinal)
            && Uri.UnescapeDataString(request.Address).Contains("resource=https://api.botframework.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checklist31_ByWorkloadIdentity_TheWorkloadsOwnTokenIsShown()
    {
        var file = Path.Combine(_folder.FullName, "token");
        await File.WriteAllTextAsync(file, "the-workload");
        Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", file);
        try
        {
            var credential = Of(new TeamsOptions { AppId = AppId, Credential = TeamsCredential.WorkloadIdentity, TenantId = "tenant-1" });
            Assert.IsType<WorkloadIdentityCredential>(credential);
            await TokenAsync(credential);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_FEDERATED_TOKEN_FILE", null);
        }

        var (address, body) = _entra.Requests.Single();
        Assert.Equal("https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", address.Split('?')[0]);
        Assert.Contains("client_assertion=the-workload", body, StringComparison.Ordinal);
        Assert.Contains($"client_id={AppId}", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_WithoutASecretOrACertificate_NamesTheSettings()
    {
        var exception = Assert.Throws<ChannelException>(() => Of(new TeamsOptions { AppId = AppId }));
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Contains("Teams:AppSecret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void Certificate_WhenItCannotBeRead_NamesTheSetting(string? content)
    {
        var path = Path.Combine(_folder.FullName, "bot.pem");
        if (content is not null)
            File.WriteAllText(path, content);
        var exception = Assert.Throws<ChannelException>(() => Of(new TeamsOptions { AppId = AppId, CertificatePath = path }));
        Assert.Equal(ChannelFault.Rejected, exception.Fault);
        Assert.Contains("Teams:CertificatePath", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS700027: no."}""", ChannelFault.Rejected, "401 invalid_client (AADSTS700027)")]
    [InlineData(503, "", ChannelFault.Retry, "no token")]
    [InlineData(429, """{"error":"temporarily_unavailable"}""", ChannelFault.Retry, "no token")]
    public async Task Certificate_WhenItsHostRefuses_TheFaultSaysWhatToDo(int status, string body, ChannelFault fault, string expected)
    {
        _entra.Answer = (status, body);
        var credential = Of(new TeamsOptions { AppId = AppId, CertificatePath = Certificate(isPem: true) });
        var exception = TokenFaults.Of(await Assert.ThrowsAnyAsync<Exception>(() => TokenAsync(credential)));
        Assert.Equal(fault, exception.Fault);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static Task<AccessToken> TokenAsync(TokenCredential credential) => credential.GetTokenAsync(new TokenRequestContext([Scope]), CancellationToken.None).AsTask();

    private string Certificate(bool isPem)
    {
        using var key = RSA.Create(2048);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now, now.AddYears(100));
        var path = Path.Combine(_folder.FullName, isPem ? "bot.pem" : "bot.p12");
        if (isPem)
            File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem());
        else
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12));
        return path;
    }

    /// <summary>Entra, and the identity service of a machine in Azure.</summary>
    private sealed class Entra : HttpMessageHandler
    {
        public ConcurrentQueue<(string Address, string Body)> Requests { get; } = new();

        public (int Status, string Body)? Answer { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Enqueue((request.RequestUri!.AbsoluteUri, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            var (status, body) = Answer ?? (200, """{"token_type":"Bearer","expires_in":"3599","expires_on":"4102444800","resource":"r","access_token":"token-1"}""");
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request };
        }
    }
}
