using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RetentionBot.Conversation;
using RetentionBot.LocalPage.Cards;

namespace RetentionBot.Bot.Tests.LocalPage;

/// <summary>The markup of every element, character by character, and that no text ever becomes markup.</summary>
public sealed partial class CardViewTests
{
    private static readonly Dictionary<string, CardElement> Elements = new()
    {
        ["heading"] = new Heading("A & B"),
        ["paragraph"] = new Paragraph("one\ntwo"),
        ["facts"] = new Facts([new Fact("Owner", "Ada")]),
        ["table"] = new Table([new Column("Day"), new Column("Amount", IsNumber: true)], [["2025-03-03", "EUR 1"], ["short row"]]),
        ["draft"] = new DraftText("letter", "Maria", null, "Dear Maria,\n\nthanks."),
        ["actions"] = new Actions(
            new CallAction("Go", new SkillCall("go")),
            new CallAction("Erase", new SkillCall("erase")) { Style = ActionStyle.Destructive },
            new OpenUrlAction("Site", new Uri("https://example.com/?a=1&b=2")),
            new OpenUrlAction("Mail", new Uri("mailto:a@example.com")),
            new OpenUrlAction("Script", new Uri("javascript:alert(1)")),
            new OpenUrlAction("Plain", new Uri("http://example.com")),
            new OpenUrlAction("Here", new Uri("http://127.0.0.1:3978/exports/x")),
            new OpenUrlAction("Relative", new Uri("/x", UriKind.Relative))),
        ["divider"] = new Divider(),
        ["footnote"] = new Footnote("Source: I-1"),
    };

    [Theory]
    [InlineData("heading", "<h2 dir='auto'>A &amp; B</h2>")]
    [InlineData("paragraph", "<p class='lines' dir='auto'>one&#xA;two</p>")]
    [InlineData("facts", "<dl><div><dt dir='auto'>Owner</dt><dd class='lines' dir='auto'>Ada</dd></div></dl>")]
    [InlineData("table", "<div class='scroll' tabindex='0' role='group' aria-label='Table: Day, Amount'><table><thead><tr><th scope='col' dir='auto'>Day</th><th scope='col' class='number' dir='auto'>Amount</th></tr></thead><tbody><tr><td dir='auto'>2025-03-03</td><td class='number' dir='auto'>EUR 1</td></tr><tr><td dir='auto'>short row</td><td class='number' dir='auto'></td></tr></tbody></table></div>")]
    [InlineData("draft", "<figure class='draft'><figcaption><span dir='auto'><b>letter</b> to Maria</span></figcaption><div class='draft-text lines' dir='auto'>Dear Maria,&#xA;&#xA;thanks.</div><button type='button' data-copy='true' aria-label='Copy the text of the letter to Maria'><span class='idle'>Copy</span><span class='done' aria-hidden='true'>Copied</span></button></figure>")]
    [InlineData("actions", "<div class='actions'><button type='button' class='button'>Go</button><button type='button' class='button destructive'>Erase</button><a class='button' href='https://example.com/?a=1&amp;b=2' target='_blank' rel='noopener noreferrer'>Site<span class='visually-hidden'> (opens in a new tab)</span></a><a class='button' href='mailto:a@example.com'>Mail</a><span class='button off'>Script</span><span class='button off'>Plain</span><a class='button' href='http://127.0.0.1:3978/exports/x' target='_blank' rel='noopener noreferrer'>Here<span class='visually-hidden'> (opens in a new tab)</span></a><span class='button off'>Relative</span></div>")]
    [InlineData("divider", "<hr>")]
    [InlineData("footnote", "<p class='footnote lines' dir='auto'>Source: I-1</p>")]
    public async Task Element_IsDrawnAsAgreed(string kind, string expected) =>
        Assert.Equal($"<div class='card'>{expected}</div>", await DrawAsync(new Card(Elements[kind])));

    [Fact]
    public async Task ACardThatAModelPutIntoWords_SaysSoInItsLastLine() => Assert.Equal(
        $"<div class='card'><h2 dir='auto'>A &amp; B</h2><p class='ai'>{AiLabel.Words}</p></div>", await DrawAsync(new Card(Elements["heading"]) { Ai = new AiLabel([]) }));

    [Theory]
    [InlineData(InputKind.Text, "<input id='ID' type='text' value='v' maxlength='9' required dir='auto' autocomplete='off'>")]
    [InlineData(InputKind.Customer, "<input id='ID' type='text' value='v' maxlength='9' required dir='auto' autocomplete='off'>")]
    [InlineData(InputKind.LongText, "<textarea id='ID' rows='3' maxlength='9' required dir='auto'>v</textarea>")]
    [InlineData(InputKind.Date, "<input id='ID' type='date' value='v' required>")]
    [InlineData(InputKind.Number, "<input id='ID' type='number' step='any' inputmode='decimal' value='v' required>")]
    [InlineData(InputKind.Choice, "<select id='ID' value='v' required><option value='v' selected>V</option><option value='w'>W</option></select>")]
    public async Task Field_IsDrawnWithItsLabelAndLimits(InputKind kind, string expected)
    {
        var field = new Input("n", "Label", kind) { Value = "v", IsRequired = true, MaxLength = 9, Choices = [new Choice("V", "v"), new Choice("W", "w")] };
        var html = FieldId().Replace(await DrawAsync(new Card(new Inputs([field]))), "ID");

        Assert.Equal($"<form class='card' novalidate><div class='fields'><div class='field '><label for='ID' dir='auto'>Label<span class='required'> (required)</span></label>{expected}</div></div></form>", html);
    }

    [Fact]
    public async Task HostileText_InEveryPlaceThatTakesText_StaysText()
    {
        const string Evil = SampleTurn.Hostile;
        var html = await DrawAsync(new Card(
            new Heading(Evil), new Paragraph(Evil), new Facts([new Fact(Evil, Evil)]), new Table([new Column(Evil)], [[Evil]]), new DraftText(Evil, Evil, Evil, Evil),
            new Inputs([.. Enum.GetValues<InputKind>().Select(kind => new Input($"{Evil}{kind}", Evil, kind) { Value = Evil, Choices = [new Choice(Evil, Evil)] })]),
            new Actions(new CallAction(Evil, new SkillCall(Evil)), new OpenUrlAction(Evil, new Uri("https://example.com/\"><script>"))), new Footnote(Evil)));

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]*onerror", Attributes().Replace(html, ""));
    }

    private static async Task<string> DrawAsync(Card card)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CardView>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(CardView.Card)] = card }))).ToHtmlString());
        return BetweenTags().Replace(html.Trim(), "").Replace(" />", ">", StringComparison.Ordinal).Replace(" __internal_preventDefault_onsubmit", "", StringComparison.Ordinal).Replace('"', '\'');
    }

    // Razor's own indentation, which a browser does not draw; text is left alone.
    [GeneratedRegex(@"(?<=>)\s*\n\s*(?=<)|(?<=>)\s*\n\s*$|(?<=^|>)\s+(?=<(?!span class=""visually))")]
    private static partial Regex BetweenTags();

    [GeneratedRegex("field-[0-9a-f]{32}-n")]
    private static partial Regex FieldId();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Attributes();
}
