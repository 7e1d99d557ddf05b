using System.ComponentModel.DataAnnotations;

namespace RetentionBot.Host.Outbox;

/// <summary>How what is said unasked is sent, and how long that is known. Section <c>Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    /// <summary>For how many days it is known that something was said or came too late, 1 to 90. Default 7. As long, it is not said again.</summary>
    [Range(1, 90, ErrorMessage = "Outbox:KeepDays must be from 1 to 90 days; leave it out for 7.")]
    public int KeepDays { get; set; } = 7;

    /// <summary>How many messages are sent at the same time, 1 to 256. Default 32. The limits of a channel hold besides.</summary>
    [Range(1, 256, ErrorMessage = "Outbox:AtOnce must be from 1 to 256 messages; leave it out for 32.")]
    public int AtOnce { get; set; } = 32;
}
