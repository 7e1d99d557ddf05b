using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Names;
using RetentionBot.Skills.Recording.Fields;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording;

/// <summary>Adds a customer, who becomes the caller's own. Whoever may be recorded already is shown first: one customer, one record.</summary>
public sealed partial class AddCustomer(LedgerBook ledger, AlikeCustomers alike)
{
    private const string Function = "customer.add";

    /// <param name="customer">The name; left out, the form is shown.</param>
    /// <param name="company">What they buy for; read from the sentence when left out.</param>
    /// <param name="email">As for the company.</param>
    /// <param name="phone">As for the company.</param>
    /// <param name="anyway">Whether those who may be the same were looked at and are not.</param>
    /// <param name="said">The whole sentence.</param>
    [SkillFunction(Function, Deed.AddCustomer, "Adds a customer or prospect, after looking for those who may be recorded already.")]
    [Phrase("(add|create|register|new) [a|the] [new] (customer|client|prospect|lead|account|contact)")]
    [Phrase("(add|create|register) [a|the] [new] (customer|client|prospect|lead|account) (named|called) {customer}")]
    [Example("Add a new customer named Olivia Hart")]
    [Example("create a customer")]
    [Example("register a prospect called Ingrid Larsen")]
    [Example("new prospect")]
    [Example("create a contact for Tomás Ribeiro of Nova Records")]
    public async Task<Reply> AnswerAsync(
        string? customer, string? company, string? email, string? phone, bool? anyway, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (NewName.Of(customer) is not { } name)
        {
            return Form();
        }

        var added = Described(NewName.Prospect(0, name, turn.Caller.Number), name, company, email, phone, said);
        if (anyway != true && await MayBeAsync(added, turn, cancellationToken) is { } question)
        {
            return question;
        }

        added = await ledger.AddCustomerAsync(number => added with { Number = number }, turn, cancellationToken);
        turn.TalkAbout(added);
        return new Answer($"Added: {CustomerLabel.Full(added)}, a prospect of yours.")
            .Facts(("Company", added.Kind == CustomerKind.Person ? added.Company : null), ("E-mail", added.Emails.Count > 0 ? added.Emails[0] : null), ("Phone", added.Phones.Count > 0 ? added.Phones[0] : null))
            .Undo(turn, $"adding {CustomerLabel.Full(added)}")
            .Form("Edit", Answer.About(added, EditCustomer.Function))
            .Form("Log a contact", Answer.About(added, LogInteraction.Function))
            .Reply(turn);
    }

    private static Customer Described(Customer customer, string name, string? company, string? email, string? phone, string? said)
    {
        var rest = said is not null && said.IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? said[(at + name.Length)..] : "";
        var mail = email ?? (EmailIn().Match(said ?? "") is { Success: true } found ? found.Value : null);
        var number = phone ?? (PhoneIn().Match(rest) is { Success: true } rung ? rung.Value.Trim() : null);
        var firm = company ?? (CompanyIn().Match(rest) is { Success: true } of ? of.Groups["company"].Value.Trim() : null);
        var isOrganisation = NameFolding.Fold(name).Split(' ') is [_, .., var last] && NameWords.IsLegalForm(last);
        return customer with
        {
            Kind = isOrganisation ? CustomerKind.Organisation : CustomerKind.Person,
            FirstName = isOrganisation ? null : customer.FirstName,
            LastName = isOrganisation ? null : customer.LastName,
            Company = isOrganisation || firm is null ? null : ShortText.Of(firm, NewName.Longest),
            Emails = mail is null ? [] : [FieldText.Email(mail.Trim())],
            Phones = number is null ? [] : [FieldText.Phone(number)],
        };
    }

    /// <summary>A question when somebody recorded may be the same; null when nobody is. Somebody the caller may not see is not named.</summary>
    private async ValueTask<Reply?> MayBeAsync(Customer added, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (await alike.ToAsync(added, except: null, turn, cancellationToken) is not { } seen)
        {
            return null;
        }

        var anyway = new SkillCall(Function).With("customer", added.Name).With("anyway", "true");
        anyway = added.Company is { } company ? anyway.With("company", company) : anyway;
        anyway = added.Emails.Count > 0 ? anyway.With("email", added.Emails[0]) : anyway;
        anyway = added.Phones.Count > 0 ? anyway.With("phone", added.Phones[0]) : anyway;
        return AlikeCustomers.Ask(added.Name, seen, customer => Answer.About(customer, "customer.summary"), anyway, turn);
    }

    private static Reply Form() => new(new Card(
        new Heading("A new customer"),
        new Inputs(
        [
            new Input("customer", "Name", InputKind.Text) { IsRequired = true, MaxLength = NewName.Longest },
            new Input("company", "Company", InputKind.Text) { MaxLength = NewName.Longest },
            new Input("email", "E-mail address", InputKind.Text) { MaxLength = 254 },
            new Input("phone", "Telephone number", InputKind.Text) { MaxLength = 60 },
        ]),
        new Actions(new CallAction("Add", new SkillCall(Function)) { Style = ActionStyle.Primary, InPlace = true })));

    [GeneratedRegex(@"[^\s,;<>()]+@[^\s,;<>()]+\.[^\s,;<>()]*[^\s,;<>().]")]
    private static partial Regex EmailIn();

    [GeneratedRegex(@"\+?\d[\d ()/-]{6,}\d")]
    private static partial Regex PhoneIn();

    [GeneratedRegex(@"^,?\s+(?:of|at|with)\s+(?<company>[^,.;:@]{2,80})", RegexOptions.IgnoreCase)]
    private static partial Regex CompanyIn();
}
