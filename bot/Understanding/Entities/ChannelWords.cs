using RetentionBot.Understanding.Periods;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads the channel that words stand for, verbs included: phoned, left a voicemail, over lunch, on WhatsApp, a handwritten card.</summary>
internal sealed class ChannelWords(DateTokens tokens)
{
    /// <summary>The channel whose words begin at an index; null when none does. "A customer called Olivia" has a name and no call.</summary>
    public Entity? At(int index) =>
        tokens.Lexicon.Entities.Channels.At(tokens, index) is var (channel, end) && !(tokens.Is(index, WordRole.Called) && tokens.Is(index - 1, WordRole.CalledSo))
            ? tokens.Entity(EntityKind.Channel, index, end) with { Text = channel }
            : Texting(index);

    /// <summary>"Text Emma that …" is a message, "change the text" none.</summary>
    private Entity? Texting(int index) => tokens.Is(index, WordRole.Text) && (index == 0 || tokens.Is(index - 1, WordRole.TextLead))
        && (tokens.Is(index - 1, WordRole.TextWish) || tokens.Word(index + 1).Length > 0) && !tokens.Is(index + 1, WordRole.BehindNoTexting)
            ? tokens.Entity(EntityKind.Channel, index, index + 1) with { Text = "sms" }
            : null;
}
