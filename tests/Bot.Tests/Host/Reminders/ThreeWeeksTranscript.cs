using System.Globalization;
using System.Text;
using RetentionBot.Skills.Customers;

namespace RetentionBot.Bot.Tests.Host.Reminders;

/// <summary>Writes down what was said and done. Whatever the public set says of a customer is masked by the customer's number, for the set is no part of the project.</summary>
internal sealed class ThreeWeeksTranscript(IReadOnlyList<Customer> customers)
{
    /// <summary>All of it, a day in UTC after the other.</summary>
    public string Of(IEnumerable<ThreeWeeksEntry> entries)
    {
        var text = new StringBuilder();
        DateOnly? day = null;
        foreach (var entry in entries)
        {
            var on = DateOnly.FromDateTime(entry.At.UtcDateTime);
            if (on != day)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(day is null ? "" : "\n")}# {on:dddd d MMMM yyyy}, UTC\n");
                day = on;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n{entry.Person.ClockOf(entry.At)}, {(entry.Did.Length == 0 ? "to " : "")}{entry.Person.Name}{(entry.Did.Length == 0 ? "" : $" {entry.Did}")}\n");
            foreach (var line in entry.Lines)
            {
                text.Append(line).Append('\n');
            }
        }

        return Masked(text.ToString());
    }

    /// <summary>What of the set is left in a text; empty when it is masked well.</summary>
    public IReadOnlyList<string> LeftIn(string text) =>
        [.. customers.SelectMany(customer => Words(customer).Append(customer.LastName ?? "")).Where(word => word.Length > 2 && text.Contains(word, StringComparison.Ordinal)).Distinct()];

    private string Masked(string text)
    {
        // A city stands with the id only; for itself it may be the name of a zone.
        var withoutCities = customers.Aggregate(text, (so, customer) => so.Replace($"({customer.Address?.City}, #{customer.Number})", $"(#{customer.Number})", StringComparison.Ordinal));
        return customers.SelectMany(customer => Words(customer).Select(word => (word, customer.Number))).OrderByDescending(each => each.word.Length)
            .Aggregate(withoutCities, (so, each) => so.Replace(each.word, $"customer #{each.Number}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words(Customer customer) =>
        new[] { customer.Name, customer.Company }.Concat(customer.Emails).Concat(customer.Phones).OfType<string>().Where(word => word.Length > 0);
}
