using System.ComponentModel.DataAnnotations;
using RetentionBot.Host.Loopback;

namespace RetentionBot.Host.Exports;

/// <summary>Where files are fetched. Section <c>Exports</c>.</summary>
internal sealed class ExportsOptions : IValidatableObject
{
    /// <summary>The https address under which browsers reach this host, with or without a path. Default empty: the address it listens on, which works on this machine only.</summary>
    public string PublicUrl { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // Over plain http the ticket in the address could be read on the way.
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && LoopbackOnly.IsLoopbackHost(url.Host)))))
        {
            yield return new ValidationResult($"Exports:PublicUrl is '{PublicUrl}'; use an https address such as https://bot.firm.example, or leave it empty.");
        }
    }
}
