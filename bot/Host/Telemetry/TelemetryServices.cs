using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RetentionBot.Understanding;

namespace RetentionBot.Host.Telemetry;

/// <summary>Adds what is measured, and its way out of the process when an address for it is set.</summary>
internal static class TelemetryServices
{
    /// <summary>What is measured, for whoever listens in this process.</summary>
    public static IServiceCollection AddInstruments(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Instruments>();
        return services;
    }

    /// <summary>
    /// Measures the understanding registered before and every call over HTTP, and exports it all by OTLP when <c>OpenTelemetry:Endpoint</c>, or else the standard
    /// variable, is set. The standard variables for protocol, headers and service name hold; see https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddInstruments();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, MeasuredCalls.Filter>());
        MeasureUnderstanding(services);
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (options.Address is not null || !string.IsNullOrEmpty(configuration[TelemetryOptions.StandardVariable]))
        {
            Export(services, options.Address);
        }

        return services;
    }

    private static void MeasureUnderstanding(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IUnderstanding));
        services.Replace(ServiceDescriptor.Singleton<IUnderstanding>(provider => new MeasuredUnderstanding((IUnderstanding)Made(inner, provider), provider.GetRequiredService<Instruments>())));
    }

    private static object Made(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationInstance ?? service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!); // one of the three is set

    /// <param name="address">Where to; null for the standard variable's address.</param>
    private static void Export(IServiceCollection services, Uri? address) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(Instruments.Name).AddEnvironmentVariableDetector())
        .WithTracing(tracing => tracing.AddSource(Instruments.Name).AddOtlpExporter(otlp => SendTo(otlp, address, "v1/traces")))
        .WithMetrics(metrics => metrics.AddMeter(Instruments.Name).AddOtlpExporter(otlp => SendTo(otlp, address, "v1/metrics")));

    /// <summary>An address given here is taken as it is, without the path of the signal that OTLP over HTTP wants.</summary>
    private static void SendTo(OtlpExporterOptions otlp, Uri? address, string path)
    {
        if (address is not null)
        {
            otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}") : address;
        }
    }
}
