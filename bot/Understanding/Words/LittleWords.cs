using System.Collections.Frozen;

namespace RetentionBot.Understanding.Words;

/// <summary>Words that say little: they may be missing, or stand where no phrase has them.</summary>
internal static class LittleWords
{
    private static readonly FrozenSet<string> Missing = Set("the a of for");

    private static readonly FrozenSet<string> Extra = Set("the a just ever actually really currently exactly again also still please so far already all any me us our");

    private static readonly FrozenSet<string> Adverbs = Set("just ever actually really currently exactly again also still please so far already now recently lately a the");

    private static readonly FrozenSet<string> Common = Set(
        "the a of for to with from by on in at and or is are was were be been do does did has have had i we you me us my our your it this that there what which who when where how why "
        + "any all some so if not no can could would will should may about please tell show give list");

    /// <summary>Whether people leave it out.</summary>
    public static bool MayBeMissing(string word) => Missing.Contains(word);

    /// <summary>Whether people put it in.</summary>
    public static bool MayBeExtra(string word) => Extra.Contains(word);

    /// <summary>Whether it only colours what is said.</summary>
    public static bool IsAdverb(string word) => Adverbs.Contains(word);

    /// <summary>Whether it stands in so many requests that it tells none from another.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
