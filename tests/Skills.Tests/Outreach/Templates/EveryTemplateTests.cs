using System.Text;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Channels;
using RetentionBot.Skills.Outreach.Style;
using RetentionBot.Skills.Outreach.Writing;
using RetentionBot.Testing;

namespace RetentionBot.Skills.Tests.Outreach.Templates;

/// <summary>Every message that can come of the templates of the program: read by a person as golden files, and all of them checked.</summary>
public sealed class EveryTemplateTests
{
    private const int Seeds = 12;

    /// <summary>So many faults are told; more are more of the same.</summary>
    private const int MostTold = 25;

    private static readonly Golden Golden = new("tests/Skills.Tests/Outreach/Templates/Golden");

    /// <summary>Each language with the name of each kind.</summary>
    public static TheoryData<string, string> LanguagesAndKinds()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in TestTemplates.Library.Languages)
        {
            foreach (var kind in MessageKind.All)
            {
                data.Add(language, kind.Name);
            }
        }

        return data;
    }

    /// <summary>Every reason by every channel, then every tone and length of the first, then the other forms of address.</summary>
    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void Messages_ReadAsTheyWereReviewed(string language, string kind)
    {
        var messages = TestMessage.Of(language, KindOf(kind)).ToList();
        var usual = messages.Where(message => message.Form == messages[0].Form).ToList();
        List<TestMessage> shown =
        [
            .. usual.SelectMany(message => message.Channels().Select(channel => message with { Channel = channel })),
            .. Enum.GetValues<Voice>().Where(voice => voice != Voice.Neutral).Select(voice => usual[0] with { Voice = voice }),
            .. Enum.GetValues<TextLength>().Where(length => length != TextLength.Normal).Select(length => usual[0] with { Length = length }),
            .. messages.Except(usual).Where(message => message.Reason != "none"),
        ];

        var text = new StringBuilder();
        foreach (var message in shown)
        {
            var written = message.Write();
            text.Append("===== ").Append(message.InWords()).Append('\n');
            text.Append(written.Subject is null ? "" : $"Subject: {written.Subject}\n\n").Append(written.Text).Append("\n\n");
        }

        Golden.Verify($"{language}.{kind}.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void EveryWrittenMessage_IsAGoodOne(string language, string kind) =>
        AssertNone(AllOf(language, KindOf(kind)).Where(message => message.Channel != ContactChannel.Call).SelectMany(message => Told(message, FaultsOf(message))));

    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void EveryScript_CanBeReadOut(string language, string kind) =>
        AssertNone(AllOf(language, KindOf(kind)).Where(message => message.Channel == ContactChannel.Call).SelectMany(message => Told(message, FaultsOfAny(message, message.Write()))));

    /// <summary>What a guard flags in a script its owner sees with every one of them, so there is nothing to flag.</summary>
    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void EveryScript_KeepsTheStyleList(string language, string kind) =>
        AssertNone(AllOf(language, KindOf(kind)).Where(message => message.Channel == ContactChannel.Call).SelectMany(message => Told(message, StyleFaultsOf(message, message.Write()))));

    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void WhatIsMentioned_StandsInTheMessage(string language, string kind)
    {
        var faults =
            from message in TestMessage.Of(language, KindOf(kind))
            from channel in message.Channels()
            from voice in Enum.GetValues<Voice>()
            let mentioning = message with { Channel = channel, Voice = voice, Mentions = ["the spring delivery", "the new van"] }
            let text = mentioning.Write().Text
            where !text.Contains("the spring delivery", StringComparison.Ordinal) || !text.Contains("the new van", StringComparison.Ordinal)
            select mentioning.InWords();

        AssertNone(faults);
    }

    /// <summary>What nobody has said shows as a gap, or is not spoken of; nothing is left in braces.</summary>
    [Theory]
    [MemberData(nameof(LanguagesAndKinds))]
    public void AMessageOfWhichNothingIsKnown_HasNoBraces(string language, string kind)
    {
        var faults =
            from message in TestMessage.Of(language, KindOf(kind))
            from channel in message.Channels()
            let unknowing = message with { Channel = channel, HasFacts = false }
            where unknowing.Write().Text.Contains("{{", StringComparison.Ordinal)
            select unknowing.InWords();

        AssertNone(faults);
    }

    [Theory]
    [InlineData("deed", "thankYou")]
    [InlineData("general", "apology")]
    [InlineData("new", "welcome")]
    [InlineData("customer", "offer")]
    public void AFactThatIsAskedFor_LeavesAGapWhereNobodyKnowsIt(string reason, string kind)
    {
        foreach (var language in TestTemplates.Library.Languages)
        {
            foreach (var form in TestTemplates.FormsOf(language))
            {
                Assert.NotEmpty(Gaps.In(new TestMessage(language, KindOf(kind), reason, form) { HasFacts = false }.Write().Text, TestTemplates.In(language)));
            }
        }
    }

    private static IEnumerable<TestMessage> AllOf(string language, MessageKind kind) =>
        from message in TestMessage.Of(language, kind)
        from channel in message.Channels()
        from voice in Enum.GetValues<Voice>()
        from length in Enum.GetValues<TextLength>()
        from seed in Enumerable.Range(0, Seeds)
        select message with { Channel = channel, Voice = voice, Length = length, Seed = seed };

    private static IEnumerable<string> FaultsOf(TestMessage message)
    {
        var written = message.Write();
        foreach (var fault in StyleFaultsOf(message, written).Concat(FaultsOfAny(message, written)))
        {
            yield return fault;
        }

        if ((message.Channel == ContactChannel.Email) != (written.Subject is not null))
        {
            yield return $"the subject is {written.Subject ?? "missing"}";
        }

        if (written.Subject is { } subject && subject.Length is 0 or > StyleCheck.LongestSubject)
        {
            yield return $"the subject has {subject.Length} characters: {subject}";
        }

        if (message.Channel == ContactChannel.Sms && SmsText.Of(written.Text) is { Segments: > SmsText.MostSegments } sms)
        {
            yield return $"it takes {sms.Segments} segments{(sms.IsUnicode ? " of Unicode" : "")}: {written.Text}";
        }

        if (message.Channel is ContactChannel.Email or ContactChannel.Letter && !written.Text.EndsWith(TestMessage.Sender.Name, StringComparison.Ordinal))
        {
            yield return "nobody signs it";
        }

        if (message.Kind.Purpose == ContactPurpose.CheckIn)
        {
            if (written.Text.Count(character => character == '?') is not 1 and var questions)
            {
                yield return $"it has {questions} questions: {written.Text}";
            }

            if (TestTemplates.In(message.Language).Style.SalesWordsIn($"{written.Subject}\n{written.Text}") is { Count: > 0 } sales)
            {
                yield return $"it sells: {string.Join(", ", sales)}";
            }
        }
    }

    /// <summary>What is wrong with a text, whatever it is for.</summary>
    private static IEnumerable<string> FaultsOfAny(TestMessage message, WrittenMessage written)
    {
        var whole = $"{written.Subject}\n{written.Text}";
        foreach (var mark in (string[])["{{", "}}", "[", "]", "  ", "..", " .", " ,", ",,", "\n\n\n"])
        {
            if (whole.Contains(mark, StringComparison.Ordinal))
            {
                yield return $"it has \"{mark}\": {whole}";
            }
        }

        if (string.IsNullOrWhiteSpace(written.Text) || written.Text.Length != written.Text.Trim().Length)
        {
            yield return $"it is empty or begins or ends with a blank: \"{written.Text}\"";
        }

        if (written.Repeats)
        {
            yield return "it repeats what was never said";
        }

        foreach (var fact in written.Facts.Where(fact => !whole.Contains(fact.Value, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"it claims to tell {fact.Name}, \"{fact.Value}\", and does not: {whole}";
        }
    }

    private static IReadOnlyList<string> StyleFaultsOf(TestMessage message, WrittenMessage written) =>
        StyleCheck.FaultsOf(message.Kind.Purpose, message.Channel, written.Subject, written.Text, TestTemplates.In(message.Language).Style, hasBought: message.Reason != "prospect");

    private static IEnumerable<string> Told(TestMessage message, IEnumerable<string> faults) => faults.Select(fault => $"{message.InWords()}: {fault}");

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.ToList();

        Assert.True(all.Count == 0, $"{all.Count} faults:\n{string.Join('\n', all.Take(MostTold))}");
    }

    private static MessageKind KindOf(string name) => MessageKind.All.Single(kind => kind.Name == name);
}
