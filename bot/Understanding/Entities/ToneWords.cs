using System.Collections.Frozen;
using RetentionBot.Understanding.Periods;

namespace RetentionBot.Understanding.Entities;

/// <summary>Reads how a draft shall sound, asked for or complained about: shorter, "too long", more formal, less stiff.</summary>
internal sealed class ToneWords(DateTokens tokens)
{
    private static readonly PhraseTable Tones = new("""
        shorter: shorter, short, brief, briefer, more brief, briefly, concise, more concise, conciser, succinct, more succinct, terse, shorten, shortened, condense, condensed, trim, trim it, cut it down, less wordy
        shorter: too long, too wordy, too lengthy, tighter, tighten, tighten it, snappier, punchier, crisper, more compact, less long, to the point, abridge, fewer words, half as long
        longer: longer, long, lengthier, lengthen, more detail, more details, more detailed, expand, elaborate, too short, too brief, flesh out, flesh it out, less short, in more depth, wordier
        warmer: warmer, warm, more warm, warmly, friendly, friendlier, more friendly, kinder, kind, more personal, more cordial, cordial, heartfelt, too cold, too dry, too impersonal, less cold, nicer, sweeter
        warmer: more empathetic, empathetic, more caring, too harsh, less harsh, softer, gentler
        formal: formal, more formal, formally, more formally, professional, more professional, businesslike, more businesslike, business like, too casual, less casual, less informal, too informal, too chatty
        formal: less chatty, more official, more polite, too friendly, less friendly, more serious, less familiar, stiffer
        casual: casual, more casual, casually, informal, more informal, relaxed, more relaxed, less formal, too formal, too stiff, less stiff, laid back, chattier, chatty, more chatty, less official, looser, breezy, breezier
        casual: too professional, too businesslike, less corporate, more conversational, conversational
        -: no longer, any longer, longer than, not much longer, how long, as long as, so long, long ago, long time, long term, short term, a long time, for long, in short, for too long, been too long, long standing
        -: brief me, brief us, kind of, what kind, which kind, this kind, every kind, a kind of, kind regards, short of, short notice, long overdue, how long ago, longer term, long since, warm lead, warm leads, very long
        """);

    /// <summary>What can be short or long and is written.</summary>
    private static readonly FrozenSet<string> Written = WordTable.Of("note message msg email mail text letter one version and or but please pls card sms reply draft it for to with");

    /// <summary>"His long loyalty" is no tone, "a long note" is.</summary>
    private bool IsOfSomethingElse(int index, int end) => tokens.Is(index, "long", "short") && end == index + 1 && tokens.Word(end).Length > 0 && !Written.Contains(tokens.Word(end));

    /// <summary>The tone whose words begin at an index; null when none does.</summary>
    public Entity? At(int index) => Tones.At(tokens, index) is var (tone, end) && !IsOfSomethingElse(index, end)
        ? tokens.Entity(EntityKind.Tone, index, end) with { Text = tone }
        : null;
}
