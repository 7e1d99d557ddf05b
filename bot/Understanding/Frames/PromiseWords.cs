using System.Buffers;
using System.Collections.Frozen;
using RetentionBot.Skills.Language;
using RetentionBot.Understanding.Entities;
using RetentionBot.Understanding.Mentions;
using RetentionBot.Understanding.Words;

namespace RetentionBot.Understanding.Frames;

/// <summary>Finds in a note what is to be done and by when: "lunch with Ada, she wants a quote by Friday"; and who else was there.</summary>
internal sealed class PromiseWords
{
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",.;:!?()–—");

    private readonly string[][] _promises;
    private readonly FrozenSet<string> _deadlines;
    private readonly FrozenSet<string> _joints;
    private readonly FrozenSet<string> _together;

    /// <param name="language">See <see cref="WordList"/>.</param>
    public PromiseWords(string language)
    {
        var words = WordList.In(language, "promises").Groups("promise", "deadline", "joint", "together");
        _promises = [.. words["promise"].Select(phrase => phrase.Split(' '))];
        _deadlines = words["deadline"].ToFrozenSet();
        _joints = words["joint"].ToFrozenSet();
        _together = words["together"].ToFrozenSet();
    }

    /// <summary>Whether a time is a day something is due by, and not one on which something happened.</summary>
    public bool IsDeadline(ReadText read, Entity time)
    {
        var first = IndexOf(read.Text, time.Start);
        return first >= 0 && (_deadlines.Contains(read.Text.Words[first].Text) || (first > 0 && _deadlines.Contains(read.Text.Words[first - 1].Text)));
    }

    /// <summary>What is promised; null when nothing is.</summary>
    public Promise? In(ReadText read, DateOnly today)
    {
        foreach (var time in read.Entities.Where(entity => entity.Kind == EntityKind.Time && entity.Date >= today))
        {
            var at = IndexOf(read.Text, time.Start);
            var from = at;
            while (from > 0 && !read.Text.Gap(from).ContainsAny(ClauseEnds) && !_joints.Contains(read.Text.Words[from - 1].Text))
            {
                from--;
            }

            var to = at;
            while (to > from && _deadlines.Contains(read.Text.Words[to - 1].Text))
            {
                to--;
            }

            if (to > from && Enumerable.Range(from, to - from).Any(index => _promises.Any(phrase => Stands(phrase, read.Text, index, to))))
            {
                return new Promise(read.Text.Slice(from, to), time.Date!.Value, time); // just compared
            }
        }

        return null;
    }

    /// <summary>Who is named together with the first customer.</summary>
    public IReadOnlyList<Mention> Together(ReadText read)
    {
        var named = read.Names.Where(mention => mention.Manager is null).SkipWhile(mention => !mention.IsKnown).ToList();
        var others = new List<Mention>();
        for (var i = 1; i < named.Count && IsJoined(read.Text, named[i - 1].To, named[i].From); i++)
        {
            // "castle and moor ltd" in small letters looks like two, and is one.
            if (!named.Take(i).Any(before => NumberOf(before) is { } number && number == NumberOf(named[i])))
            {
                others.Add(named[i]);
            }
        }

        return others;
    }

    private static int? NumberOf(Mention mention) => mention is { IsKnown: true, Customers: { } search } ? search.Customers[0].Number : null;

    private bool IsJoined(TypedText text, int from, int to) => (to - from) switch
    {
        0 => text.Gap(to).ContainsAny(',', '&', '+'),
        1 => _together.Contains(text.Words[from].Text),
        _ => false,
    };

    private static bool Stands(string[] phrase, TypedText text, int at, int end)
    {
        if (at + phrase.Length > end)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (text.Words[at + i].Text != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(TypedText text, int start)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text.Words[i].End > start)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>Something to be done by a day.</summary>
/// <param name="Text">As it was typed, without the day.</param>
/// <param name="Due">The day.</param>
/// <param name="Time">Where the day stands.</param>
internal sealed record Promise(string Text, DateOnly Due, Entity Time);
