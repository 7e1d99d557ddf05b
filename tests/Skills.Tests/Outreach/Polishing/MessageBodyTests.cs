using RetentionBot.Skills.Customers;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Polishing;

namespace RetentionBot.Skills.Tests.Outreach.Polishing;

public sealed class MessageBodyTests
{
    private static readonly Customer Customer = new() { Number = 1, Name = "Orla Fennimore", Company = "Fennimore & Daughters", Address = new Address("Quay Street 5", "Galway") };

    [Fact]
    public void An_email_keeps_greeting_and_signature_to_itself()
    {
        var body = BodyOf(ContactChannel.Email, "Hello Orla,\n\nThank you for your order of Tea on 3 May. Best wishes to Fennimore & Daughters.\n\nSee you.\n\nKind regards,\nMaren Holt");

        Assert.Equal("Thank you for [1]. Best wishes to [2].\n\nSee you.", body!.Text);
        Assert.Equal(["Order", "Their company"], body.Labels.OrderBy(label => label.Key).Select(label => label.Value));
        Assert.Equal("Hello Orla,\n\nFor your order of Tea on 3 May thank you, Fennimore & Daughters.\n\nKind regards,\nMaren Holt", body.With("For [1] thank you, [2]."));
    }

    [Fact]
    public void A_letter_keeps_its_date_too()
    {
        var body = BodyOf(ContactChannel.Letter, "3 May 2026\n\nDear Orla Fennimore,\n\nThank you.\n\nYours sincerely,\nMaren Holt");

        Assert.Equal("Thank you.", body!.Text);
        Assert.Equal("3 May 2026\n\nDear Orla Fennimore,\n\nThanks.\n\nYours sincerely,\nMaren Holt", body.With("Thanks."));
    }

    [Fact]
    public void An_SMS_keeps_who_signs_it() => Assert.Equal("Hi Orla, thanks. Maren Holt", BodyOf(ContactChannel.Sms, "Hi Orla, thank you. Maren Holt")!.With("Hi Orla, thanks."));

    [Fact]
    public void A_chat_keeps_its_greeting() => Assert.Equal("Hi Orla,\nthanks.", BodyOf(ContactChannel.Chat, "Hi Orla,\nthank you.")!.With("thanks."));

    [Theory]
    [InlineData(ContactChannel.Call, "Say:\n- This is Maren.")]
    [InlineData(ContactChannel.Meeting, "Say:\n- This is Maren.")]
    [InlineData(ContactChannel.Email, "Hello Orla,\n\nKind regards")]
    [InlineData(ContactChannel.Chat, "Hello")]
    public void What_has_no_body_has_none(ContactChannel channel, string text) => Assert.Null(BodyOf(channel, text));

    [Fact]
    public void A_sign_somebody_typed_stays_what_it_is()
    {
        var body = BodyOf(ContactChannel.Sms, "See point [7] and [0]. Maren Holt");

        Assert.Equal("See point [1] and [2].", body!.Text);
        Assert.Equal("See [7] and [0] again. Maren Holt", body.With("See [1] and [2] again."));
    }

    [Fact]
    public void Numbers_addresses_gaps_and_the_name_of_who_writes_are_facts_too()
    {
        var body = BodyOf(ContactChannel.Sms, "I am Maren Holt: +44 20 5550 0101, maren@firm.example. It comes by [the day]; again: [the day]. Maren Holt")!;

        Assert.Equal("I am [1]: [2], [3]. It comes by [4]; again: [4].", body.Text);
        Assert.Equal(["Who writes", "A number or an address", "A number or an address", "Still to be filled in"], body.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Value));
        Assert.Equal("By [the day]: Maren Holt, +44 20 5550 0101, maren@firm.example. Maren Holt", body.With("By [4]: [1], [2], [3]."));
    }

    [Fact]
    public void A_street_is_a_fact_too() => Assert.Equal("It goes to [1].", BodyOf(ContactChannel.Sms, "It goes to Quay Street 5.")!.Text);

    [Fact]
    public void A_fact_that_is_a_number_is_not_looked_for_in_a_placeholder() => Assert.Equal("[1] for [2].", BodyOf(ContactChannel.Sms, "2 for Fennimore & Daughters.", fact: "2")!.Text);

    [Fact]
    public void A_fact_within_a_word_is_no_fact() => Assert.Equal("Teatime at [1].", BodyOf(ContactChannel.Sms, "Teatime at Fennimore & Daughters.", fact: "Tea")!.Text);

    private static MessageBody? BodyOf(ContactChannel channel, string text, string fact = "your order of Tea on 3 May") => MessageBody.Of(
        new DraftVersion(null, text, new DraftRecipe { Channel = channel, Language = "en" }, "written", DateTimeOffset.UnixEpoch) { Facts = [new DraftFact("order", fact, ["P1-20260503"])] }, "Maren Holt", Customer);
}
