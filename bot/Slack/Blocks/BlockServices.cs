using Microsoft.Extensions.DependencyInjection;

namespace RetentionBot.Slack.Blocks;

/// <summary>Registers what draws cards.</summary>
internal static class BlockServices
{
    public static IServiceCollection AddBlocks(this IServiceCollection services) => services.AddSingleton<BlockKitRenderer>().AddSingleton<ViewRenderer>();
}
