using System.Text.Json;
using System.Text.Json.Nodes;
using RetentionBot.Conversation;
using RetentionBot.Slack.Blocks;
using RetentionBot.Testing;
using RetentionBot.Testing.Cards;

namespace RetentionBot.Bot.Tests.Slack.Blocks;

/// <summary>What our buttons and forms carry comes back as it was, and what somebody made of it is nothing.</summary>
public sealed class BlockValuesTests
{
    private static readonly BlockKitRenderer _renderer = new();
    private static readonly ViewRenderer _views = new();
    private static readonly FormOrigin _origin = new("C1", "1700.1", IsEphemeral: true, "https://hooks.slack.com/actions/T1/1/x", "1699.9");

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Press_IsTheCallOfItsButton(bool inPlace, bool opensForm)
    {
        var call = new SkillCall("followup.complete").With("id", "F7").With("note", "ä & <b>\n\"x\"");

        Assert.Equal(new PressedButton(call, inPlace, opensForm, null), Pressed(new Card(new Actions(new CallAction("Done", call) { InPlace = inPlace, OpensForm = opensForm }))));
    }

    [Fact]
    public void Press_OfAButtonWithALargeCall_IsThatCall()
    {
        var card = SlackCards.All["call-large"];

        Assert.Equal(((CallAction)((Actions)card.Elements[0]).Items[0]).Call, Pressed(card)?.Call);
    }

    [Fact]
    public void Press_OfAButtonThatOpensAnAddress_DoesNothing() =>
        Assert.Equal(new PressedButton(null, false, false, null), Pressed(new Card(new Actions(new OpenUrlAction("Site", new Uri("https://example.com/"))))));

    [Fact]
    public void Press_OfAFormsButton_IsTheForm()
    {
        var form = Pressed(SlackCards.All["form"])?.Form;

        Assert.NotNull(form);
        Assert.Equal("Log with a customer", ((Heading)form.Elements[0]).Text);
        var asked = SlackCards.All["form"].Elements.OfType<Inputs>().Single().Fields;
        var carried = form.Elements.OfType<Inputs>().Single().Fields;
        Assert.Equal(asked.Select(field => field with { Choices = [] }), carried.Select(field => field with { Choices = [] }));
        Assert.Equal(asked.SelectMany(field => field.Choices), carried.SelectMany(field => field.Choices));
        Assert.Equal(new SkillCall("log.message").With("sender", "Ada"), ((CallAction)form.Elements.OfType<Actions>().Single().Items.Single()).Call);
    }

    /// <summary>A form too large for a button stands in the message: its fields come with the press.</summary>
    [Fact]
    public void Press_BesideFields_BringsThemAlong()
    {
        var blocks = _renderer.Render(SlackCards.All["form-too-large"]).Blocks;

        Assert.Equal(
            new SkillCall("draft.edit").With("id", "D5").With("text", SlackCards.Noise(2_500)).With("count", ""),
            BlockValues.Press(Buttons(blocks).Single(), State(blocks))?.Call);
    }

    [Fact]
    public void Submission_IsTheCallWithItsFieldsAndItsOrigin()
    {
        var view = _views.Modal(SlackCards.All["form"], _origin);
        var submitted = BlockValues.Submission(Filled(view));

        Assert.NotNull(submitted);
        Assert.Equal(
            new SkillCall("log.message").With("sender", "Ada").With("customer", "#1042").With("note", "They *liked* it.\nAll & everything <3").With("day", "2026-08-05").With("amount", "12.5").With("how", "Call").With("isPrivate", "true"),
            submitted.Call);
        Assert.True(submitted.InPlace);
        Assert.Equal(_origin, submitted.Origin);
        Assert.Equal(["amount", "customer", "day", "how", "isPrivate", "note"], submitted.Fields.Keys.Order());
        var ids = view.GetProperty("blocks").EnumerateArray().Where(block => block.TryGetProperty("block_id", out _)).Select(block => block.GetProperty("block_id").GetString());
        Assert.All(submitted.Fields.Values, id => Assert.Contains(id, ids));
    }

    [Fact]
    public void Submission_OfEmptyFields_SaysThatTheyAreEmpty()
    {
        var form = new Card(
            new Inputs([new("a", "A", InputKind.Text), new("b", "B", InputKind.Date), new("c", "C", InputKind.Choice) { Choices = [new("X", "x")] }, new("d", "D", InputKind.Toggle), new("e", "E", InputKind.Customer), new("f", "F", InputKind.Number)]),
            new Actions(new CallAction("Go", new SkillCall("x"))));

        Assert.Equal(new SkillCall("x").With("a", "").With("b", "").With("c", "").With("d", "false").With("e", "").With("f", ""), BlockValues.Submission(Filled(_views.Modal(form, _origin)))?.Call);
    }

    /// <summary>More than one input takes stands in several, and is one text again.</summary>
    [Fact]
    public void Submission_OfALongText_IsTheWholeText()
    {
        var text = string.Concat(Enumerable.Repeat("Grüße 😀 ", 900));
        var form = new Card(new Inputs([new("text", "Text", InputKind.LongText) { Value = text, MaxLength = 2_000 }]), new Actions(new CallAction("Save", new SkillCall("draft.edit"))));

        Assert.Equal(text, BlockValues.Submission(Filled(_views.Modal(form, _origin)))?.Call.Arguments["text"]);
    }

    [Fact]
    public void Field_WhenItIsNamedLikeAnArgument_DoesNotReplaceIt()
    {
        var form = new Card(new Inputs([new("id", "Id", InputKind.Text) { Value = "F8" }]), new Actions(new CallAction("Go", new SkillCall("x").With("id", "F7"))));

        Assert.Equal("F7", BlockValues.Submission(Filled(_views.Modal(form, _origin)))?.Call.Argument("id"));
    }

    [Fact]
    public void Fields_WhenTheyAreThousands_AreCutShort()
    {
        var values = new JsonObject(Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"field.01234567.1.f{i}", (JsonNode?)new JsonObject { ["in"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "a\u0007b" } })));
        var pressed = BlockValues.Press(JsonElement.Parse("""{"action_id":"call.1","value":"{\"skill\":\"x\"}"}"""), JsonElement.Parse(values.ToJsonString()));

        Assert.Equal(64, pressed?.Call?.Arguments.Count);
        Assert.Equal("ab", pressed?.Call?.Arguments["f0"]);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"action_id":"call.1"}""")]
    [InlineData("""{"action_id":"call.1","value":5}""")]
    [InlineData("""{"action_id":"call.1","value":"{"}""")]
    [InlineData("""{"action_id":"call.1","value":"null"}""")]
    [InlineData("""{"action_id":"call.1","value":"{\"skill\":null}"}""")]
    [InlineData("""{"action_id":"call.1","value":"{\"skill\":\"a b\"}"}""")]
    [InlineData("""{"action_id":"call.1","value":"{\"skill\":\"a\\n\"}"}""")]
    [InlineData("""{"action_id":"call.1","value":"{\"skill\":\"x\",\"args\":[]}"}""")]
    [InlineData("""{"action_id":"call.1","value":"z:"}""")]
    [InlineData("""{"action_id":"call.1","value":"z:!!"}""")]
    [InlineData("""{"action_id":"call.1","value":"z:AAAA"}""")]
    [InlineData("""{"action_id":"call.1","value":"\ud800"}""")]
    [InlineData("""{"action_id":"\ud800","value":""}""")]
    [InlineData("""{"action_id":"lookup.customer","value":"{\"skill\":\"x\"}"}""")]
    [InlineData("""{"action_id":"call","value":"{\"skill\":\"x\"}"}""")]
    [InlineData("""{"action_id":"form.1","value":"{\"skill\":\"x\"}"}""")]
    [InlineData("""{"action_id":"form.1","value":"{\"title\":\"T\",\"fields\":[null],\"actions\":[null]}"}""")]
    [InlineData("""{"action_id":"form.1","value":"{\"title\":\"T\",\"fields\":[{\"name\":\"a\",\"label\":\"A\",\"kind\":99}],\"actions\":[{\"title\":\"G\",\"call\":{\"skill\":\"x\"}}]}"}""")]
    public void C47_AButtonThatIsNotOurs_IsNothing(string action) => Assert.Null(BlockValues.Press(JsonElement.Parse(action), null));

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"callback_id":"form"}""")]
    [InlineData("""{"callback_id":"form","private_metadata":""}""")]
    [InlineData("""{"callback_id":"form","private_metadata":"[]"}""")]
    [InlineData("""{"callback_id":"form","private_metadata":"{}"}""")]
    [InlineData("""{"callback_id":"form","private_metadata":"{\"call\":{\"skill\":\"<x>\"}}"}""")]
    [InlineData("""{"callback_id":"other","private_metadata":"{\"call\":{\"skill\":\"x\"}}"}""")]
    public void C47_AViewThatIsNotOurs_IsNothing(string view) => Assert.Null(BlockValues.Submission(JsonElement.Parse(view)));

    [Fact]
    public void C47_AValueThatUnpacksToFarTooMuch_IsNothing()
    {
        using var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.SmallestSize))
            brotli.Write(System.Text.Encoding.UTF8.GetBytes("{\"skill\":\"x\",\"args\":{\"a\":\"" + new string('a', 10_000_000) + "\"}}"));
        var value = "z:" + System.Buffers.Text.Base64Url.EncodeToString(packed.ToArray());

        Assert.InRange(value.Length, 1, 2_000);
        Assert.Null(BlockValues.Press(JsonElement.Parse(new JsonObject { ["action_id"] = "call.1", ["value"] = value }.ToJsonString()), null));
    }

    /// <summary>Whatever is exchanged in what we sent, reading it is never an error.</summary>
    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void C47_WhateverIsTamperedWith_IsReadWithoutAnError(Card card, (ushort At, char Character)[] changes)
    {
        var view = Tampered(Filled(_views.Modal(card, _origin)), changes);
        var blocks = _renderer.Render(card).Blocks;
        if (view is { } read)
            BlockValues.Submission(read);
        foreach (var button in Buttons(blocks))
        {
            if (Tampered(button, changes) is { } tampered)
                BlockValues.Press(tampered, view);
        }
    }

    /// <summary>Every button of every card comes back as the call it was made of.</summary>
    [LongProperty(100, 5_000, Arbitrary = [typeof(RandomCards)])]
    public void Press_OfAnyDrawnButton_IsACallOfTheCard(Card card)
    {
        var calls = card.Elements.OfType<Actions>().SelectMany(actions => actions.Items).OfType<CallAction>().Select(action => Sound(action.Call)).ToList();
        foreach (var button in Buttons(_renderer.Render(card).Blocks).Where(button => button.TryGetProperty("value", out _)))
        {
            var pressed = BlockValues.Press(button, null);
            Assert.NotNull(pressed);
            Assert.True(pressed.Form is not null || calls.Contains(pressed.Call!), pressed.Call?.ToString()); // one of the two is set
        }
    }

    // Control characters and half characters are not carried.
    private static SkillCall Sound(SkillCall call) => call with
    {
        Arguments = call.Arguments.GroupBy(argument => Half(argument.Key)).ToDictionary(argument => argument.Key, argument => string.Concat(Half(argument.Last().Value).ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)))),
    };

    private static string Half(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static PressedButton? Pressed(Card card) => BlockValues.Press(Buttons(_renderer.Render(card).Blocks).First(), null);

    private static IEnumerable<JsonElement> Buttons(JsonElement blocks) => blocks.EnumerateArray().Where(block => block.GetProperty("type").GetString() == "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray());

    /// <summary>The view as Slack sends it back when nothing was changed in it.</summary>
    private static JsonElement Filled(JsonElement view)
    {
        var filled = JsonNode.Parse(view.GetRawText())!.AsObject();
        filled["state"] = new JsonObject { ["values"] = JsonNode.Parse(State(view.GetProperty("blocks")).GetRawText()) };
        return JsonElement.Parse(filled.ToJsonString());
    }

    private static JsonElement State(JsonElement blocks)
    {
        var values = new JsonObject();
        foreach (var block in blocks.EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input"))
        {
            var element = block.GetProperty("element");
            var type = element.GetProperty("type").GetString();
            JsonNode? Initial(string name) => element.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
            values[block.GetProperty("block_id").GetString()!] = new JsonObject
            {
                [element.GetProperty("action_id").GetString()!] = type switch
                {
                    "datepicker" => new JsonObject { ["type"] = type, ["selected_date"] = Initial("initial_date") },
                    "static_select" or "external_select" => new JsonObject { ["type"] = type, ["selected_option"] = Initial("initial_option") },
                    "checkboxes" => new JsonObject { ["type"] = type, ["selected_options"] = Initial("initial_options") ?? new JsonArray() },
                    _ => new JsonObject { ["type"] = type, ["value"] = Initial("initial_value") },
                },
            };
        }

        return JsonElement.Parse(values.ToJsonString());
    }

    private static JsonElement? Tampered(JsonElement json, IEnumerable<(ushort At, char Character)> changes)
    {
        var text = json.GetRawText().ToCharArray();
        foreach (var (at, character) in changes)
            text[at % text.Length] = character;
        try
        {
            return JsonElement.Parse(new string(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
