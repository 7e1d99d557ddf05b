using System.Text;
using Microsoft.Extensions.Primitives;
using RetentionBot.Slack.Inbound;

namespace RetentionBot.Bot.Tests.Slack;

/// <summary>Slack's signature over what came, by Slack's own example and others computed with another tool.</summary>
public sealed class SlackSignatureTests
{
    private const long Timestamp = 1531420618;

    private const string V1 =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private const string OfV1 = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    [Theory]
    [InlineData(V1, OfV1)]
    [InlineData("", "v0=55f41ec73231010289b54e669149ea021fccab11b5524355523533ce930cb739")]
    [InlineData(
        """{"token":"x","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""",
        "v0=31c4d19d16d8abc077240e904755d16d484f41140dfc80e5828ffa5470eb62ed")]
    [InlineData("""{"type":"event_callback","event":{"type":"message","text":"Zoë — naïve ☕"}}""", "v0=c0f9fa59cec7ed336a81c64306dabdb1b271a9647973f5d17fa3befe30c73cf4")]
    [InlineData("payload=%7B%22type%22%3A%22block_actions%22%7D", "v0=9dffc25b49a4a7fc2e15c9c9450bf8af09eb501fcef9039eaea3deb58af0c82c")]
    public void C1_C3_C4_EveryVector_IsAcceptedAndNoOtherByte(string body, string signature)
    {
        Assert.Null(FaultOf(body, signature));
        Assert.NotNull(FaultOf(body + " ", signature));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void C1_Vector_WhenSomeSecondsAway_IsAcceptedWithinFiveMinutes(int seconds, bool isAccepted) => Assert.Equal(isAccepted, FaultOf(V1, OfV1, seconds: seconds) is null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("noon")]
    [InlineData("-1531420618")]
    [InlineData(" 1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("+1531420618")]
    [InlineData("99999999999999999999")]
    public void C5_Timestamp_WhenMissingOrNoNumber_IsRefused(string? timestamp) => Assert.NotNull(FaultOf(V1, OfV1, new StringValues(timestamp)));

    [Fact]
    public void C5_Timestamp_WhenSentTwice_IsRefused()
    {
        Assert.NotNull(FaultOf(V1, OfV1, new StringValues(["1531420618", "1531420618"])));
        Assert.NotNull(FaultOf(V1, OfV1, StringValues.Empty));
    }

    [Theory]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503ff")]
    [InlineData("v0=")]
    [InlineData("")]
    [InlineData("v0=äöü")]
    [InlineData(null)]
    public void C6_Signature_WhenOfAnotherShape_IsRefusedAndNothingThrows(string? signature) => Assert.NotNull(FaultOf(V1, signature));

    [Fact]
    public void Signature_WhenSentTwice_IsRefused() =>
        Assert.NotNull(SlackSignature.FaultOf("1531420618", new StringValues([OfV1, OfV1]), Encoding.UTF8.GetBytes(V1), [SlackEdge.Secret], DateTimeOffset.FromUnixTimeSeconds(Timestamp)));

    [Theory]
    [InlineData(new[] { SlackEdge.Secret }, true)]
    [InlineData(new[] { "another", SlackEdge.Secret }, true)]
    [InlineData(new[] { SlackEdge.Secret, "another" }, true)]
    [InlineData(new[] { "another", "a third" }, false)]
    [InlineData(new string[0], false)]
    public void C10_Signature_WithEitherOfTwoSecrets_IsAccepted_AndWithNoneNothingIs(string[] secrets, bool isAccepted) =>
        Assert.Equal(isAccepted, SlackSignature.FaultOf("1531420618", OfV1, Encoding.UTF8.GetBytes(V1), secrets, DateTimeOffset.FromUnixTimeSeconds(Timestamp)) is null);

    private static string? FaultOf(string body, string? signature, StringValues? timestamp = null, int seconds = 0) =>
        SlackSignature.FaultOf(timestamp ?? "1531420618", signature, Encoding.UTF8.GetBytes(body), [SlackEdge.Secret], DateTimeOffset.FromUnixTimeSeconds(Timestamp + seconds));
}
