using System.Buffers;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Names;
using RetentionBot.Understanding.Intents;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Mentions;

/// <summary>
/// Finds who is named in a text: runs of words by which nothing is asked, looked up as a whole and then in parts. A lookup costs far more than a glance at a word, so few are made.
/// </summary>
internal sealed class MentionReader(RequestVocabulary vocabulary, FindCustomer findNamed, FindManager findManager, Lexicon lexicon)
{
    private const int LongestName = 6;
    private const int MostLookups = 10;

    /// <summary>A shorter word in small letters is hardly a name that was mistyped.</summary>
    private const int ShortestNearName = 5;

    /// <summary>No name goes on behind one of these.</summary>
    private static readonly SearchValues<char> Cuts = SearchValues.Create(",;:()?!.>|");

    /// <summary>Ids, addresses and telephone numbers have them, and names have not.</summary>
    private static readonly SearchValues<char> InKeys = SearchValues.Create("@#+0123456789");

    /// <summary>Everybody who is named, in the order of the text.</summary>
    /// <param name="isTaken">Whether a word belongs to a time, an amount or the like.</param>
    /// <param name="asker">The number of whoever may see those who are named; 0 for nobody.</param>
    public async ValueTask<IReadOnlyList<Mention>> InAsync(TypedText text, Func<int, bool> isTaken, int asker, CancellationToken cancellationToken)
    {
        var found = new List<Mention>();
        var lookups = 0;
        foreach (var (from, to) in Runs(text, isTaken))
        {
            for (var start = from; start < to && lookups < MostLookups;)
            {
                Mention? best = null;
                for (var end = Math.Min(to, start + LongestName); end > start && best is null && lookups < MostLookups; end--)
                {
                    lookups += EndsWithJoint(text, end) ? 0 : 1;
                    best = await LookUpAsync(text, start, end, isWholeRun: start == from && end == to, asker, cancellationToken);
                }

                best = best is null ? null : await FirstOfTwoAsync(text, best, asker, cancellationToken) ?? await OfSomebodyElseAsync(text, best, found.Count == 0 ? from : Math.Max(from, found[^1].To), to, asker, cancellationToken) ?? best;
                if (best is not null)
                {
                    found.Add(best);
                }

                start = best?.To ?? start + 1;
                start += start < to && lexicon.Names.IsJoint(text.Words[start].Text) ? 1 : 0;
            }

            if (!found.Exists(mention => mention.From >= from && mention.To <= to) && IsCapital(text, to - 1) && !AreRequestWords(text, from, to))
            {
                // Somebody nobody knows: a new customer, or whoever was recommended.
                found.Add(new Mention(from, to, NameOf(text, from, to)));
            }

            found.AddRange(UnknownBesides(text, from, to, found));
        }

        return [.. found.OrderBy(mention => mention.From)];
    }

    /// <summary>"Ada and Bo Nobody": who nobody knows, joined to somebody who is known.</summary>
    private List<Mention> UnknownBesides(TypedText text, int from, int to, List<Mention> found)
    {
        var unknown = new List<Mention>();
        for (var joint = from + 1; joint < to - 1; joint++)
        {
            var (start, end) = (joint + 1, joint + 2);
            while (end < to && !lexicon.Names.IsJoint(text.Words[end].Text))
            {
                end++;
            }

            if (lexicon.Names.IsJoint(text.Words[joint].Text) && found.Exists(mention => mention.To == joint) && !found.Exists(mention => mention.To > start && mention.From < end)
                && IsCapital(text, start) && IsCapital(text, end - 1) && !AreRequestWords(text, start, end))
            {
                unknown.Add(new Mention(start, end, NameOf(text, start, end)));
            }
        }

        return unknown;
    }

    /// <summary>"Ada Byron and Bo" is nearly somebody's name, but Ada Byron is quite: then two are named. Null when it is one.</summary>
    private async ValueTask<Mention?> FirstOfTwoAsync(TypedText text, Mention near, int asker, CancellationToken cancellationToken)
    {
        var joint = near.Customers?.Match == CustomerMatch.Fuzzy ? Enumerable.Range(near.From + 1, Math.Max(0, near.To - near.From - 2)).FirstOrDefault(index => lexicon.Names.IsJoint(text.Words[index].Text)) : 0;
        for (var end = near.To - 1; joint > 0 && end >= joint; end--)
        {
            if (await LookUpAsync(text, near.From, end, isWholeRun: false, asker, cancellationToken) is { Customers.Match: CustomerMatch.Exact } whole)
            {
                return whole;
            }
        }

        return null;
    }

    /// <summary>
    /// "Peter Holm" is not the only Holm there is, nor "Runa Peters" the only Runa: with another name beside it, the one word somebody is known by is part of the name of somebody nobody knows. Null when it stands alone.
    /// </summary>
    /// <param name="from">The first word that is of no other name.</param>
    /// <param name="to">Behind the last word that may be of the same.</param>
    private async ValueTask<Mention?> OfSomebodyElseAsync(TypedText text, Mention known, int from, int to, int asker, CancellationToken cancellationToken)
    {
        if (known is not { Customers.Customers: [{ Kind: CustomerKind.Person } customer, ..] } || known.To - known.From > 1 || known.Words.AsSpan().ContainsAny(InKeys))
        {
            return null;
        }

        var isFirst = known.From > from && IsStrangeName(text, known.From - 1) && !IsCalled(customer.FirstName);
        var isLast = known.To < to && IsStrangeName(text, known.To) && !IsCalled(customer.LastName)
            && (known.Customers.Match == CustomerMatch.Fuzzy || await LookUpAsync(text, known.To, known.To + 1, isWholeRun: false, asker, cancellationToken) is null);
        var (start, end) = (isFirst ? known.From - 1 : known.From, isLast ? known.To + 1 : known.To);
        return isFirst || isLast ? new Mention(start, end, NameOf(text, start, end)) : null;

        bool IsCalled(string? name) => NameFolding.Fold(known.Words) == NameFolding.Fold(name);
    }

    /// <summary>A word with a capital that no request has.</summary>
    private bool IsStrangeName(TypedText text, int index) => IsCapital(text, index) && Possessive.Strip(text.Words[index].Text) is { Length: > 1 } word && char.IsLetter(word[0])
        && !vocabulary.Has(word) && !vocabulary.NamesThing(word) && !lexicon.Names.IsJoint(word) && !lexicon.Names.IsParticle(word) && !lexicon.Names.IsAsker(word);

    private async ValueTask<Mention?> LookUpAsync(TypedText text, int from, int to, bool isWholeRun, int asker, CancellationToken cancellationToken)
    {
        var words = NameOf(text, from, to);
        if (words.Length < 2 || EndsWithJoint(text, to) || (to - from == 1 && lexicon.Names.IsParticle(text.Words[from].Text)))
        {
            return null;
        }

        var search = await findNamed(words, asker, cancellationToken);
        if (search.Match is CustomerMatch.Exact or CustomerMatch.Several)
        {
            return new Mention(from, to, words) { Customers = search };
        }

        if (await findManager(words, cancellationToken) is { } colleague)
        {
            return new Mention(from, to, words) { Manager = colleague };
        }

        // Who says "he" has named him before. A part of a run is a mistyped name only if it is written like one; a word of a request that was mistyped is none at all.
        var mayBeNear = IsCapital(text, from) || (!lexicon.Customers.SaySubject(text, from) && words.Length >= ShortestNearName && vocabulary.Meant(text.Words[from].Text) == text.Words[from].Text);
        return search.Match == CustomerMatch.Fuzzy && (((to - from > 1 || !vocabulary.Has(text.Words[from].Text)) && IsPartOfName(words, search.Customers[0])) || (mayBeNear && (isWholeRun || to - from > 1 || words.Length >= ShortestNearName)))
            ? new Mention(from, to, words) { Customers = search }
            : null;
    }

    /// <summary>No name ends with "and".</summary>
    private bool EndsWithJoint(TypedText text, int to) => lexicon.Names.IsJoint(text.Words[to - 1].Text);

    /// <summary>The longest runs of words that may belong to a name.</summary>
    private IEnumerable<(int From, int To)> Runs(TypedText text, Func<int, bool> isTaken)
    {
        var from = -1;
        for (var i = 0; i <= text.Count; i++)
        {
            var isPart = i < text.Count && !isTaken(i) && (MayBeName(text, i) || (from >= 0 && JoinsNames(text, i, isTaken)));
            if (from >= 0 && (!isPart || IsCut(text, i)))
            {
                yield return (from, i);
                from = -1;
            }

            if (isPart && from < 0)
            {
                from = i;
            }
        }
    }

    private bool MayBeName(TypedText text, int index)
    {
        var word = text.Words[index];
        var bare = Possessive.Strip(word.Text);
        if (lexicon.Names.IsTitle(bare))
        {
            return false;
        }

        var isKey = text.Original[word.Start] is '#' or '+' || word.Text.Contains('@', StringComparison.Ordinal);
        var isKnown = vocabulary.Has(bare) || vocabulary.Has(word.Text) || lexicon.Numbers.Count(bare) is not null;
        return isKey || (char.IsLetter(bare[0]) && (!isKnown || (index > 0 && IsCapital(text, index) && bare.Length > 1 && !lexicon.Names.IsAsker(bare))
            || (lexicon.Names.IsParticle(bare) && index + 1 < text.Count && !vocabulary.Has(text.Words[index + 1].Text) && bare.Length > 1)));
    }

    /// <summary>Whether people ask with each of the words: "NPS" and "Excel" name nobody.</summary>
    private bool AreRequestWords(TypedText text, int from, int to) =>
        text.Words.Skip(from).Take(to - from).Select(word => Possessive.Strip(word.Text)).All(word => vocabulary.Has(word) || vocabulary.NamesThing(word));

    /// <summary>"of", "and" and the like inside a company's name: between two words with capitals.</summary>
    private bool JoinsNames(TypedText text, int index, Func<int, bool> isTaken) =>
        lexicon.Names.IsJoint(text.Words[index].Text) && index + 1 < text.Count && !isTaken(index + 1) && IsCapital(text, index - 1) && IsCapital(text, index + 1);

    private static bool IsCut(TypedText text, int index) => index > 0 && index < text.Count
        && (text.Gap(index).ContainsAny(Cuts)
            || Possessive.Strip(text.Words[index - 1].Text).Length < text.Words[index - 1].Text.Length);

    /// <summary>Whether it is a whole word of what somebody is called, not a mistyped one.</summary>
    private static bool IsPartOfName(string words, Customer customer) =>
        $" {NameFolding.Fold(customer.Name)} {NameFolding.Fold(customer.Company)} ".Contains($" {NameFolding.Fold(words)} ", StringComparison.Ordinal);

    private static bool IsCapital(TypedText text, int index) => char.IsUpper(text.Original[text.Words[index].Start]);

    private static string NameOf(TypedText text, int from, int to) => Possessive.Strip(text.Slice(from, to)).TrimEnd('\'', '’');
}
