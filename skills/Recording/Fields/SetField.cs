using System.Text.RegularExpressions;
using RetentionBot.Conversation;
using RetentionBot.Skills.Customers;
using RetentionBot.Skills.History;
using RetentionBot.Skills.Invocation;
using RetentionBot.Skills.Ledger;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Skills.Recording.Fields;

/// <summary>Sets one field of a customer by a sentence.</summary>
public sealed partial class SetField(LedgerBook ledger)
{
    private const string Function = "customer.set";

    private static readonly string[] Clears = ["clear", "delete", "remove"];

    /// <param name="value">What it is set to.</param>
    /// <param name="period">The day it is set to, found in the sentence.</param>
    /// <param name="said">The whole sentence, which names the field.</param>
    [SkillFunction(Function, Deed.Record, "Sets a field of a customer: tier, birthday, renewal, language, preferred channel and the like.")]
    [Phrase("(set|change|update) [the] (" + CustomerFields.Names + ") (of|for) {customer} (to|as) {value}")]
    [Phrase("(set|change|update) {customer} (" + CustomerFields.Names + ") (to|as) {value}")]
    [Phrase("(set|change|update) [the] (" + CustomerFields.DayNames + ") (of|for) {customer} [to|as|on]")]
    [Phrase("(set|change|update) {customer} (" + CustomerFields.DayNames + ") [to|as|on]")]
    [Phrase("{customer} (" + CustomerFields.DayNames + ") is [on]")]
    [Phrase("(clear|delete|remove) [the] (" + CustomerFields.Names + ") (of|for) {customer}")]
    [Phrase("(make|put) {customer} [in|into|on|a] tier {value}")]
    [Example("set the tier of {customer} to A")]
    [Example("change {customer}'s language to German")]
    [Example("set the city of {customer} to Galway")]
    [Example("make {customer} tier B")]
    [Example("clear the membership of {customer}")]
    public async Task<Reply> AnswerAsync(Customer customer, string? value, Period? period, string? said, SkillTurn turn, CancellationToken cancellationToken)
    {
        if (CustomerFields.In(WithoutName(said ?? "", customer)) is not { } field)
        {
            return EditCustomer.Form(customer);
        }

        var isDay = field.Kind == InputKind.Date;
        if (isDay && period is { } span && span.From != span.To)
        {
            throw new SkillException($"The {field.Words[0]} is one day. Write it as 3 May 1980.");
        }

        var text = isDay && period is { } day ? FieldText.Of(Coming(field, day.From, said!, turn.Today)) : value; // a field was found in it
        if (text is null && !Clears.Any(word => said!.StartsWith(word, StringComparison.OrdinalIgnoreCase))) // a field was found in it
        {
            return EditCustomer.Form(customer);
        }

        var changed = await ledger.ChangeAsync(customer.Number, known => field.Set(known, text), turn, cancellationToken);
        return field.Read(changed) == field.Read(customer)
            ? Reply.Of($"The {field.Words[0]} of {CustomerLabel.Full(customer)} is {(field.Read(customer) is { Length: > 0 } same ? $"{ShortText.Of(same, 120)} already" : "empty already")}; nothing was changed.")
            : EditCustomer.Changed(changed, [field], turn);
    }

    /// <summary>A renewal or the end of a quiet time without a year is the coming one, for it does not come back each year.</summary>
    private static DateOnly Coming(CustomerField field, DateOnly day, string said, DateOnly today) =>
        field.Name is not ("renewal" or "quietUntil") || Year().IsMatch(said) || day >= today ? day : day.AddYears(today.Year - day.Year + (day.AddYears(today.Year - day.Year) < today ? 1 : 0));

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();

    /// <summary>A customer may be called like a field: "Tier Trading Company".</summary>
    private static string WithoutName(string said, Customer customer) => said.Replace(customer.Name, "", StringComparison.OrdinalIgnoreCase);
}
