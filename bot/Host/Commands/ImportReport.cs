using System.Globalization;
using System.Text;
using RetentionBot.Import;

namespace RetentionBot.Host.Commands;

/// <summary>What an import came to, in words for whoever typed it.</summary>
internal static class ImportReport
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A line for each file with its faults and assumptions, possible duplicates, and what to do next.</summary>
    public static string Of(ImportSummary summary)
    {
        var text = new StringBuilder();
        foreach (var step in summary.Steps)
        {
            text.AppendLine(Culture, $"{step.File} ({step.Written}): {step.Rows:N0} {ImportKinds.NameOf(step.Kind)} rows; {step.New:N0} new, {step.Changed:N0} changed, {step.Unchanged:N0} unchanged, {step.Rejected:N0} rejected{Also(step)}");
            foreach (var assumption in step.Assumptions)
            {
                text.AppendLine(Culture, $"  assumed: {assumption}");
            }

            foreach (var finding in step.Findings)
            {
                text.AppendLine(Culture, $"  look at: {finding}");
            }

            foreach (var fault in step.Faults)
            {
                text.AppendLine(Culture, $"  row {fault.FirstRow}{(fault.Count > 1 ? $" and {fault.Count - 1:N0} more" : "")}{(fault.Column.Length > 0 ? $", {fault.Column}" : "")}: {fault.Sentence}");
            }
        }

        if (summary.DuplicatesFound > 0)
        {
            text.AppendLine(Culture, $"{summary.DuplicatesFound:N0} pairs of customers may be the same; nothing was merged{(summary.DuplicatesFound > summary.Duplicates.Count ? $". The first {summary.Duplicates.Count}" : "")}:");
            foreach (var pair in summary.Duplicates)
            {
                text.AppendLine(Culture, $"  #{pair.First} and #{pair.Second}: {pair.Because}");
            }
        }

        text.AppendLine(Culture, $"{Ended(summary)} after {summary.Took.TotalSeconds:0.0} s.{(summary.ErrorsFile is { } errors ? $" Rejected rows and warnings: {errors}" : summary.Rejected > 0 ? " Add --errors FILE to keep the rejected rows." : "")}");
        return text.ToString();
    }

    private static string Also(StepSummary step) =>
        (step.Skipped > 0 ? string.Create(Culture, $", {step.Skipped:N0} left out by the map") : "")
        + (step.Erased > 0 ? string.Create(Culture, $", {step.Erased:N0} skipped because their customer was erased") : "")
        + (step.Warnings > 0 ? string.Create(Culture, $", {step.Warnings:N0} with a warning") : "");

    private static string Ended(ImportSummary summary) => summary switch
    {
        { Cancelled: true } => "Stopped; what was written stays, run it again to finish",
        { DryRun: true } => "Dry run, nothing was written; ended",
        _ => "Done",
    };
}
