using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Host.Telemetry;

/// <summary>Where traces and metrics are sent. Section <c>OpenTelemetry</c>.</summary>
internal sealed class TelemetryOptions : IValidatableObject
{
    public const string Section = "OpenTelemetry";

    /// <summary>The standard variable that has the same meaning; see https://opentelemetry.io/docs/specs/otel/protocol/exporter/</summary>
    public const string StandardVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The address of a collector that speaks OTLP. Default empty: the standard variable's, and when that is empty too, nothing leaves the process.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The address as one; null when it is empty or is none.</summary>
    public Uri? Address => Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length > 0 && Address is null)
        {
            yield return new ValidationResult($"OpenTelemetry:Endpoint is '{Endpoint}'; use an http or https address, for example http://127.0.0.1:4317, or leave it empty.");
        }
    }
}
