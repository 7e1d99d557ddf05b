using Microsoft.AspNetCore.Builder;

namespace RetentionBot.LocalPage;

/// <summary>Several endpoint builders as one.</summary>
internal sealed class EndpointGroup(IReadOnlyList<IEndpointConventionBuilder> parts) : IEndpointConventionBuilder
{
    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var part in parts) part.Add(convention);
    }

    public void Finally(Action<EndpointBuilder> finalConvention)
    {
        foreach (var part in parts) part.Finally(finalConvention);
    }
}
