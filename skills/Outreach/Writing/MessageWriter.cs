using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach.Channels;
using RetentionBot.Skills.Outreach.Evidence;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Outreach.Writing;

/// <summary>
/// Writes a message from templates, for one channel. Pure: the same task gives the same text. Of several ways to say something it takes the first that was not said lately, beginning where the seed says.
/// </summary>
internal sealed class MessageWriter
{
    /// <summary>Of a shortened script: who calls and why.</summary>
    private const int FewestPoints = 2;

    private readonly WritingTask _task;
    private readonly MessageValues _known;
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private bool _repeats;

    private MessageWriter(WritingTask task)
    {
        _task = task;
        _known = new MessageValues(task);
        _values = _known.Values;
    }

    /// <summary>The message.</summary>
    public static WrittenMessage Write(WritingTask task) => new MessageWriter(task).Write();

    private WrittenMessage Write()
    {
        var text = _task.Recipe.Channel switch
        {
            var channel when channel.IsSpoken() => Script(),
            ContactChannel.Sms => Sms(),
            ContactChannel.Chat => Chat(),
            ContactChannel.Letter => $"{LongDay()}\n\n{Letter()}",
            _ => Letter(),
        };
        var subject = _task.Recipe.Channel == ContactChannel.Email ? Say(Subject()) : null;
        return new WrittenMessage(subject, text, _known.FactsOf(_told), _repeats);
    }

    /// <summary>The first that is short enough, else the first; a subject may come again.</summary>
    private TemplateLine? Subject()
    {
        List<TemplateLine> ways = [.. Ways("subject")];
        return ways.Find(way => way.Say(_values).Length <= StyleCheck.LongestSubject) ?? ways.FirstOrDefault();
    }

    private string Letter()
    {
        var own = OwnTemplate();
        var paragraphs = new List<string?> { Greeting() };
        if (own is not null)
        {
            paragraphs.AddRange(own);
            paragraphs.AddRange(Mentions());
            paragraphs.AddRange(Steps());
        }
        else
        {
            paragraphs.Add(Joined([Say(Pick("opening")), .. Body(), .. Mentions()]));
            paragraphs.AddRange(Steps());
            paragraphs.Add(Say(Pick("question")));
            paragraphs.Add(_task.Recipe.Length == TextLength.Brief ? null : Say(Pick("closing")));
        }

        paragraphs.Add(string.Join('\n', new[] { SignOff(), _task.Sender.Name, _task.Sender.Title }.OfType<string>()));
        return string.Join("\n\n", paragraphs.Where(paragraph => !string.IsNullOrEmpty(paragraph)));
    }

    /// <summary>No signature: whoever reads a chat sees who writes.</summary>
    private string Chat()
    {
        var ending = Pick("question") ?? (_task.Recipe.Length == TextLength.Brief ? null : Pick("closing"));
        return string.Join('\n', new[] { Greeting(), OwnTemplate() is { } own ? string.Join('\n', own.Concat(Mentions())) : Joined([Say(Pick("opening")), .. Body(), .. Mentions(), .. Steps(), Say(ending)]) }.Where(part => part.Length > 0));
    }

    private string Sms()
    {
        var ways = Ways("sms").ToList();
        var fresh = ways.Where(IsFresh).ToList();
        _repeats |= fresh.Count == 0 && ways.Count > 0;
        var candidates = fresh.Count > 0 ? fresh : ways;
        var line = candidates.Find(way => SmsText.Of(way.Say(_values)).Segments == 1) ?? candidates.MinBy(way => SmsText.Of(way.Say(_values)).Units);
        var text = Say(line) ?? "";
        var isSigned = text.EndsWith(_task.Sender.Name, StringComparison.Ordinal);
        return Mentions() is not { Count: > 0 } mentions ? text
            : isSigned ? Joined([text[..^_task.Sender.Name.Length].TrimEnd(), .. mentions, _task.Sender.Name])
            : Joined([text, .. mentions]);
    }

    /// <summary>What to say on the telephone or face to face, and what to leave out.</summary>
    private string Script()
    {
        var points = Listed("point").Where((line, place) => _task.Recipe.Length != TextLength.Brief || place < FewestPoints || TellsFacts(line));
        return PhoneScript.Of([.. points.Select(line => Say(line)!), .. Mentions()], [.. Listed("avoid").Select(line => Say(line)!)]); // a line that is there is said
    }

    /// <summary>What a message says behind its beginning. Shortened it keeps what tells a fact of the ledger.</summary>
    private IEnumerable<string?> Body()
    {
        var body = Pick("body");
        if (body is not null && (_task.Recipe.Length != TextLength.Brief || TellsFacts(body)) && (_task.Recipe.Channel != ContactChannel.Chat || TellsFacts(body)))
        {
            yield return Say(body);
        }

        if (_task.Recipe.Length == TextLength.Full)
        {
            yield return Say(Pick("more"));
        }
    }

    /// <summary>Of a welcome: what happens next, the first step, who is there, links.</summary>
    private IEnumerable<string?> Steps() => [Joined([Say(Pick("next")), Say(Pick("step"))]), Say(Pick("contact")), Say(Pick("link"))];

    private List<string> Mentions()
    {
        List<string> mentions = [];
        foreach (var mention in _task.Recipe.Mentions)
        {
            var values = new Dictionary<string, string>(_values) { ["mention"] = mention };
            List<TemplateLine> ways = [.. _task.Templates.PhraseWays("mention", of: null, _task.Form, _task.Recipe.Voice).Where(way => way.CanSay(values))];
            mentions.Add(ways[mentions.Count % ways.Count].Say(values)); // the check at start makes sure that there is one
        }

        return mentions;
    }

    private string Greeting() => OwnPhrase(_task.Sender.VoiceIn(_task.Templates.Language)?.Greeting)
        ?? _task.Templates.Phrase("greeting", of: null, _task.Form, _task.Recipe.Voice, _values) ?? "";

    private string? SignOff() => OwnPhrase(_task.Sender.VoiceIn(_task.Templates.Language)?.SignOff)
        ?? _task.Templates.Phrase("sign-off", of: null, _task.Form, _task.Recipe.Voice, _values);

    /// <summary>The account manager's own words, where no other tone was asked for.</summary>
    private string? OwnPhrase(string? text) => text is not null && _task.Recipe.Voice == Voice.Neutral && OwnTemplates.Read(text) is [{ } line, ..] && line.CanSay(_values) ? line.Say(_values) : null;

    /// <summary>The paragraphs of the account manager's own template, where there is one that can be said and was not said lately.</summary>
    private List<string>? OwnTemplate()
    {
        if (_task.Recipe.Voice != Voice.Neutral || _task.Recipe.Length != TextLength.Normal)
        {
            return null;
        }

        foreach (var own in _task.Sender.VoiceIn(_task.Templates.Language)?.Templates.Where(own => own.Kind == _task.Kind.Purpose) ?? [])
        {
            var lines = OwnTemplates.Read(own.Text);
            if (lines.All(line => line.CanSay(_values)) && lines.All(IsFresh))
            {
                return [.. lines.Select(line => Say(line)!)]; // a line that is there is said
            }
        }

        return null;
    }

    /// <summary>The way to say a part: of those that fit the tone and tell nothing unknown the first that was not said lately. Null where there is none.</summary>
    private TemplateLine? Pick(string part)
    {
        List<TemplateLine> ways = [.. Ways(part)];
        var fresh = ways.Find(IsFresh);
        if (fresh is null && IsDispensable(part))
        {
            return null;
        }

        _repeats |= fresh is null && ways.Count > 0;
        return fresh ?? ways.FirstOrDefault();
    }

    /// <summary>Whether a message is whole without it: rather than say it twice it is left out.</summary>
    private bool IsDispensable(string part) => part is "closing" or "more" || (part == "body" && !TemplateVocabulary.Of(_task.Kind.Purpose).Parts.Contains(part));

    /// <summary>The ways to say a part that can be said: those without a gap first, then those that tell again what was told, then those of the tone and of the reason; each group begins where the seed says.</summary>
    private IEnumerable<TemplateLine> Ways(string part) =>
        _task.Templates.Ways(_task.Kind.Purpose, part, _task.Sheet.Reason, _task.Form, _task.Recipe.Voice).Where(line => line.CanSay(_values))
            .GroupBy(line => (IsWhole: !line.Placeholders.Any(_known.IsGap), Keeps: line.Placeholders.Any(_task.Kept.Contains), IsOfTone: line.Section.Voice == _task.Recipe.Voice, IsOfReason: line.Section.Reasons.Count > 0))
            .OrderByDescending(group => group.Key.IsWhole).ThenByDescending(group => group.Key.Keeps).ThenByDescending(group => group.Key.IsOfTone).ThenByDescending(group => group.Key.IsOfReason)
            .SelectMany(group => Rotated([.. group]));

    private IEnumerable<TemplateLine> Rotated(List<TemplateLine> ways)
    {
        var start = (int)((uint)_task.Seed % ways.Count);
        return ways.Skip(start).Concat(ways.Take(start));
    }

    private IEnumerable<TemplateLine> Listed(string part) => _task.Templates.Ways(_task.Kind.Purpose, part, _task.Sheet.Reason, _task.Form, Voice.Neutral).Where(line => line.CanSay(_values));

    private bool IsFresh(TemplateLine line) => !Sentences.Of(line.Say(_values)).Any(_task.Said.Contains);

    private static bool TellsFacts(TemplateLine line) => line.Placeholders.Any(name => name is not ("sender" or "first" or "name" or "company"));

    private string? Say(TemplateLine? line)
    {
        if (line is null)
        {
            return null;
        }

        _told.UnionWith(line.Placeholders);
        return line.Say(_values);
    }

    private string LongDay() => FactWording.Plain(_task.Today.ToString(_task.Culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ','), _task.Culture));

    private static string Joined(IEnumerable<string?> sentences) => string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
}
