using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Rights;
using RetentionBot.Understanding;
using RetentionBot.Understanding.Phrases;

namespace RetentionBot.Bot.Tests.Understanding;

public sealed class PhraseBookTests
{
    [Theory]
    [InlineData("one", "a.any(name=one)")]
    [InlineData("red one", "b.red()")]
    [InlineData("red one indeed", "b.red()")]
    [InlineData("same words here", "c.first()")]
    [InlineData("maybe or not", "d.nested()")]
    [InlineData("maybe perhaps so or not", "d.nested()")]
    [InlineData("perhaps so or not", "a.any(name=perhaps so or not)")]
    public async Task Phrases_WhenSeveralFit_TheOneWithMostWordsOfItsOwnWins(string text, string call) =>
        Assert.Equal(call, await new Talk(typeof(Several)).CallAsync($"pick {text}"));

    [Theory]
    [InlineData(typeof(Unclosed), "lacks a ')'")]
    [InlineData(typeof(Nameless), "no parameter's name")]
    [InlineData(typeof(Wordless), "must be there")]
    public void Phrase_WhenItCannotBeRead_FailsAtStartAndSaysWhich(Type skills, string why)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new PhraseBook(new SkillCatalogue([skills]), Lexicon.Of("en")));

        Assert.Contains(why, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'bad'", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bougth", "bought", true)]
    [InlineData("ordrs", "orders", true)]
    [InlineData("purchasses", "purchases", true)]
    [InlineData("talked", "talk", true)]
    [InlineData("looking", "looks", true)]
    [InlineData("send", "spend", false)]
    [InlineData("sent", "spent", false)]
    [InlineData("owns", "owes", false)]
    [InlineData("overdue", "overview", false)]
    public void NearWord_IsAMistypedLetterOrAnotherEnding(string typed, string meant, bool isNear) => Assert.Equal(isNear, Lexicon.Of("en").NearWord.Is(typed, meant));

    internal sealed class Several
    {
        private readonly Task<Reply> _done = Task.FromResult(Reply.Of("Done."));

        [SkillFunction("a.any", Deed.ReadCustomer, "Any.")]
        [Phrase("pick {name}")]
        public Task<Reply> AnyAsync(string name) => name.Length == 0 ? Task.FromResult(Reply.Of("")) : _done;

        [SkillFunction("b.red", Deed.ReadCustomer, "Red.")]
        [Phrase("pick red one [indeed]")]
        public Task<Reply> RedAsync() => _done;

        [SkillFunction("c.second", Deed.ReadCustomer, "Second by its name.")]
        [Phrase("pick same words here")]
        public Task<Reply> SecondAsync() => _done;

        [SkillFunction("c.first", Deed.ReadCustomer, "First by its name.")]
        [Phrase("pick same words here")]
        public Task<Reply> FirstAsync() => _done;

        [SkillFunction("d.nested", Deed.ReadCustomer, "Brackets in brackets.")]
        [Phrase("pick (maybe [perhaps (so|thus)]|surely) or not")]
        public Task<Reply> NestedAsync() => _done;
    }

    internal sealed class Unclosed
    {
        [SkillFunction("bad", Deed.ReadCustomer, "Bad.")]
        [Phrase("show (this|that {customer}")]
        public Task<Reply> DoAsync(Customer customer) => Task.FromResult(Reply.Of(customer.Name + GetHashCode()));
    }

    internal sealed class Nameless
    {
        [SkillFunction("bad", Deed.ReadCustomer, "Bad.")]
        [Phrase("show {}")]
        public Task<Reply> DoAsync(Customer customer) => Task.FromResult(Reply.Of(customer.Name + GetHashCode()));
    }

    internal sealed class Wordless
    {
        [SkillFunction("bad", Deed.ReadCustomer, "Bad.")]
        [Phrase("[show] {customer}")]
        public Task<Reply> DoAsync(Customer customer) => Task.FromResult(Reply.Of(customer.Name + GetHashCode()));
    }
}
