using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Testing.Sample;
using RetentionBot.Understanding;

namespace RetentionBot.Skills.Tests.Transcripts;

public sealed class TranscriptTests
{
    /// <summary>Set it to 1 to write what the bot says now into the transcripts; read the difference before keeping it.</summary>
    private const string UpdateVariable = "UPDATE_TRANSCRIPTS";

    public static TheoryData<string> Names => [.. TranscriptFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Transcript_WhenPlayedAgain_SaysTheSame(string name)
    {
        var path = TranscriptFiles.PathOf(name);
        var expected = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        var store = await SampleFirm.OpenAsync();
        await using var services = new ServiceCollection().AddSingleton<IStore>(store).AddSingleton<IDownloadPage, NoPage>().AddSingleton<IAttachedLists, WrittenLists>().AddSkills().AddUnderstanding().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        var transcript = new Transcript(services.GetRequiredService<SkillInvoker>(), services.GetRequiredService<IUnderstanding>(), services.GetRequiredService<LearntRequests>(), store);

        var played = await transcript.PlayAsync(expected);

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(path, played);
            return;
        }

        Assert.Equal(expected, played);
    }
}
