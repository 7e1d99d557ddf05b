using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Host.Settings;

/// <summary>How long it is known who looked at and changed what. Section <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>For how many days an entry of the audit is kept, 30 to 3,650. Default 730.</summary>
    [Range(30, 3_650, ErrorMessage = "Audit:KeepDays must be from 30 to 3650 days; leave it out for 730.")]
    public int KeepDays { get; set; } = 730;
}
