using System.Text.Json;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Teams.Cards;
using RetentionBot.Teams.Inbound;

namespace RetentionBot.Bot.Tests.Slack.Interactions;

/// <summary>C75: the same button means the same to the core, whichever channel it was pressed in.</summary>
public sealed class SameCallTests
{
    public static TheoryData<string, string> Arguments => new()
    {
        { "customer", "#7" }, { "text", "A<b>&*<!channel> \"quoted\" \\ and\na second line" }, { "name", "Zoë — naïve ☕ 🤝" }, { "note", new string('n', 1_500) },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void C75_APressInSlackAndInTeams_IsTheSameCall(string name, string value)
    {
        var call = new SkillCall("log.interaction").With(name, value).With("save", "true");
        var card = new Card(new Paragraph("x"), new Actions(new CallAction("Press", call) { InPlace = true }));

        var slack = BlockValues.Press(JsonSerializer.SerializeToElement(PressedSlack.ButtonIn(new BlockKitRenderer().Render(card).Blocks, "Press")), null);

        Assert.Equal(call, slack!.Call);
        Assert.Equal(InTeams(card), slack.Call);
    }

    private static SkillCall? InTeams(Card card)
    {
        var found = new List<SkillCall>();
        Find(new AdaptiveCardRenderer().Render(card, AdaptiveClient.Any));
        return Assert.Single(found);

        void Find(JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in json.EnumerateArray())
                    Find(item);
            }
            else if (json.ValueKind == JsonValueKind.Object)
            {
                if (json.TryGetProperty("type", out var type) && type.GetString() == "Action.Submit" && CardSubmission.Read(json.GetProperty("data")) is { } call)
                    found.Add(call);
                foreach (var member in json.EnumerateObject())
                    Find(member.Value);
            }
        }
    }
}
