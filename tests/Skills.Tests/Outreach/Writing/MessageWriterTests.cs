using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Outreach.Writing;

public sealed class MessageWriterTests
{
    private static readonly TestMessage CheckIn = new("en", MessageKind.Of(ContactPurpose.CheckIn), "order", Form: null);

    /// <summary>What somebody is called is data, whatever it looks like.</summary>
    [Theory]
    [InlineData("{{ sender }}")]
    [InlineData("{{ sender")]
    [InlineData("{% assign first = 'Eve' %}")]
    [InlineData("{% raw %}")]
    [InlineData("<b>Ada & Co</b>")]
    [InlineData("Ada \"the baker\" O'Neill")]
    public void AName_IsData(string name) => Assert.StartsWith($"Dear {name},\n", (CheckIn with { To = name, Voice = Voice.Formal }).Write().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(Voice.Neutral, "Ada Okafor", "Hello Ada,")]
    [InlineData(Voice.Warm, "Ada Okafor", "Hello Ada,")]
    [InlineData(Voice.Casual, "Ada Okafor", "Hi Ada,")]
    [InlineData(Voice.Formal, "Ada Okafor", "Dear Ada Okafor,")]
    [InlineData(Voice.Neutral, "Ada", "Hello Ada,")]
    [InlineData(Voice.Casual, "Ada", "Hi Ada,")]
    public void Greeting_IsOfTheTone(Voice voice, string to, string greeting) => Assert.StartsWith(greeting + "\n", (CheckIn with { Voice = voice, To = to }).Write().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("de", "sie", Voice.Neutral, "Guten Tag Frau Okafor,")]
    [InlineData("de", "sie", Voice.Formal, "Sehr geehrte Frau Okafor,")]
    [InlineData("de", "sie", Voice.Casual, "Hallo Frau Okafor,")] // no first name where one says Sie
    [InlineData("de", "du", Voice.Neutral, "Hallo Ada,")]
    [InlineData("fr", "vous", Voice.Neutral, "Bonjour Madame Okafor,")]
    [InlineData("fr", "vous", Voice.Formal, "Madame Okafor,")]
    [InlineData("fr", "tu", Voice.Casual, "Salut Ada,")]
    public void Greeting_IsOfTheForm(string language, string form, Voice voice, string greeting) =>
        Assert.StartsWith(greeting + "\n", (CheckIn with { Language = language, Form = form, Voice = voice }).Write().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(ContactChannel.Email, true)]
    [InlineData(ContactChannel.Letter, false)]
    [InlineData(ContactChannel.Call, false)]
    [InlineData(ContactChannel.Meeting, false)]
    [InlineData(ContactChannel.Chat, false)]
    [InlineData(ContactChannel.Sms, false)]
    public void OnlyAnEmail_HasASubject(ContactChannel channel, bool hasSubject) => Assert.Equal(hasSubject, (CheckIn with { Channel = channel }).Write().Subject is not null);

    [Fact]
    public void ALetter_BeginsWithItsDay() => Assert.StartsWith("2 June 2026\n\n", (CheckIn with { Channel = ContactChannel.Letter }).Write().Text, StringComparison.Ordinal);

    [Fact]
    public void AScript_SaysWhatToSayAndWhatToLeaveOut()
    {
        var text = (CheckIn with { Channel = ContactChannel.Call }).Write().Text;

        Assert.StartsWith("Say:\n- ", text, StringComparison.Ordinal);
        Assert.Contains("\n\nLeave out:\n- ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Length_GoesUpByTheWish()
    {
        int[] lengths = [.. new[] { TextLength.Brief, TextLength.Normal, TextLength.Full }.Select(length => (CheckIn with { Length = length }).Write().Text.Length)];

        Assert.True(lengths[0] < lengths[1] && lengths[1] < lengths[2], string.Join(", ", lengths));
    }

    /// <summary>Facts survive every revision: what the normal text tells of the ledger, the short and the other tones tell too.</summary>
    [Theory]
    [InlineData(ContactPurpose.CheckIn, "order")]
    [InlineData(ContactPurpose.CheckIn, "solved")]
    [InlineData(ContactPurpose.CheckIn, "talk")]
    [InlineData(ContactPurpose.Thanks, "order")]
    [InlineData(ContactPurpose.Thanks, "deed")]
    [InlineData(ContactPurpose.Apology, "general")]
    public void TheFactItIsAbout_IsInEveryToneAndLength(ContactPurpose purpose, string reason)
    {
        string[] about = reason switch
        {
            "order" => ["order", "order_short", "order_day", "products"],
            "solved" => ["solved_day"],
            "talk" => ["talk", "talk_day"],
            "deed" => ["deed"],
            _ => ["fault"],
        };
        foreach (var voice in Enum.GetValues<Voice>())
        {
            foreach (var length in Enum.GetValues<TextLength>())
            {
                foreach (var channel in (ContactChannel[])[ContactChannel.Email, ContactChannel.Letter, ContactChannel.Chat, ContactChannel.Sms, ContactChannel.Call])
                {
                    var message = new TestMessage("en", MessageKind.Of(purpose), reason, Form: null) { Voice = voice, Length = length, Channel = channel };

                    var told = message.Write().Facts.Select(fact => fact.Name).Intersect(about);

                    Assert.True(told.Any(), message.InWords());
                }
            }
        }
    }
}
