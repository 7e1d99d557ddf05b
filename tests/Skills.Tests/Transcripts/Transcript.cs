using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Skills.AccountManagers;
using RetentionBot.Skills.Conversations;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Offers;
using RetentionBot.Store;
using RetentionBot.Testing.LanguageModel;
using RetentionBot.Testing.Sample;
using RetentionBot.Understanding;

namespace RetentionBot.Skills.Tests.Transcripts;

/// <summary>
/// Plays a conversation and writes it down again with what the bot said, so that a transcript is right when nothing changes. Its lines are:
/// <c>as NAME</c> (who asks), <c>from msteams/tenant/id</c> (through which account), <c>at 2026-11-23 09:00</c> (the instant, UTC), <c>in en-US</c> (the culture), <c>user&gt; WORDS</c>, <c>call&gt; FUNCTION name=value</c> (a button of old),
/// <c>file NAME</c> (comes with the next message; its lines follow, each behind <c>| </c>),
/// <c>among others</c> and <c>alone</c> (whether others read along), <c>learnt</c> (from now on the examples are learnt, too), <c>drafts</c> (those of the sample wait), <c>press [TITLE] name=value</c> (a button of the newest answer that has it, with what was filled in), <c>bot&lt; WORDS</c> (what is said), <c># remark</c> and blank ones. What a language model answers to the next message stands before it: <c>model&gt; words TEXT</c>, <c>model&gt; call customer-ask {"kind":"complaints"}</c> (as on the wire) or <c>model&gt; status 503</c>.
/// </summary>
/// <param name="model">The model that is asked, for what it answers; null where there is none.</param>
internal sealed partial class Transcript(SkillInvoker invoker, IUnderstanding understanding, LearntRequests learnt, IStore store, FakeModel? model = null)
{
    /// <summary>What the lines of a transcript begin with that say what a model answers.</summary>
    public const string ModelSays = "model> ";

    private const string BotSays = "bot< ";
    private readonly Dictionary<int, ConversationMemory> _memories = [];
    private AccountManager _caller = SampleFirm.Managers[0];
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private CultureInfo _culture = CultureInfo.GetCultureInfo("en-GB");
    private string? _account;
    private bool _isAmongOthers;
    private string? _function;
    private IncomingFile[] _files = [];
    private readonly List<Reply> _said = [];
    private readonly List<ModelResponse> _modelSays = [];

    /// <summary>What the bot said so far, answer by answer.</summary>
    public IReadOnlyList<Reply> Said => _said;

    /// <summary>Buttons whose answer was a form, which a channel with windows for forms was not told: function by function. A function that asks on, for the person or for a field, is none.</summary>
    public ISet<string> UnannouncedForms { get; } = new HashSet<string>();

    /// <summary>The same conversation with what the bot says now.</summary>
    public async Task<string> PlayAsync(string transcript)
    {
        var played = new StringBuilder();
        foreach (var line in transcript.Split('\n').Where(line => !line.StartsWith(BotSays.TrimEnd(), StringComparison.Ordinal)))
        {
            played.Append(line).Append('\n');
            if (await ReplyToAsync(line) is { } reply)
            {
                _said.Add(reply);
                foreach (var said in string.Join('\n', reply.Cards.Select(new PlainTextRenderer().Render)).Split('\n'))
                {
                    played.Append(BotSays).Append(said).Append('\n');
                }
            }
        }

        return played.ToString().TrimEnd('\n') + "\n";
    }

    private async Task<Reply?> ReplyToAsync(string line)
    {
        var (verb, rest) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? (line[..blank], line[(blank + 1)..]) : (line, "");
        switch (verb)
        {
            case "" or "#":
                return null;
            case "as":
                _caller = SampleFirm.Managers.Single(manager => manager.Name == rest);
                return null;
            case "from":
                _account = rest.Length > 0 ? rest : null;
                return null;
            case "at":
                _now = DateTimeOffset.ParseExact(rest, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                return null;
            case "in":
                _culture = CultureInfo.GetCultureInfo(rest);
                return null;
            case "file":
                _files = [.. _files, new IncomingFile("test", rest, "")];
                return null;
            case "|":
                _files[^1] = _files[^1] with { Address = _files[^1].Address + rest + "\n" };
                return null;
            case "among" or "alone":
                _isAmongOthers = verb == "among";
                return null;
            case "learnt":
                learnt.Learn();
                return null;
            case "drafts":
                await store.CommitAsync(SampleDrafts.All.Aggregate(new Batch(), (batch, draft) => batch.Put(Schema.Drafts, draft)), CancellationToken.None);
                return null;
            case "model>":
                _modelSays.Add(Response(rest));
                model!.Answer([.. _modelSays]); // there is one where a transcript says what it answers
                return null;
            case "user>":
                return await InTurnAsync(turn => UnderstandAsync(rest, turn));
            case "call>":
                return await InTurnAsync(turn => invoker.InvokeAsync(Call(rest), turn, CancellationToken.None));
            case "press":
                var (action, pressed) = Pressed(rest);
                var isAskedOn = _function is null || action.Call.Function == _function; // none when it was asked who or what is meant
                var answer = await InTurnAsync(turn => invoker.InvokeAsync(pressed, turn, CancellationToken.None));
                if (!action.OpensForm && !isAskedOn && answer.Cards.Any(IsForm))
                {
                    UnannouncedForms.Add($"[{action.Title}] {action.Call.Function}");
                }

                return answer;
            default:
                throw new FormatException($"'{line}' is no line of a transcript.");
        }
    }

    private async Task<Reply> UnderstandAsync(string words, SkillTurn turn)
    {
        if (words.Length == 0)
        {
            return await invoker.InvokeAsync(new SkillCall(CheckList.Function), turn, CancellationToken.None); // as a file alone is taken
        }

        var understood = await understanding.UnderstandAsync(words, turn, CancellationToken.None);
        var reply = understood switch
        {
            Understood.Call call => await invoker.InvokeAsync(call.Skill, turn, CancellationToken.None),
            Understood.NotYet planned => Reply.Of($"(not yet: {planned.Purpose})"),
            Understood.Refused => Reply.Of("(refused)"),
            Understood.Confirm confirm => Questions.AskWhatIsMeant(turn, confirm.Purpose, confirm.Skill, confirm.About),
            Understood.Ask ask => Choices(ask.Question, ask.Choices, turn),
            Understood.Nothing { Suggestions.Count: > 0 } nothing => Choices("(not understood)", nothing.Suggestions, turn),
            _ => Reply.Of("(not understood)"),
        };
        reply = understood.Note is { } note ? With(reply, $"(note: {note})") : reply;
        return understood.Then is { } then ? With(reply, $"(then: {then})") : reply;
    }

    private static Reply With(Reply reply, string remark) => reply with { Cards = [.. reply.Cards, new Card(new Paragraph(remark))] };

    private static ModelResponse Response(string line) => line.Split(' ', 3) switch
    {
        ["words", ..] => ModelResponse.Words(line["words ".Length..].Replace("\\n", "\n", StringComparison.Ordinal)),
        ["call", var name, var arguments] => ModelResponse.Call(name, arguments),
        ["status", var status] => ModelResponse.Status(int.Parse(status, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"'{line}' is nothing a model answers."),
    };

    private static Reply Choices(string question, IReadOnlyList<Suggestion> choices, SkillTurn turn)
    {
        turn.Offer(choices.Select(choice => choice.Skill));
        return new Reply(new Card(new Paragraph(question), new Actions([.. choices.Select(choice => new CallAction(choice.Title, choice.Skill))])));
    }

    private async Task<Reply> InTurnAsync(Func<SkillTurn, Task<Reply>> answer)
    {
        var caller = (await store.GetAsync(Schema.Managers, [(long)_caller.Number], CancellationToken.None))[0].Document; // as somebody has changed them since
        var turn = new SkillTurn(caller, _memories.GetValueOrDefault(_caller.Number, new ConversationMemory($"{_caller.Number}/test")), _now, TimeZoneInfo.Utc, _culture) { Account = _account, IsAmongOthers = _isAmongOthers, Files = _files };
        try
        {
            var reply = await answer(turn);
            await store.CommitAsync(turn.Writes, CancellationToken.None);
            return reply;
        }
        catch (SkillException exception)
        {
            return Reply.Of(exception.Message);
        }
        finally
        {
            _files = [];
            _modelSays.Clear();
            _function = turn.Function;
            _memories[_caller.Number] = turn.Memory;
            _now = _now.AddSeconds(1); // nobody types twice in one moment
        }
    }

    /// <summary>A card to be filled in; a draft is to be read and sent, and may have a field besides.</summary>
    private static bool IsForm(Card card) => card.Elements.Any(element => element is Inputs) && !card.Elements.Any(element => element is DraftText);

    private (CallAction Action, SkillCall Call) Pressed(string rest)
    {
        var end = rest.LastIndexOf(']');
        var (title, filledIn) = (rest[1..end], rest[(end + 1)..].Trim());
        foreach (var card in Enumerable.Reverse(_said).SelectMany(reply => reply.Cards))
        {
            if (card.Elements.OfType<Actions>().SelectMany(actions => actions.Items).OfType<CallAction>().FirstOrDefault(action => action.Title == title) is { } pressed)
            {
                // As clients do: what stands in the fields goes along, and what was filled in takes its place.
                var filled = card.Elements.OfType<Inputs>().SelectMany(inputs => inputs.Fields).Aggregate(pressed.Call, (call, field) => call.With(field.Name, field.Value));
                return (pressed, Filled(filled, filledIn));
            }
        }

        throw new FormatException($"No answer so far has a button [{title}].");
    }

    private static SkillCall Call(string text)
    {
        var parts = text.Split(' ', 2);
        return Filled(new SkillCall(parts[0]), parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>A call with arguments written as <c>name=value</c>; a value may have blanks.</summary>
    private static SkillCall Filled(SkillCall call, string arguments) =>
        ArgumentNames().Matches(arguments) is var names
            ? Enumerable.Range(0, names.Count).Aggregate(call, (filled, index) => filled.With(
                names[index].Groups[1].Value,
                arguments[(names[index].Index + names[index].Length)..(index + 1 < names.Count ? names[index + 1].Index : arguments.Length)].Trim()))
            : call;

    [GeneratedRegex(@"(?<=^|\s)([a-zA-Z][a-zA-Z0-9]*)=")]
    private static partial Regex ArgumentNames();
}
