using RetentionBot.Conversation;
using RetentionBot.Host.Chats;
using RetentionBot.Host.Turns;
using RetentionBot.Skills;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Store;
using RetentionBot.Understanding;

namespace RetentionBot.Bot.Tests.Host;

/// <summary>Who is asking: by the e-mail address the platform vouches for at first, by the account's own id from then on.</summary>
public sealed class AccountLinkingTests : IAsyncLifetime
{
    private static readonly ChannelAccount Account = new("msteams", "t", "29:i");

    private readonly TurnHost _host = new();

    public async Task InitializeAsync()
    {
        await _host.StoreAsync();
        _host.Understanding.Next = new Understood.Call(TurnHost.Question);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_address_the_platform_vouches_for_links_once_and_then_the_id_counts()
    {
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["INES@firm.example"], IsGuest: false);

        Assert.Contains("ines@firm.example", await AskAsync(), StringComparison.Ordinal);
        _host.Channel.Profiles.Clear();
        Assert.Contains("ines@firm.example", await AskAsync(), StringComparison.Ordinal);

        Assert.Equal(1, _host.Channel.ProfilesAsked);
        Assert.Equal(["msteams/t/29:i"], (await ManagerAsync(1)).Accounts);
    }

    [Fact]
    public async Task An_address_the_message_claims_links_nobody()
    {
        Assert.Contains("do not know you", await AskAsync(Account with { Email = "ines@firm.example", Name = "Ines Falk" }), StringComparison.Ordinal);
        Assert.Empty((await ManagerAsync(1)).Accounts);
    }

    [Theory]
    [InlineData(true, "ines@firm.example")]
    [InlineData(false, "somebody@else.example")]
    [InlineData(false, null)]
    public async Task A_guest_and_whoever_matches_nobody_stay_strangers(bool isGuest, string? email)
    {
        _host.Channel.Profiles["29:i"] = new ChannelProfile(email is null ? [] : [email], isGuest);

        Assert.Contains("do not know you", await AskAsync(), StringComparison.Ordinal);
        Assert.Equal(0, _host.Understanding.Asked);
    }

    [Fact]
    public async Task Two_addresses_that_mean_two_people_link_nobody()
    {
        await _host.Store.CommitAsync(new Batch().Put(Schema.Managers, new AccountManager { Number = 2, Name = "Olav Berg", Email = "olav@firm.example" }), default);
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example", "olav@firm.example"], IsGuest: false);

        Assert.Contains("do not know you", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_person_id_in_another_tenant_is_somebody_else()
    {
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        await AskAsync();
        _host.Channel.Profiles.Clear();

        Assert.Contains("do not know you", await AskAsync(Account with { Tenant = "other" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_looked_up_once_a_minute_and_known_soon_after_being_added()
    {
        await AskAsync();
        await AskAsync();
        Assert.Equal(1, _host.Channel.ProfilesAsked);

        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        _host.Time.Advance(RecentStrangers.Remembered);

        Assert.Contains("ines@firm.example", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_busy_makes_nobody_a_stranger()
    {
        _host.Channel.Fails = new ChannelException(ChannelFault.Retry, "busy");
        Assert.Contains("cannot find out just now who you are", await AskAsync(), StringComparison.Ordinal);

        _host.Channel.Fails = null;
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        Assert.Contains("ines@firm.example", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_administrator_is_made_by_the_setting_and_the_platforms_word()
    {
        _host.Access = access => access.FirstAdministrator = "Boss@firm.example";
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["boss@firm.example"], IsGuest: false) { Name = "Berit Dahl" };

        Assert.Contains("ines@firm.example", await AskAsync(), StringComparison.Ordinal);

        var made = await ManagerAsync(2);
        Assert.Equal((Role.Administrator, "Berit Dahl", "Boss@firm.example"), (made.Role, made.Name, made.Email));
    }

    [Fact]
    public async Task An_account_manager_named_in_the_setting_becomes_administrator()
    {
        _host.Access = access => access.FirstAdministrator = "ines@firm.example";
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);

        await AskAsync();

        Assert.Equal(Role.Administrator, (await ManagerAsync(1)).Role);
    }

    [Fact]
    public async Task Whoever_said_that_is_not_me_is_not_linked_again_by_the_address()
    {
        _host.Channel.Profiles["29:i"] = new ChannelProfile(["ines@firm.example"], IsGuest: false);
        await AskAsync();
        _host.Understanding.Next = new Understood.Call(new SkillCall("account.unlink").With("confirmed", "yes"));
        Assert.Contains("no longer linked", await AskAsync(), StringComparison.Ordinal);
        _host.Time.Advance(RecentStrangers.Remembered);

        Assert.Contains("do not know you", await AskAsync(), StringComparison.Ordinal);
        Assert.Equal([HostKeys.Of(Account)], (await ManagerAsync(1)).RefusedAccounts);
    }

    private async Task<string> AskAsync(ChannelAccount? from = null) => Assert.Single(await _host.AskAsync(TurnHost.Message("who looks after Runa", from: from ?? Account)));

    private async Task<AccountManager> ManagerAsync(int number) => (await _host.Get<AccountManagerBook>().FindAsync(number, default))!; // stored by the test
}
