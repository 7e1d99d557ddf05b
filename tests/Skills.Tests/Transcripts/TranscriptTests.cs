using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Slack.Blocks;
using RetentionBot.Store;
using RetentionBot.Teams.Cards;
using RetentionBot.Testing.Sample;
using RetentionBot.Testing.Slack;
using RetentionBot.Testing.Teams;
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
        var (played, transcript) = await PlayAsync(expected);

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(path, played);
            return;
        }

        Assert.Equal(expected, played);
        Assert.Empty(transcript.UnannouncedForms);
        Assert.All(transcript.Said.SelectMany(reply => reply.Cards), CanBeDrawn);
    }

    /// <summary>Every channel takes what its renderer makes of the card, as a message and as a window.</summary>
    private static void CanBeDrawn(Card card)
    {
        Assert.Empty(AdaptiveCardRules.FaultsOf(new AdaptiveCardRenderer().Render(card)));
        var message = new BlockKitRenderer().Render(card);
        Assert.Empty(BlockKitRules.FaultsOfMessage(message.Text, message.Blocks));
        Assert.Empty(BlockKitRules.FaultsOfView(new ViewRenderer().Modal(card, new FormOrigin("D1", "1700.1", IsEphemeral: false, ResponseUrl: null, ThreadTs: null))));
        Assert.Empty(BlockKitRules.FaultsOfView(new ViewRenderer().Home([card])));
    }

    private static async Task<(string Played, Transcript Transcript)> PlayAsync(string expected)
    {
        var store = await SampleFirm.OpenAsync();
        await using var services = new ServiceCollection().AddSingleton<IStore>(store).AddSingleton<IDownloadPage, NoPage>().AddSingleton<IAttachedLists, WrittenLists>().AddSkills().AddUnderstanding().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        var transcript = new Transcript(services.GetRequiredService<SkillInvoker>(), services.GetRequiredService<IUnderstanding>(), services.GetRequiredService<LearntRequests>(), store);

        return (await transcript.PlayAsync(expected), transcript);
    }
}
