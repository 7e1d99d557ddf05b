using FsCheck;
using FsCheck.Fluent;
using RetentionBot.Conversation;

namespace RetentionBot.Testing.Cards;

/// <summary>Cards of anything that may stand in one: long names, emoji, markup, half characters, nothing at all, and more of everything than any channel shows.</summary>
public static class RandomCards
{
    private static readonly string[] _pieces =
    [
        "Ada", " ", "\n", "\r\n", "&", "<", ">", "*", "_", "~", "`", "|", ":", ":tada:", "<!channel>", "<!here>", "<@U1>", "<#C1>", "<!subteam^S1>", "&lt;", "&amp;amp;", "<https://evil.example|x>",
        "😀", "👩‍👩‍👧", "ö", "\u200B", "\ud83d", "\ude00", "\0", "\u001b", "\t", "\u2028", "Bjørn Hansen-Gyllenskiöld of the Very Long Company Name and Sons Limited", "#1042", "2026-08-05", "12.50", "true", "\"}]", "\\",
    ];

    private static readonly Uri[] _addresses =
    [
        new("https://example.com/ä?a=1&b=<2>|3"), new("mailto:ada@example.com?subject=A%20%26%20B&body=x"), new("http://127.0.0.1:3978/x"), new("http://example.com"), new("javascript:alert(1)"), new("/x", UriKind.Relative),
        new("mailto:x?body=" + new string('b', 4_000)), new("https://example.com/" + new string('a', 4_000)),
    ];

    private static Gen<string> Text(int most) => Gen.Choose(0, most).SelectMany(count => Gen.Elements(_pieces).ArrayOf(count)).Select(string.Concat);

    // Mostly short, now and then longer than any limit.
    private static Gen<string> Text() => Gen.Frequency((60, Text(6)), (6, Text(40)), (1, Text(600)));

    private static Gen<int> Few(int most) => Gen.Frequency((40, Gen.Choose(0, 4)), (1, Gen.Choose(0, most)));

    private static Gen<T[]> Few<T>(Gen<T> of, int most) => Few(most).SelectMany(count => of.ArrayOf(count));

    private static Gen<SkillCall> Calls() => Few(Gen.Zip(Text(3), Text()), 6).Select(arguments => arguments.Aggregate(new SkillCall("customer.summary"), (call, argument) => call.With("a" + argument.Item1, argument.Item2)));

    private static Gen<CardAction> Action() => Gen.Frequency(
        (4, Text().SelectMany(title => Calls().SelectMany(call => Gen.Elements(Enum.GetValues<ActionStyle>()).SelectMany(style => Gen.Elements(true, false).Select(CardAction (flag) => new CallAction(title, call) { Style = style, InPlace = flag, OpensForm = !flag && style == ActionStyle.Normal }))))),
        (1, Text().SelectMany(title => Gen.Elements(_addresses).Select(CardAction (address) => new OpenUrlAction(title, address)))));

    private static Gen<Input> Field() => Gen.Choose(0, 60).SelectMany(name => Text().SelectMany(label => Gen.Elements(Enum.GetValues<InputKind>()).SelectMany(kind => Text().SelectMany(value =>
        Few(Gen.Zip(Text(6), Text(6)), 130).SelectMany(choices => Gen.Elements(0, 5, 200, 9_000).Select(length => new Input(name == 0 ? "" : $"field{name}", label, kind)
        {
            Value = value, MaxLength = length, IsRequired = length == 5, Choices = [.. choices.Select((choice, index) => new Choice(choice.Item1, index % 3 == 0 ? choice.Item2 : $"{index}"))],
        }))))));

    private static Gen<CardElement> Element() => Gen.OneOf(
        Text().Select(CardElement (text) => new Heading(text)),
        Text().Select(CardElement (text) => new Paragraph(text)),
        Few(Gen.Zip(Text(), Text()), 60).Select(CardElement (facts) => new Facts([.. facts.Select(fact => new Fact(fact.Item1, fact.Item2))])),
        Few(Text(4), 30).SelectMany(titles => Few(Few(Text(2), 6), 130).Select(CardElement (rows) => new Table([.. titles.Select((title, index) => new Column(title, index % 2 == 1))], rows))),
        Gen.Zip(Text(), Text()).SelectMany(names => Text().Select(CardElement (text) => new DraftText(names.Item1, names.Item2, text.Length % 2 == 0 ? null : names.Item2, text))),
        Few(Field(), 80).Select(CardElement (fields) => new Inputs([.. fields.DistinctBy(field => field.Name)])),
        Few(Action(), 40).Select(CardElement (actions) => new Actions(actions)),
        Gen.Constant<CardElement>(new Divider()),
        Text().Select(CardElement (text) => new Footnote(text)));

    private static Gen<AiLabel?> Label() => Gen.Frequency((3, Gen.Constant<AiLabel?>(null)), (1, Few(Gen.Zip(Gen.Choose(0, 30), Gen.Zip(Text(2), Text())), 40).Select(AiLabel? (cited) =>
        new AiLabel([.. cited.Select(citation => new Citation(citation.Item1, citation.Item2.Item1, citation.Item2.Item2))]))));

    /// <summary>Any card.</summary>
    public static Arbitrary<Card> Cards() => Gen.Frequency((12, Gen.Choose(0, 6)), (1, Gen.Choose(0, 120))).SelectMany(count => Element().ArrayOf(count)).SelectMany(elements => Label().Select(label => new Card(elements) { Ai = label })).ToArbitrary();
}
