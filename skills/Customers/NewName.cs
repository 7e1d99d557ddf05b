using System.Text.RegularExpressions;

namespace RetentionBot.Skills.Customers;

/// <summary>The name of somebody who is not recorded yet, as it was typed.</summary>
internal static partial class NewName
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 200;

    /// <summary>The name on one line, each word with a capital when it was typed without any; null for none.</summary>
    /// <exception cref="SkillException">It is too long, or has no letter.</exception>
    public static string? Of(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (typed.Length > Longest || !typed.Any(char.IsLetter))
        {
            throw new SkillException($"I cannot take '{ShortText.Of(typed, 60)}' as a name: it needs a letter, and has at most {Longest} characters.");
        }

        var name = ShortText.Of(typed.Trim(' ', '.', ',', ';', ':', '"', '“', '”'), Longest);
        return name.Any(char.IsUpper) ? name : WordStart().Replace(name, start => start.Value.ToUpperInvariant());
    }

    /// <summary>A new prospect of that name.</summary>
    /// <param name="manager">Who looks after them; null for the pool.</param>
    public static Customer Prospect(int number, string name, int? manager)
    {
        var blank = name.LastIndexOf(' ');
        return new Customer
        {
            Number = number, Name = name, Manager = manager,
            FirstName = blank < 0 ? null : name[..blank], LastName = blank < 0 ? null : name[(blank + 1)..],
        };
    }

    [GeneratedRegex(@"(?<=^|[\s-])\p{Ll}")]
    private static partial Regex WordStart();
}
