using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RetentionBot.Teams;

/// <summary>The settings under <c>Teams</c>.</summary>
public sealed class TeamsOptions : IValidatableObject
{
    /// <summary>The section these settings are bound to.</summary>
    public const string Section = "Teams";

    /// <summary>The bot's application id (a GUID) from its Azure Bot registration. Default: empty, which leaves Teams off.</summary>
    public string AppId { get; set; } = "";

    /// <summary>
    /// Lets anyone on this machine speak to the bot as anyone, without a token: for trying it with a local client only. Default: false.
    /// Not together with <see cref="AppId"/>. That only this machine is let in is the host's part.
    /// </summary>
    public bool DangerouslyAllowUnauthenticated { get; set; }

    /// <summary>The largest request body accepted, in bytes, 1,024 to 4,194,304; a larger one is answered 413. Default: 262,144.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    private const int LeastBodyBytes = 1024;
    private const int MostBodyBytes = 4 * 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxBodyBytes is < LeastBodyBytes or > MostBodyBytes)
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"Teams:MaxBodyBytes is {MaxBodyBytes}; use {LeastBodyBytes} to {MostBodyBytes} bytes, for example 262144."), [nameof(MaxBodyBytes)]);
        if (DangerouslyAllowUnauthenticated && AppId.Length > 0)
            yield return new ValidationResult(
                $"Teams:DangerouslyAllowUnauthenticated is true while Teams:AppId is '{AppId}'; set Teams:DangerouslyAllowUnauthenticated to false to serve Teams, "
                + "or leave Teams:AppId empty to try the bot on this machine.",
                [nameof(DangerouslyAllowUnauthenticated), nameof(AppId)]);
    }
}
