using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads the channel that words stand for, verbs included: phoned, left a voicemail, over lunch, on WhatsApp, a handwritten card.</summary>
internal sealed class ChannelWords(DateTokens tokens)
{
    /// <summary>"A customer called Olivia" has a name and no call.</summary>
    private static readonly FrozenSet<string> Named = WordTable.Of(
        "customer client contact prospect lead account company firm someone somebody person man woman product one guy lady is are was");

    /// <summary>The channel whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) =>
        tokens.Lexicon.Entities.Channels.At(tokens, index) is var (channel, end) && !(tokens.Is(index, "called") && Named.Contains(tokens.Word(index - 1)))
            ? tokens.Entity(EntityKind.Channel, index, end) with { Text = channel }
            : Texting(index);

    /// <summary>"Text Emma that …" is a message, "change the text" none.</summary>
    private Entity? Texting(int index) => tokens.Is(index, "text") && (index == 0 || tokens.Is(index - 1, "to", "please", "and", "i", "should", "can", "via", "or", "prefers", "prefer", "me"))
        && (tokens.Is(index - 1, "via", "or", "prefers", "prefer") || tokens.Word(index + 1).Length > 0) && !tokens.Is(index + 1, "of", "is", "should", "to")
            ? tokens.Entity(EntityKind.Channel, index, index + 1) with { Text = "sms" }
            : null;
}
