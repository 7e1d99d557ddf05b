using System.Text;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>How forms and texts are decoded.</summary>
public sealed class SlackReadingTests
{
    [Theory]
    [InlineData("text=history+Globex", "history Globex")]
    [InlineData("text=1%2B1", "1+1")]
    [InlineData("text=a%26b%3Dc", "a&b=c")]
    [InlineData("text=", "")]
    [InlineData("text", "")]
    [InlineData("&&text=a=b&&", "a=b")]
    [InlineData("text=Zo%C3%AB+%E2%98%95", "Zoë ☕")]
    [InlineData("text=100%", "100%")]
    [InlineData("text=first&text=second", "first")]
    [InlineData("te%78t=x", "x")]
    public void C31_FormValue_IsReadExactly(string form, string expected) => Assert.Equal(expected, SlackForm.Read(Encoding.UTF8.GetBytes(form))["text"]);

    [Fact]
    public void C31_Form_WhenEmpty_HasNoFields() => Assert.Empty(SlackForm.Read([]));

    [Theory]
    [InlineData("&lt;b&gt; &amp; <@U0BOT> hi", "<b> & hi")]
    [InlineData("<@U0BOT>", "")]
    [InlineData("<@U0BOT|crm>: who is overdue?", "who is overdue?")]
    [InlineData("<@U0BOT>, who is overdue?", "who is overdue?")]
    [InlineData("Ask<@U0BOT> now", "Ask now")]
    [InlineData("&lt;@U0BOT&gt; is no mention", "<@U0BOT> is no mention")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    [InlineData("ask <@U123|dana> and <@U124>", "ask @dana and @U124")]
    [InlineData("in <#C1|sales> or <#C2|>", "in #sales or #C2")]
    [InlineData("write <mailto:a@b.example|a@b.example>", "write a@b.example")]
    [InlineData("write <mailto:a@b.example>", "write a@b.example")]
    [InlineData("call <tel:+4922112345|0221 12345>", "call 0221 12345")]
    [InlineData("call <tel:+4922112345>", "call +4922112345")]
    [InlineData("see <https://x.example/?a=1&amp;b=2>", "see https://x.example/?a=1&b=2")]
    [InlineData("see <https://x.example|x.example &amp; more>", "see x.example & more")]
    [InlineData("<!here> and <!subteam^S1|@sales> on <!date^1767225600^{date}|1 Jan>", "@here and @sales on 1 Jan")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("one\r\ntwo\u00A0three\u0007", "one\ntwo three")]
    public void C24_Text_IsWhatThePersonTyped(string sent, string read) => Assert.Equal(read, SlackText.Decode(sent, "U0BOT"));
}
