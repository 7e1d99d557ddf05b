using RetentionBot.Import;
using RetentionBot.Skills;
using RetentionBot.Skills.FollowUps;

namespace RetentionBot.Bot.Tests.Import;

/// <summary>Low scores that come by an import, on Monday 2 March 2026: the recent ones make a follow-up, once.</summary>
public sealed class LowScoreImportTests : IAsyncLifetime
{
    private const string Heading = "id,customer,date,scale,score\n";

    private readonly ImportFolder _folder = new();

    public async Task InitializeAsync()
    {
        await _folder.ImportAsync(ImportKind.Managers, "id,name,email\nm,Ines Falk,ines@firm.example\n");
        await _folder.ImportAsync(ImportKind.Customers, "id,name,manager\n1,Ada Berg,m\n2,Bo Dahl,\n");
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("1,2026-03-02,nps,6", true)]
    [InlineData("1,2026-03-02,nps,7", false)]
    [InlineData("1,2026-03-02,csat,2", true)]
    [InlineData("1,2026-03-02,csat,3", false)]
    [InlineData("1,2026-02-16,nps,0", true)]
    [InlineData("1,2026-02-15,nps,0", false)]
    [InlineData("1,2020-05-05,nps,0", false)]
    public async Task Low_score_of_the_last_ten_working_days_is_followed_up_within_two(string row, bool isFollowedUp)
    {
        var step = await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,{row}\n");
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,{row}\n"); // the same file again

        Assert.Equal(1, step.New);
        var planned = await PlannedAsync();
        Assert.Equal(isFollowedUp ? [(1, 1, new DateOnly(2026, 3, 4))] : [], planned.Select(followUp => (followUp.Customer, followUp.Owner ?? 0, followUp.DueOn)));
        Assert.Equal(isFollowedUp ? ["1 low score of the last ten working days: a follow-up is planned for each."] : [], step.Findings);
        Assert.All(planned, followUp => Assert.StartsWith("Low score, ", followUp.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Score_that_becomes_low_is_followed_up_and_one_that_stays_low_is_not_followed_up_twice()
    {
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,1,2026-03-02,nps,9\n");
        Assert.Empty(await PlannedAsync());

        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,1,2026-03-02,nps,3\n");
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,1,2026-03-02,nps,2\n");
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,1,2026-02-27,nps,2\n"); // of another day
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,2,2026-02-27,nps,2\n"); // of another customer

        Assert.Equal(1, Assert.Single(await PlannedAsync()).Customer);
    }

    [Fact]
    public async Task Score_of_somebody_nobody_looks_after_is_nobodys_and_numbers_go_on_from_those_there_are()
    {
        await _folder.ImportAsync(ImportKind.FollowUps, "id,customer,due,reason\nf,1,2026-03-10,Call\n");

        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s1,2,2026-03-02,nps,1\ns2,1,2026-03-02,nps,1\n");

        Assert.Equal([(1, 1, 0), (2, 1, 1), (3, 2, 0)], (await PlannedAsync()).Select(followUp => (followUp.Number, followUp.Customer, followUp.Owner ?? 0)));
    }

    [Fact]
    public async Task Dry_run_plans_nothing()
    {
        await _folder.ImportAsync(ImportKind.Surveys, $"{Heading}s,1,2026-03-02,nps,1\n", options: new ImportOptions { DryRun = true });

        Assert.Empty(await PlannedAsync());
    }

    private async Task<IReadOnlyList<FollowUp>> PlannedAsync() => await _folder.Store.AllAsync(Schema.FollowUps);
}
