using System.Collections.Frozen;

namespace RetentionBot.Skills.Names;

/// <summary>Words around names that tell nobody apart. All folded.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms miss mister mx dr prof professor sir madam madame mme mlle monsieur herr frau fraulein senor senora sra sr signor signora ing dipl");

    private static readonly FrozenSet<string> LegalForms = Set(
        "gmbh ag kg kgaa ohg gbr ug mbh ev eg se sa sas sarl srl spa sl slu ltda ltd limited llc llp lp plc inc incorporated corp corporation co company cie bv nv vof as asa aps ab oy oyj ks sro doo zrt kft pty pte");

    /// <summary>Legal forms whose letters are written apart: "S.A.", "B.V.", "S.p.A.".</summary>
    private static readonly FrozenSet<char> LegalLetters = "sabvnplcrko".ToFrozenSet();

    private static readonly FrozenSet<string> Joining = Set("from in at of the and und von zu customer client account company");

    private static readonly FrozenSet<string> Placing = Set("from in at near");

    /// <summary>Mr, Dr, Frau …: dropped in front of a name.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => Has(Titles, word);

    /// <summary>GmbH, Ltd, Inc …: dropped at the end of an organisation's name.</summary>
    public static bool IsLegalForm(ReadOnlySpan<char> word) => Has(LegalForms, word);

    /// <summary>A letter of a legal form written with dots.</summary>
    public static bool IsLegalLetter(ReadOnlySpan<char> word) => word.Length == 1 && LegalLetters.Contains(word[0]);

    /// <summary>From, of, the …: agree when a name has them and do not matter when it has not.</summary>
    public static bool IsJoining(ReadOnlySpan<char> word) => Has(Joining, word);

    /// <summary>Words after which a place is named.</summary>
    public static bool IsPlacing(ReadOnlySpan<char> word) => Has(Placing, word);

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
