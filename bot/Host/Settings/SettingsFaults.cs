using Microsoft.Extensions.Options;

namespace RetentionBot.Host.Settings;

/// <summary>Checks every options type at once, so that all faults are in one message.</summary>
internal static class SettingsFaults
{
    /// <summary>A sentence for each fault; empty when the settings are sound.</summary>
    public static IReadOnlyList<string> In(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return Sentences([exception]);
        }
        catch (AggregateException exception)
        {
            return Sentences(exception.InnerExceptions.OfType<OptionsValidationException>());
        }
        catch (InvalidOperationException exception)
        {
            // A text where a number or one of a few words belongs; the framework names the setting and the value.
            return [exception.Message];
        }
    }

    /// <summary>The faults without the framework's "DataAnnotation validation failed for … with the error" before each.</summary>
    private static List<string> Sentences(IEnumerable<OptionsValidationException> exceptions) =>
        [.. exceptions.SelectMany(exception => exception.Failures).Select(failure =>
            failure.IndexOf("with the error: '", StringComparison.Ordinal) is > 0 and var at ? failure[(at + 17)..].TrimEnd('.').TrimEnd('\'') : failure).Distinct()]; // some settings are read with others
}
