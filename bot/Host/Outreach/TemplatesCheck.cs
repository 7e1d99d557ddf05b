using Microsoft.Extensions.Options;
using RetentionBot.Skills.Outreach;
using RetentionBot.Skills.Outreach.Templates;

namespace RetentionBot.Host.Outreach;

/// <summary>Reads the templates at start: what is wrong in them is told with file and line, and nothing is served.</summary>
internal sealed class TemplatesCheck(IHostEnvironment environment) : IValidateOptions<OutreachOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, OutreachOptions options)
    {
        try
        {
            var library = Load(options, environment);
            return library.Find(options.Language) is null
                ? ValidateOptionsResult.Fail($"Outreach:Language is '{options.Language}', and there are no templates in it; there are {string.Join(", ", library.Languages)}.")
                : ValidateOptionsResult.Success;
        }
        catch (TemplateException exception)
        {
            return ValidateOptionsResult.Fail(exception.Faults);
        }
    }

    /// <summary>The templates of the program with those of the folder in their place.</summary>
    /// <exception cref="TemplateException">Something is wrong in them.</exception>
    public static TemplateLibrary Load(OutreachOptions options, IHostEnvironment environment) =>
        TemplateLibrary.Load(options.Templates is { Length: > 0 } folder ? Path.GetFullPath(folder, environment.ContentRootPath) : null);
}
