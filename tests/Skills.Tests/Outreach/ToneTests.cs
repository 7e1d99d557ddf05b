using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;

namespace RetentionBot.Skills.Tests.Outreach;

public sealed class ToneTests
{
    [Theory]
    [InlineData(TextLength.Normal, Tone.Shorter, TextLength.Brief)]
    [InlineData(TextLength.Brief, Tone.Shorter, TextLength.Brief)]
    [InlineData(TextLength.Full, Tone.Shorter, TextLength.Normal)] // back to the middle first
    [InlineData(TextLength.Normal, Tone.Longer, TextLength.Full)]
    [InlineData(TextLength.Full, Tone.Longer, TextLength.Full)]
    [InlineData(TextLength.Brief, Tone.Longer, TextLength.Normal)]
    [InlineData(TextLength.Brief, Tone.Warmer, TextLength.Brief)]
    [InlineData(TextLength.Full, Tone.Formal, TextLength.Full)]
    [InlineData(TextLength.Full, Tone.Casual, TextLength.Full)]
    [InlineData(TextLength.Brief, null, TextLength.Brief)]
    public void Length_ChangesByItsOwnWishesOnly(TextLength before, Tone? tone, TextLength after)
    {
        foreach (var voice in Enum.GetValues<Voice>())
        {
            Assert.Equal(after, (Recipe with { Length = before, Voice = voice }).Toned(tone).Length);
        }
    }

    [Theory]
    [InlineData(Voice.Neutral, Tone.Warmer, Voice.Warm)]
    [InlineData(Voice.Neutral, Tone.Formal, Voice.Formal)]
    [InlineData(Voice.Neutral, Tone.Casual, Voice.Casual)]
    [InlineData(Voice.Casual, Tone.Formal, Voice.Formal)]
    [InlineData(Voice.Formal, Tone.Casual, Voice.Casual)]
    [InlineData(Voice.Formal, Tone.Warmer, Voice.Warm)]
    [InlineData(Voice.Warm, Tone.Warmer, Voice.Warm)]
    [InlineData(Voice.Warm, Tone.Shorter, Voice.Warm)]
    [InlineData(Voice.Formal, Tone.Longer, Voice.Formal)]
    [InlineData(Voice.Casual, null, Voice.Casual)]
    public void Voice_ChangesByItsOwnWishesOnly(Voice before, Tone? tone, Voice after) => Assert.Equal(after, (Recipe with { Voice = before }).Toned(tone).Voice);

    [Fact]
    public void NothingElse_IsTouched()
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            Assert.Equal(Recipe, Recipe.Toned(tone) with { Length = Recipe.Length, Voice = Recipe.Voice });
        }

        Assert.Equal(Recipe, Recipe.Toned(null));
    }

    [Theory]
    [InlineData(Tone.Shorter, "shorter")]
    [InlineData(Tone.Longer, "longer")]
    [InlineData(Tone.Warmer, "warmer")]
    [InlineData(Tone.Formal, "formal")]
    [InlineData(Tone.Casual, "casual")]
    public void Tone_IsAWord(Tone tone, string word) => Assert.Equal(word, tone.InWords());

    private static DraftRecipe Recipe { get; } = new() { Channel = ContactChannel.Letter, Language = "de", Form = "du", Mentions = ["the spring delivery"], IsEdited = true };
}
