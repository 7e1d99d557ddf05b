using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Writing;

namespace RetentionBot.Skills.Tests.Outreach.Writing;

/// <summary>No sentence repeats to one customer within 12 months: a year of messages, as somebody gets them who is looked after well.</summary>
public sealed class NoRepeatTests
{
    private const int Customers = 12;

    /// <summary>What they get, month by month; null is a check-in, for the reason that is tried.</summary>
    private static readonly (ContactPurpose Purpose, string? Reason)[] Year =
    [
        (ContactPurpose.Thanks, "order"),
        (ContactPurpose.CheckIn, null),
        (ContactPurpose.Satisfaction, "order"),
        (ContactPurpose.Thanks, "order"),
        (ContactPurpose.CheckIn, null),
        (ContactPurpose.Feedback, "general"),
        (ContactPurpose.Thanks, "order"),
        (ContactPurpose.CheckIn, null),
        (ContactPurpose.Satisfaction, "order"),
        (ContactPurpose.Event, "birthday"),
        (ContactPurpose.Thanks, "order"),
        (ContactPurpose.CheckIn, null),
        (ContactPurpose.WinBack, "order"),
    ];

    /// <summary>Each language with each form of address and each reason of a check-in that is written.</summary>
    public static TheoryData<string, string?, string> LanguagesFormsAndReasons()
    {
        var data = new TheoryData<string, string?, string>();
        foreach (var language in TestTemplates.Library.Languages)
        {
            foreach (var form in TestTemplates.FormsOf(language))
            {
                foreach (var reason in (string[])["order", "solved", "talk"])
                {
                    data.Add(language, form, reason);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(LanguagesFormsAndReasons))]
    public void InAYear_NoSentenceIsSaidTwice(string language, string? form, string reason) =>
        AssertFresh(customer => Year.Select((message, month) => MessageOf(language, form, message.Purpose, message.Reason ?? reason, month, customer)));

    /// <summary>The plan holds for every tone somebody may keep to.</summary>
    [Theory]
    [MemberData(nameof(LanguagesFormsAndReasons))]
    public void InAYearOfOneTone_NoSentenceIsSaidTwice(string language, string? form, string reason)
    {
        foreach (var voice in Enum.GetValues<Voice>().Where(voice => voice != Voice.Neutral))
        {
            AssertFresh(customer => Year.Select((message, month) => MessageOf(language, form, message.Purpose, message.Reason ?? reason, month, customer) with { Voice = voice }));
        }
    }

    /// <summary>The worst of it: the same reason and the same day each time, so that a sentence about it has no other fact to differ by.</summary>
    [Theory]
    [MemberData(nameof(LanguagesFormsAndReasons))]
    public void FourCheckInsAboutOneThing_AreFourTexts(string language, string? form, string reason) =>
        AssertFresh(customer => Enumerable.Range(0, 4).Select(_ => MessageOf(language, form, ContactPurpose.CheckIn, reason, month: 0, customer)));

    [Fact]
    public void WhereEverythingWasSaid_AMessageSaysSo()
    {
        var message = MessageOf("en", form: null, ContactPurpose.CheckIn, "order", month: 0, customer: 1);
        var said = new HashSet<string>(StringComparer.Ordinal);
        var texts = 0;
        while (!message.Write(said).Repeats)
        {
            said.UnionWith(Sentences.Of(message.Write(said).Text));
            texts++;
            Assert.True(texts < 100, "It never runs out.");
        }

        Assert.True(texts >= 4, $"Quarterly contact needs four; there are {texts}.");
        Assert.NotEmpty(message.Write(said).Text);
    }

    [Fact]
    public void WritingAgain_GivesTheSameText()
    {
        var message = MessageOf("en", form: null, ContactPurpose.CheckIn, "order", month: 0, customer: 1);

        Assert.Equal(message.Write().Text, message.Write().Text);
        Assert.Equal(message.Write().Subject, message.Write().Subject);
    }

    [Fact]
    public void Customers_DoNotAllGetOneText() =>
        Assert.True(Enumerable.Range(1, Customers).Select(customer => MessageOf("en", form: null, ContactPurpose.CheckIn, "order", month: 0, customer).Write().Text).Distinct().Count() >= 4);

    /// <summary>The facts are of another day each month, as they are in a ledger; the seed is as the writer of drafts has it.</summary>
    private static TestMessage MessageOf(string language, string? form, ContactPurpose purpose, string reason, int month, int customer) =>
        new(language, MessageKind.Of(purpose), reason, form) { On = TestMessage.Today.AddMonths(-month).AddDays(-month), Seed = (customer * 31) + (int)purpose };

    private static void AssertFresh(Func<int, IEnumerable<TestMessage>> year)
    {
        for (var customer = 1; customer <= Customers; customer++)
        {
            var said = new HashSet<string>(StringComparer.Ordinal);
            foreach (var message in year(customer))
            {
                var written = message.Write(said);
                var sentences = Sentences.Of(written.Text).ToList();

                Assert.False(written.Repeats, $"{message.InWords()} for customer {customer} repeats: {written.Text}");
                foreach (var sentence in sentences)
                {
                    Assert.True(said.Add(sentence), $"{message.InWords()} for customer {customer} says again \"{sentence}\": {written.Text}");
                }
            }
        }
    }
}
