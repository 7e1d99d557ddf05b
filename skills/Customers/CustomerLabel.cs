namespace RetentionBot.Skills.Customers;

/// <summary>How a customer is named in an answer, so that it is always clear who is meant.</summary>
public static class CustomerLabel
{
    /// <summary>Name, what tells them apart, and id: <c>Ada Byron (Analytical Engines, London, #12)</c>.</summary>
    public static string Full(Customer customer)
    {
        var apart = WhatTellsApart(customer);
        return apart.Length == 0 ? $"{customer.Name} (#{customer.Number})" : $"{customer.Name} ({apart}, #{customer.Number})";
    }

    /// <summary>Company or contact person, then city, else country; empty when none is known.</summary>
    public static string WhatTellsApart(Customer customer)
    {
        var who = customer.Kind == CustomerKind.Organisation ? customer.Contacts.Count == 0 ? null : customer.Contacts[0].Name : customer.Company;
        var where = customer.Address?.City ?? customer.Address?.Country;
        return string.Join(", ", new[] { who, where }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
