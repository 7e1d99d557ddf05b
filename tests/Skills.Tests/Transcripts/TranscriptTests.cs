using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RetentionBot.Conversation;
using RetentionBot.LanguageModel;
using RetentionBot.Skills.Administration.Export;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Offers;
using RetentionBot.Slack.Blocks;
using RetentionBot.Store;
using RetentionBot.Teams.Cards;
using RetentionBot.Testing.LanguageModel;
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
        await using var model = IsWithModel(expected) ? await FakeModel.StartAsync() : null;
        var (played, transcript) = await PlayAsync(expected, model);

        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(path, played);
            return;
        }

        Assert.Equal(expected, played);
        Assert.Empty(transcript.UnannouncedForms);
        Assert.All(transcript.Said.SelectMany(reply => reply.Cards), CanBeDrawn);
    }

    /// <summary>Transcripts whose functions say other things where there is a model; what they say with one has transcripts of its own.</summary>
    private static readonly string[] OfTheModel = ["customer.ask", "customer.story", "draft.polish"];

    public static TheoryData<string> NotOfTheModel => [.. TranscriptFiles.Names.Where(name => !OfTheModel.Contains(name) && !IsWithModel(File.ReadAllText(TranscriptFiles.PathOf(name))))];

    /// <summary>Whatever a model says, without a person's button nothing is changed, and nothing else is answered than without one.</summary>
    [Theory]
    [MemberData(nameof(NotOfTheModel))]
    public Task Transcript_WithAHostileModel_SaysTheSame(string name) => SaysTheSameAsync(name, ModelTempers.Hostile);

    [Theory]
    [MemberData(nameof(NotOfTheModel))]
    public Task Transcript_WithAModelThatKnowsNoMore_SaysTheSame(string name) => SaysTheSameAsync(name, ModelTempers.Modest);

    private static async Task SaysTheSameAsync(string name, Func<ModelRequest, int, ModelResponse> temper)
    {
        var expected = (await File.ReadAllTextAsync(TranscriptFiles.PathOf(name))).ReplaceLineEndings("\n");
        await using var model = await FakeModel.StartAsync();
        model.Answer(temper);

        var (played, _) = await PlayAsync(expected, model);

        Assert.Equal(expected, WithoutModel(played));
    }

    /// <summary>Without what is said of a model that does not help, and without its button on drafts.</summary>
    private static string WithoutModel(string played) => string.Join('\n', played.Replace(" [Polish]", "", StringComparison.Ordinal).Split('\n').Where(line => !line.StartsWith("bot< (note: The language model", StringComparison.Ordinal)));

    /// <summary>Every channel takes what its renderer makes of the card, as a message and as a window.</summary>
    private static void CanBeDrawn(Card card)
    {
        Assert.Empty(AdaptiveCardRules.FaultsOf(new AdaptiveCardRenderer().Render(card)));
        var message = new BlockKitRenderer().Render(card);
        Assert.Empty(BlockKitRules.FaultsOfMessage(message.Text, message.Blocks));
        Assert.Empty(BlockKitRules.FaultsOfView(new ViewRenderer().Modal(card, new FormOrigin("D1", "1700.1", IsEphemeral: false, ResponseUrl: null, ThreadTs: null))));
        Assert.Empty(BlockKitRules.FaultsOfView(new ViewRenderer().Home([card])));
    }

    private static bool IsWithModel(string transcript) => transcript.Contains($"\n{Transcript.ModelSays}", StringComparison.Ordinal);

    private static async Task<(string Played, Transcript Transcript)> PlayAsync(string expected, FakeModel? model)
    {
        var store = await SampleFirm.OpenAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(model is null ? [] : new Dictionary<string, string?> { ["Model:Endpoint"] = model.Endpoint, ["Model:Name"] = "fake" }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddLanguageModel(settings).AddSingleton<IStore>(store).AddSingleton<IDownloadPage, NoPage>().AddSingleton<IAttachedLists, WrittenLists>().AddSkills().AddUnderstanding().BuildServiceProvider();
        await services.GetRequiredService<NameIndexFeed>().CatchUpAsync(CancellationToken.None);
        var transcript = new Transcript(services.GetRequiredService<SkillInvoker>(), services.GetRequiredService<IUnderstanding>(), services.GetRequiredService<LearntRequests>(), store, model);

        return (await transcript.PlayAsync(expected), transcript);
    }
}
