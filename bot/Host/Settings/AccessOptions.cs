using System.ComponentModel.DataAnnotations;
using RetentionBot.Skills.Rights;

namespace RetentionBot.Host.Settings;

/// <summary>Who is who. Section <c>Access</c>.</summary>
internal sealed class AccessOptions : IValidatableObject
{
    /// <summary>
    /// The account manager, by e-mail address, number or full name, that somebody is in the anonymous development mode when nothing in their account matches one. Default empty: they are refused.
    /// </summary>
    public string DevelopmentUser { get; set; } = "";

    /// <summary>
    /// The e-mail address of the first administrator: whoever the platform vouches for under it becomes one, and an account manager if they are none yet. Default empty: nobody.
    /// </summary>
    public string FirstAdministrator { get; set; } = "";

    /// <summary>The IANA time zone of those whose channel does not tell theirs. Default <c>Etc/UTC</c>.</summary>
    public string DefaultZone { get; set; } = "Etc/UTC";

    /// <summary>Whose customers an account manager may read. Default <see cref="Visibility.All"/>.</summary>
    public Visibility Visibility { get; set; } = Visibility.All;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FirstAdministrator.Length > 0 && !FirstAdministrator.Contains('@', StringComparison.Ordinal))
        {
            yield return new ValidationResult($"Access:FirstAdministrator is '{FirstAdministrator}'; use an e-mail address, or leave it empty.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(DefaultZone, out _))
        {
            yield return new ValidationResult($"Access:DefaultZone is '{DefaultZone}'; use an IANA time zone, for example Europe/Berlin.");
        }
    }
}
