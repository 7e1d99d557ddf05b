using System.ComponentModel.DataAnnotations;
using RetentionBot.Skills.LanguageModel;

namespace RetentionBot.LanguageModel;

/// <summary>The settings under <c>Model</c>. Without an endpoint there is no model, and nothing leaves the machine.</summary>
public sealed class ModelOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Model";

    /// <summary>The address of an OpenAI-compatible service up to and with its version: <c>https://api.openai.com/v1</c>, <c>http://127.0.0.1:11434/v1</c>. https, or http on this machine. Default: empty, no model.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name there; for Azure OpenAI the deployment's. Default: empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key; empty for a service that wants none, as most on one's own machine.</summary>
    public string Key { get; set; } = "";

    /// <summary>How long one answer may take, all its calls together, in seconds; 1 to 60. Default: 8.</summary>
    [Range(1, 60, ErrorMessage = "Model:TimeLimitSeconds must be 1 to 60 seconds, for example 8.")]
    public int TimeLimitSeconds { get; set; } = 8;

    /// <summary>How many tokens, sent and received, may be spent on one UTC day; 0 spends none. Default: 500,000.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "Model:TokensPerDay must be 0 or more, for example 500000.")]
    public int TokensPerDay { get; set; } = 500_000;

    /// <summary>The longest answer, in tokens, sent as <c>max_completion_tokens</c>; 64 to 8,192. A model that thinks aloud before it answers needs more. Default: 800.</summary>
    [Range(64, 8192, ErrorMessage = "Model:TokensPerAnswer must be 64 to 8192, for example 800.")]
    public int TokensPerAnswer { get; set; } = 800;

    /// <summary>How freely it chooses its words, 0 to 2. Left out it is not sent: some models refuse any but their own. Default: left out.</summary>
    [Range(0.0, 2.0, ErrorMessage = "Model:Temperature must be 0 to 2, for example 0; leave it out for the model's own.")]
    public double? Temperature { get; set; }

    /// <summary>What of a customer's records may be sent.</summary>
    public ModelFields Send { get; set; } = new();

    /// <summary>Whether somebody wants a model.</summary>
    public bool IsOn => Endpoint.Length > 0;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length == 0)
        {
            if (Name.Length > 0 || Key.Length > 0)
            {
                yield return new ValidationResult($"Model:{(Name.Length > 0 ? nameof(Name) : nameof(Key))} is set and Model:Endpoint is empty; set the endpoint too, for example https://api.openai.com/v1, or neither.", [nameof(Endpoint)]);
            }

            yield break;
        }

        if (SecureAddress.Of(Endpoint) is null)
        {
            yield return new ValidationResult($"Model:Endpoint is '{Endpoint}'; use an https address without user name, query or fragment, or http on this machine, for example https://api.openai.com/v1.", [nameof(Endpoint)]);
        }

        if (Name.Length == 0)
        {
            yield return new ValidationResult("Model:Endpoint is set and Model:Name is empty; set the name of the model, as the service calls it.", [nameof(Name)]);
        }

        if (Key.Any(character => character is <= ' ' or > '~'))
        {
            yield return new ValidationResult("Model:Key holds a blank or a sign that no key has; copy it again.", [nameof(Key)]);
        }
    }
}
