namespace RetentionBot.Understanding.Phrases;

/// <summary>What a phrase made of a text: which words went into which slot.</summary>
/// <param name="Slots">Slot name, first word, word behind the last.</param>
internal sealed record PhraseReading(IReadOnlyList<(string Name, int From, int To)> Slots)
{
    /// <summary>How many words went into slots: the fewer, the more of the request was understood.</summary>
    public int SlotWords => Slots.Sum(slot => slot.To - slot.From);
}

/// <summary>One matching of one phrase: a table from (state, word) to the fewest slot words with which the rest can be read.</summary>
internal sealed class PhraseRun(List<PhraseState> states, PhraseText text)
{
    private const int Unknown = -1;
    private const int Never = int.MaxValue;

    private readonly int _width = text.Words.Count + 1;
    private readonly int[] _costs = Filled(states.Count * (text.Words.Count + 1));
    private readonly int[] _choices = new int[states.Count * (text.Words.Count + 1)];

    public PhraseReading? Match(int start)
    {
        if (Cost(start, 0) == Never)
        {
            return null;
        }

        var slots = new List<(string, int, int)>();
        var (state, at) = (start, 0);
        while (states[state].Step != PhraseStep.End)
        {
            var choice = _choices[state * _width + at];
            switch (states[state].Step)
            {
                case PhraseStep.Branch:
                    state = states[state].Next[choice];
                    break;
                case PhraseStep.Slot:
                    slots.Add((states[state].Text, at, at + choice));
                    at += choice;
                    state = states[state].Next[0];
                    break;
                default:
                    at++;
                    state = states[state].Next[0];
                    break;
            }
        }

        return new PhraseReading(slots);
    }

    private int Cost(int state, int at)
    {
        var cell = state * _width + at;
        if (_costs[cell] == Unknown)
        {
            _costs[cell] = states[state].Step switch
            {
                PhraseStep.End => at == text.Words.Count ? 0 : Never,
                PhraseStep.Word => at < text.Words.Count && text.Words[at].Canonical == states[state].Text ? Cost(states[state].Next[0], at + 1) : Never,
                PhraseStep.Slot => CheapestSlot(state, at, cell),
                _ => CheapestBranch(state, at, cell),
            };
        }

        return _costs[cell];
    }

    private int CheapestBranch(int state, int at, int cell)
    {
        var best = Never;
        for (var i = 0; i < states[state].Next.Count; i++)
        {
            var cost = Cost(states[state].Next[i], at);
            if (cost < best)
            {
                best = cost;
                _choices[cell] = i;
            }
        }

        return best;
    }

    private int CheapestSlot(int state, int at, int cell)
    {
        var best = Never;
        for (var length = 1; length <= Math.Min(SlotWords.MostIn(states[state].Text), text.Words.Count - at); length++)
        {
            var rest = SlotWords.MayFill(states[state].Text, text, at, at + length) ? Cost(states[state].Next[0], at + length) : Never;
            if (rest != Never && rest + length < best)
            {
                best = rest + length;
                _choices[cell] = length;
            }
        }

        return best;
    }

    private static int[] Filled(int length)
    {
        var costs = new int[length];
        Array.Fill(costs, Unknown);
        return costs;
    }
}
