using System.Collections.Frozen;

namespace RetentionBot.Skills.Names;

/// <summary>Accented Latin letters and what they are without accents, in lower case. Covers Latin-1, Latin Extended-A, -B and Additional (Vietnamese).</summary>
internal static class AccentTable
{
    private static readonly Dictionary<string, string> Letters = new()
    {
        ["a"] = "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ",
        ["ae"] = "Ææ",
        ["b"] = "ḂḃḄḅḆḇ",
        ["c"] = "ÇçĆćĈĉĊċČčḈḉ",
        ["d"] = "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ",
        ["dz"] = "ǄǅǆǱǲǳ",
        ["e"] = "ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ",
        ["f"] = "ƒḞḟ",
        ["g"] = "ĜĝĞğĠġĢģǦǧǴǵḠḡ",
        ["h"] = "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ",
        ["i"] = "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị",
        ["ij"] = "Ĳĳ",
        ["j"] = "Ĵĵǰ",
        ["k"] = "ĶķĸǨǩḰḱḲḳḴḵ",
        ["l"] = "ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ",
        ["lj"] = "Ǉǈǉ",
        ["m"] = "ḾḿṀṁṂṃ",
        ["n"] = "ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋ",
        ["nj"] = "Ǌǋǌ",
        ["o"] = "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ",
        ["oe"] = "Œœ",
        ["p"] = "ṔṕṖṗ",
        ["r"] = "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ",
        ["s"] = "ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ",
        ["ss"] = "ßẞ",
        ["t"] = "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ",
        ["th"] = "Þþ",
        ["u"] = "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự",
        ["v"] = "ṼṽṾṿ",
        ["w"] = "ŴŵẀẁẂẃẄẅẆẇẈẉẘ",
        ["x"] = "ẊẋẌẍ",
        ["y"] = "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ",
        ["z"] = "ŹźŻżŽžẐẑẒẓẔẕ",
    };

    private static readonly FrozenDictionary<char, string> Folded =
        Letters.SelectMany(letter => letter.Value.Select(accented => KeyValuePair.Create(accented, letter.Key))).ToFrozenDictionary();

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(code => char.ToLowerInvariant((char)code).ToString())];

    /// <summary>
    /// The plain lower-case letters of one character; a blank for what separates words; empty for apostrophes, combining accents and what cannot be seen.
    /// </summary>
    public static string Fold(char character)
    {
        if (character < 128)
        {
            return character == '\'' || (char.IsControl(character) && !char.IsWhiteSpace(character)) ? "" : Ascii[character];
        }

        if (Folded.TryGetValue(character, out var plain))
        {
            return plain;
        }

        if (character is '\u2019' or '\u2018' or '\u02BC' or '\u00AD' || char.GetUnicodeCategory(character) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.EnclosingMark)
        {
            return "";
        }

        return char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character).ToString() : " ";
    }
}
