using RetentionBot.Skills.History;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Skills.Tests.Outreach.Templates;

public sealed class TemplateLibraryTests : IDisposable
{
    private const string BuiltIn = "Outreach/Templates/";

    private readonly TemplateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheProgram_HasGermanEnglishAndFrenchWithoutAFault()
    {
        Assert.Equal(["de", "en", "fr"], TestTemplates.Library.Languages);
        Assert.All(TestTemplates.Library.Languages, language => Assert.Equal(MessageKind.All.Select(kind => kind.Purpose).Order(), TestTemplates.In(language).Messages.Keys.Order()));
        Assert.Equal(["sie", "du"], TestTemplates.In("de").Style.Forms);
        Assert.Equal(["vous", "tu"], TestTemplates.In("fr").Style.Forms);
        Assert.Empty(TestTemplates.In("en").Style.Forms);
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("de_CH", "de")]
    [InlineData("DE-at", "de")]
    [InlineData("en-US", "en")]
    [InlineData("fr-CA", "fr")]
    [InlineData("it", null)]
    [InlineData("den", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Language_IsServedByTheOneItIsAKindOf(string? asked, string? language) => Assert.Equal(language, TestTemplates.Library.Find(asked)?.Language);

    /// <summary>A file that replaces one of the program, and what is wrong with it.</summary>
    [Theory]
    [InlineData("[opening]\nThank you, {{ fist }}.", "en/thankYou.liquid, line 2: nothing is known as {{ fist }} here")]
    [InlineData("[opening]\nThank you for {{ solved_day }}.", "en/thankYou.liquid, line 2: nothing is known as {{ solved_day }} here")] // of another kind
    [InlineData("[openings]\nThank you.", "en/thankYou.liquid, line 1: [openings] is no section I know")]
    [InlineData("[opening solved]\nThank you.", "en/thankYou.liquid, line 1: [opening solved] is no section I know")] // a reason of another kind
    [InlineData("[opening hot]\nThank you.", "en/thankYou.liquid, line 1: [opening hot] is no section I know")]
    [InlineData("[opening warm formal]\nThank you.", "en/thankYou.liquid, line 1: [opening warm formal] is no section I know")]
    [InlineData("[opening warm warm]\nThank you.", "en/thankYou.liquid, line 1: [opening warm warm] is no section I know")]
    [InlineData("[opening sie]\nThank you.", "en/thankYou.liquid, line 1: [opening sie] is no section I know")] // English has no forms
    [InlineData("[]\nThank you.", "en/thankYou.liquid, line 1: [] is no section I know")]
    [InlineData("[greeting]\nThank you.", "en/thankYou.liquid, line 1: [greeting] is no section I know")] // it stands in the phrases
    [InlineData("# a comment\n\nThank you.\n[opening]", "en/thankYou.liquid, line 3: 'Thank you.' stands before any section")]
    [InlineData("[opening]\nThank you, {{ first.", "en/thankYou.liquid, line 2, is no Liquid text: ")]
    [InlineData("[opening]\n{% if first %}Thank you.", "en/thankYou.liquid, line 2, is no Liquid text: ")]
    [InlineData("[opening]\nThank you.\nThank you.", "en/thankYou.liquid, line 3: 'Thank you.' stands in line 2 already")]
    [InlineData("[opening]\nThank you.\n[opening warm]\nTHANK you.", "en/thankYou.liquid, line 4: 'THANK you.' stands in line 2 already")] // whatever the tone
    public void AWrongLine_IsNamedWithFileAndLine(string text, string fault)
    {
        var faults = FaultsOf(_folder.With("en/thankYou.liquid", text));

        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void LinesBelowAnUnknownSection_AreNotFaultsOfTheirOwn() =>
        Assert.Single(FaultsOf(_folder.With("en/thankYou.liquid", "[openings]\n{{ fist }}\n{{ fist }}\n{{ first")));

    [Fact]
    public void SeveralFaults_AreAllTold()
    {
        var faults = FaultsOf(_folder.With("en/thankYou.liquid", "Hello\n[opening]\n{{ fist }}").With("de/style.txt", "slang: cool"));

        Assert.Equal(3, faults.Count);
        Assert.StartsWith("de/style.txt, line 1, ", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("en/thankYou.liquid, line 1: ", faults[1], StringComparison.Ordinal);
        Assert.StartsWith("en/thankYou.liquid, line 3: ", faults[2], StringComparison.Ordinal);
    }

    /// <summary>A line put at the end of a file of the program, under its head, and what the check of its words says.</summary>
    [Theory]
    [InlineData("thankYou", "opening", "I am touching base to thank you.", "\"touching base\" is worn out")]
    [InlineData("thankYou", "opening", "Thank you, with a discount.", "sells nothing")]
    [InlineData("thankYou", "opening", "Thank you, see https://example.com.", "no link")]
    [InlineData("checkIn", "opening order", "You may like a discount.", "a check-in does not")]
    [InlineData("checkIn", "sms order", "You may like a discount.", "a check-in does not")]
    [InlineData("checkIn", "opening order", "Your churn risk is on my mind.", "for the firm")]
    [InlineData("checkIn", "closing", "Dear customer, take care of yourself.", "names nobody")]
    [InlineData("apology", "opening", "I am sorry if you were hurt.", "takes the apology back")]
    [InlineData("checkIn", "subject", "A subject that goes on and on, past the fiftieth one", "a subject has 50 characters at the most, and this has 52")]
    [InlineData("checkIn", "opening order", "You are back!", "only a closing has an exclamation mark")]
    [InlineData("checkIn", "closing", "You are back!!", "only a closing has an exclamation mark")]
    [InlineData("checkIn", "question", "Tell me how you are.", "a question has a question mark")]
    [InlineData("checkIn", "closing", "Are you there?", "only a question has a question mark")]
    public void ALineThatBreaksARule_IsNamedWithFileAndLine(string kind, string head, string line, string fault)
    {
        var (text, number) = WithLine($"en/{kind}.liquid", head, line);

        var told = Assert.Single(FaultsOf(_folder.With($"en/{kind}.liquid", text)));

        Assert.StartsWith($"en/{kind}.liquid, line {number}: ", told, StringComparison.Ordinal);
        Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("checkIn", "closing", "You are back!")]
    [InlineData("checkIn", "avoid", "Do not offer a discount, and do not mention their churn risk!")] // for whoever calls
    [InlineData("checkIn", "subject", "A subject that goes on, up to the fiftieth of them")]
    public void ALineThatBreaksNone_IsTaken(string kind, string head, string line)
    {
        _folder.With($"en/{kind}.liquid", WithLine($"en/{kind}.liquid", head, line).Text);

        Assert.Contains(TemplateLibrary.Load(_folder.Path).Find("en")!.Messages[ContactPurpose.CheckIn].Lines, each => each.Source == line); // the program has English
    }

    [Theory]
    [InlineData(160, null)]
    [InlineData(306, null)]
    [InlineData(307, "an SMS has 2 segments at the most, and this has 3")]
    public void AnSms_HasTwoSegmentsAtTheMost(int length, string? fault)
    {
        _folder.With("en/checkIn.liquid", WithLine("en/checkIn.liquid", "sms order", new string('a', length)).Text);

        if (fault is null)
        {
            Assert.NotNull(TemplateLibrary.Load(_folder.Path));
            return;
        }

        Assert.Contains(fault, Assert.Single(FaultsOf(_folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileWithoutAPart_NamesThePart()
    {
        var faults = FaultsOf(_folder.With("en/feedback.liquid", "[opening]\nYour view is welcome."));

        Assert.All(faults, fault => Assert.StartsWith("en/feedback.liquid: [", fault, StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("[question general]", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("[closing general] can be said in 0 ways", StringComparison.Ordinal) && fault.Contains("until there are 4", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("[opening general]", StringComparison.Ordinal));
    }

    [Fact]
    public void APartThatNeedsWhatMayNotBeKnown_IsMissingForWhoeverDoesNotHaveIt()
    {
        var text = TextOf("en/introduction.liquid").Split('\n').Select(line => line.StartsWith('[') || line.StartsWith('#') || line.Trim().Length == 0 ? line : $"{line.TrimEnd()} {{{{ years }}}}");

        Assert.All(FaultsOf(_folder.With("en/introduction.liquid", string.Join('\n', text))), fault => Assert.StartsWith("en/introduction.liquid", fault, StringComparison.Ordinal));
        Assert.Contains(FaultsOf(_folder), fault => fault.Contains("that need nothing uncertain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en/thankyou.liquid")] // the case counts, as on the servers it may move to
    [InlineData("en/thanks.liquid")]
    [InlineData("en/thankYou.txt")]
    [InlineData("en/notes.md")]
    [InlineData("it/readme.txt")]
    public void AFileOfAnotherName_IsNamed(string name) =>
        Assert.Contains(FaultsOf(_folder.With(name, "[opening]\nThank you.")), fault => fault.StartsWith($"{name} is no file of templates I know; ", StringComparison.Ordinal) && fault.Contains("thankYou.liquid", StringComparison.Ordinal));

    [Fact]
    public void AFolderThatIsNotThere_IsNamed()
    {
        var nowhere = Path.Combine(_folder.Path, "nowhere");

        var fault = Assert.Single(Assert.Throws<TemplateException>(() => TemplateLibrary.Load(nowhere)).Faults);

        Assert.Contains(nowhere, fault, StringComparison.Ordinal);
        Assert.Contains("Outreach:Templates", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFolder_ChangesNothing() => Assert.Equal(["de", "en", "fr"], TemplateLibrary.Load(_folder.Path).Languages);

    [Fact]
    public void ANewLanguageWithoutItsStyleList_NamesIt() =>
        Assert.StartsWith("nl/style.txt is missing; every language needs ", Assert.Single(FaultsOf(_folder.With("nl/thankYou.liquid", "[opening]\nDank u."))), StringComparison.Ordinal);

    [Fact]
    public void ANewLanguageMissingFiles_NamesEach()
    {
        var faults = FaultsOf(_folder.With("nl/style.txt", TextOf("en/style.txt")).With("nl/thankYou.liquid", TextOf("en/thankYou.liquid")));

        string[] missing = [.. MessageKind.All.Where(kind => kind.Name != "thankYou").Select(kind => $"nl/{kind.Name}.liquid"), "nl/phrases.liquid"];
        Assert.Equal(missing.Order(StringComparer.Ordinal), faults.Select(fault => fault.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.Contains(" is missing; every language needs ", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void AWholeNewLanguage_IsOneMore()
    {
        foreach (var name in FilesOf("en"))
        {
            _folder.With($"nl/{name}", TextOf($"en/{name}"));
        }

        var library = TemplateLibrary.Load(_folder.Path);

        Assert.Equal(["de", "en", "fr", "nl"], library.Languages);
        Assert.Equal("nl", library.Find("nl-BE")?.Language);
    }

    [Fact]
    public void AReplacedFile_StandsInPlaceOfTheProgramsOwn()
    {
        var (text, number) = WithLine("de/checkIn.liquid", "closing", "Auf bald, und alles Gute für Sie.");

        var lines = TemplateLibrary.Load(_folder.With("de/checkIn.liquid", text).Path).Find("de")!.Messages[ContactPurpose.CheckIn].Lines; // the program has German

        Assert.Equal(number, Assert.Single(lines, line => line.Source == "Auf bald, und alles Gute für Sie.").Number);
        Assert.DoesNotContain(TestTemplates.In("de").Messages[ContactPurpose.CheckIn].Lines, line => line.Source == "Auf bald, und alles Gute für Sie.");
    }

    [Fact]
    public void Faults_AreTheMessageOfTheException()
    {
        var exception = new TemplateException(["One.", "Two."]);

        Assert.Equal(["One.", "Two."], exception.Faults);
        Assert.Equal($"One.{Environment.NewLine}Two.", exception.Message);
    }

    private static IReadOnlyList<string> FaultsOf(TemplateFolder folder) => Assert.Throws<TemplateException>(() => TemplateLibrary.Load(folder.Path)).Faults;

    /// <summary>A file of the program with a line more, under a head of its own at the end; and the number of that line.</summary>
    private static (string Text, int Number) WithLine(string name, string head, string line)
    {
        var text = $"{TextOf(name).TrimEnd()}\n\n[{head}]\n{line}\n";
        return (text, text.TrimEnd().Split('\n').Length);
    }

    private static IEnumerable<string> FilesOf(string language) =>
        typeof(TemplateLibrary).Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith($"{BuiltIn}{language}/", StringComparison.Ordinal)).Select(name => Path.GetFileName(name));

    private static string TextOf(string name)
    {
        var assembly = typeof(TemplateLibrary).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(resource => resource.Replace('\\', '/') == BuiltIn + name))!); // it was found just now
        return reader.ReadToEnd();
    }
}
