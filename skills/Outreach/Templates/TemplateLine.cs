using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;

namespace RetentionBot.Skills.Outreach.Templates;

/// <summary>One way to say one part of a message: a line of a template file, in the Liquid language.</summary>
public sealed partial class TemplateLine
{
    private const int MostSteps = 1_000;

    // What a template can do is what Liquid's own filters do with texts: nothing of the program can be reached from one.
    private static readonly TemplateOptions Options = new() { MaxSteps = MostSteps };
    private static readonly FluidParser Parser = new();

    private readonly IFluidTemplate _template;

    private TemplateLine(TemplateSection section, int number, string source, IFluidTemplate template, IReadOnlyList<string> placeholders)
    {
        (Section, Number, Source, _template, Placeholders) = (section, number, source, template, placeholders);
    }

    /// <summary>Where it stands.</summary>
    public TemplateSection Section { get; }

    /// <summary>The number of the line in its file, from 1.</summary>
    public int Number { get; }

    /// <summary>As it is written.</summary>
    public string Source { get; }

    /// <summary>What it needs to know, each once.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="fault">What is wrong with it, for the end of a sentence; null when nothing is.</param>
    public static TemplateLine? TryRead(TemplateSection section, int number, string source, out string? fault)
    {
        if (!Parser.TryParse(source, out var template, out var error))
        {
            fault = $"is no Liquid text: {error.Split('\n')[0].TrimEnd('.', '\r')}";
            return null;
        }

        var found = new PlaceholderSearch();
        found.VisitTemplate(template);
        fault = null;
        return new TemplateLine(section, number, source, template, [.. found.Names]);
    }

    /// <summary>Whether everything it needs is known.</summary>
    public bool CanSay(IReadOnlyDictionary<string, string> values) => Placeholders.All(values.ContainsKey);

    /// <summary>The line with the values in it. Values are data: what looks like a placeholder in one stays as it is.</summary>
    public string Say(IReadOnlyDictionary<string, string> values)
    {
        var context = new TemplateContext(Options);
        foreach (var name in Placeholders)
        {
            context.SetValue(name, values[name]);
        }

        return TwoEnds().Replace(_template.Render(context), ".");
    }

    // A value may end with a full stop of its own, as "Ltd." and a German ordinal do.
    [GeneratedRegex(@"(?<!\.)\.\.(?!\.)", RegexOptions.CultureInvariant)]
    private static partial Regex TwoEnds();

    private sealed class PlaceholderSearch : AstVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitMemberExpression(MemberExpression memberExpression)
        {
            if (memberExpression.Segments is [IdentifierSegment name, ..])
            {
                Names.Add(name.Identifier);
            }

            return base.VisitMemberExpression(memberExpression);
        }
    }
}

/// <summary>The head of the lines that follow it in a template file: <c>[closing warm]</c>.</summary>
/// <param name="Part">Which part of a message its lines are, or which phrase.</param>
/// <param name="For">For phrases of several meanings, which one; null otherwise.</param>
/// <param name="Reasons">The reasons it is for; empty for all.</param>
/// <param name="Voice">The tone it is for.</param>
/// <param name="Form">The form of address it is for; null for all.</param>
public sealed record TemplateSection(string Part, string? For, IReadOnlyList<string> Reasons, Voice Voice, string? Form)
{
    /// <summary>Whether it can serve a message about a reason in a form of address, whatever the tone.</summary>
    public bool Serves(string part, string reason, string? form) =>
        Part == part && (Reasons.Count == 0 || Reasons.Contains(reason)) && (Form is null || form is null || Form == form);
}
