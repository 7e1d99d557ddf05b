using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RetentionBot.Slack;

namespace RetentionBot.Host.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: store and outbox can be used, 503 when not; with Socket Mode also how Slack's connections are. Neither tells a path or a name.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services, IConfiguration configuration)
    {
        var checks = services.AddHealthChecks().AddCheck<StoreHealthCheck>("store").AddCheck<OutboxHealthCheck>("outbox");
        if (!string.IsNullOrEmpty(configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.AppToken)}"]))
        {
            checks.AddCheck<SocketModeHealthCheck>("slack");
        }

        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var parts = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString());
        return http.Response.WriteAsJsonAsync(new HealthAnswer(report.Status.ToString(), parts), HealthJson.Default.HealthAnswer);
    }
}

/// <summary>What a health endpoint tells.</summary>
/// <param name="Status">Healthy, Degraded or Unhealthy.</param>
/// <param name="Parts">The same for each part.</param>
internal sealed record HealthAnswer(string Status, Dictionary<string, string> Parts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;
