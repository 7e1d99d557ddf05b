using RetentionBot.Skills.History;

namespace RetentionBot.Skills.Administration.Export;

/// <summary>The right to fetch one file once, soon. Whoever has the ticket's text has the file; only a hash of that text is stored.</summary>
/// <param name="Key">SHA-256 of the ticket's text.</param>
/// <param name="Manager">The number of whoever asked. Their rights are asked again when the file is fetched.</param>
/// <param name="What">What the file holds.</param>
/// <param name="Until">From then on it is worth nothing.</param>
public sealed record ExportTicket(string Key, int Manager, ExportRequest What, DateTimeOffset Until)
{
    /// <summary>How long a ticket lasts: 15 minutes.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>When the file was fetched; null until then.</summary>
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>What an export is to hold.</summary>
/// <param name="Kind">Of what kind it is.</param>
public sealed record ExportRequest(ExportKind Kind)
{
    /// <summary>The customer's number, for <see cref="ExportKind.Customer"/>, and for an audit of one; else null.</summary>
    public int? Customer { get; init; }

    /// <summary>The number of the follow-up, for <see cref="ExportKind.Appointment"/>; else null.</summary>
    public int? FollowUp { get; init; }

    /// <summary>The IANA zone of whoever asked, for <see cref="ExportKind.Appointment"/>; else null.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether whoever asked was told that addresses and numbers are in it. They are then left out all the same when the right to them is gone.</summary>
    public bool HasContactData { get; init; }

    /// <summary>Whose customers, for <see cref="ExportKind.Book"/>.</summary>
    public BookScope Scope { get; init; }

    /// <summary>The number of the account manager whose deeds an audit is about; null for everybody's.</summary>
    public int? Manager { get; init; }

    /// <summary>What the list is kept under, for <see cref="ExportKind.CheckedList"/>; else null.</summary>
    public string? List { get; init; }

    /// <summary>The days of an audit, in UTC; null for all.</summary>
    public Period? Period { get; init; }
}

/// <summary>What a file is about.</summary>
public enum ExportKind
{
    /// <summary>Everything recorded of one customer.</summary>
    Customer,

    /// <summary>A line for each of many customers, never with addresses or numbers.</summary>
    Book,

    /// <summary>Who looked at and changed what.</summary>
    Audit,

    /// <summary>An appointment for a calendar: a follow-up with a time of day.</summary>
    Appointment,

    /// <summary>A list of recipients with what was decided of each.</summary>
    CheckedList,
}

/// <summary>Whose customers are listed.</summary>
public enum BookScope
{
    /// <summary>One's own.</summary>
    Mine,

    /// <summary>Those of one's team.</summary>
    Team,

    /// <summary>Everybody's, and those in the pool.</summary>
    All,
}

/// <summary>How a file is written.</summary>
public enum ExportFormat
{
    /// <summary>For spreadsheets.</summary>
    Csv,

    /// <summary>For programs; whole and nested.</summary>
    Json,

    /// <summary>For calendars (RFC 5545).</summary>
    Ics,
}
